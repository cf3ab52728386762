"""The history of a day is the replay of that day, however the history came to be filled."""

import re
import subprocess
import sys

import duckdb
import pytest
from conftest import ROOT, Workspace

SELECTED = ("build", "--select", "+lead_score_changes", "+lead_scores",
            "--exclude-resource-type", "test", "unit_test")
STATE = ("score", "grade", "intent_level", "priority", "lifecycle_stage", "is_mql", "is_sql_ready",
         "is_disqualified", "is_excluded", "rulebook_version")
DAY_ENDS = ("2026-05-31", "2026-06-14")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory, project):
    """Demo data of few leads, and the history of five weeks written at once."""
    made = Workspace(tmp_path_factory.mktemp("history"), project)
    subprocess.run(
        [sys.executable, ROOT / "demo" / "generate.py", "--leads", "200", "--events", "8000",
         "--out", made.raw, "--force"],
        cwd=ROOT, check=True, capture_output=True,
    )
    build(made, as_of="2026-06-15", history_from="2026-05-10", history_to="2026-06-15")
    return made


def build(workspace, **variables):
    done = workspace.dbt(*SELECTED, **variables)
    assert done.returncode == 0, done.stdout[-4000:]


def marts(workspace):
    """Both marts as sorted lists of rows."""
    return [
        workspace.rows(f"select * from lead_scoring.{mart} order by all")
        for mart in ("lead_score_history", "lead_score_changes")
    ]


def another(workspace, directory):
    """A workspace on the same raw files with a database of its own."""
    made = Workspace(directory, workspace.project)
    made.raw.rmdir()
    made.raw = workspace.raw
    return made


def test_a_day_of_history_is_the_replay_of_that_day(workspace, tmp_path):
    replay = another(workspace, tmp_path)
    for day in DAY_ENDS:
        done = replay.dbt("build", "--select", "+lead_scores",
                          "--exclude-resource-type", "test", "unit_test", as_of=day)
        assert done.returncode == 0, done.stdout[-4000:]
        columns = ", ".join(STATE)
        with duckdb.connect() as connection:
            connection.execute(f"attach '{workspace.database}' as past (read_only)")
            connection.execute(f"attach '{replay.database}' as replayed (read_only)")
            written = f"""select scoring_model_id, lead_id, {columns}
                from past.lead_scoring.lead_score_history
                where valid_from <= date '{day}' and (valid_to is null or valid_to > date '{day}')"""
            scored = f"""select scoring_model_id, lead_id, {columns}
                from replayed.lead_scoring.lead_scores"""
            differing = connection.execute(
                f"(({written}) except ({scored})) union all (({scored}) except ({written}))"
            ).fetchall()
            assert connection.execute(f"select count(*) from ({scored})").fetchone()[0] > 100
        assert not differing, (day, differing[:5])


def test_changes_sum_exactly(workspace):
    assert workspace.rows("select 1 as one from lead_scoring.lead_score_changes limit 1")
    compiled = (ROOT / "tests/assertions/scoring/assert_changes_sum_to_the_difference.sql").read_text()
    query = compiled.replace(
        "{{ ref('int_score_days__compared') }}", "lead_scoring_intermediate.int_score_days__compared"
    ).replace("{{ ref('lead_score_changes') }}", "lead_scoring.lead_score_changes")
    assert workspace.rows(query) == []


@pytest.mark.trials
def test_parts_and_ordinary_runs_give_the_same_history(workspace, tmp_path):
    """The later part first, then a run that appends the days since, then the earlier part."""
    at_once = marts(workspace)
    parts = another(workspace, tmp_path)
    build(parts, as_of="2026-06-12 12:00:00", history_from="2026-06-01", history_to="2026-06-30")
    build(parts, as_of="2026-06-15")
    build(parts, as_of="2026-06-15", history_from="2026-05-10", history_to="2026-05-20")
    assert marts(parts) == at_once


@pytest.mark.parametrize("given, told", [
    ({"history_from": "30.6.2026"}, "is no date"),
    ({"history_from": "2026-06-30", "history_to": "2026-06-01"}, "Swap the two"),
    ({"history_to": "2026-06-01"}, "without lead_scoring__history_from"),
])
def test_a_range_that_means_nothing_stops_the_run(workspace, given, told):
    done = workspace.dbt("run", "--select", "util_ages", **given)
    assert done.returncode != 0
    assert told in done.stdout


def test_a_range_that_the_run_does_not_write_is_told(workspace):
    """As with --select +lead_score_history, which is half of what the history needs."""
    done = workspace.dbt("run", "--select", "util_ages", history_from="2026-06-01", history_to="2026-06-02")
    assert done.returncode == 0, done.stdout
    assert "writes no history: build lead_score_history and lead_score_changes" in done.stdout


def test_a_history_with_a_column_of_another_type_stops_the_run_and_stays(workspace):
    """Points of fewer places would round what is added, a score of text would be compared as one."""
    before = marts(workspace)
    workspace.execute("alter table lead_scoring.lead_score_history alter column raw_score set data type decimal(9, 2)")
    workspace.execute("alter table lead_scoring.lead_score_history alter column score set data type varchar")
    done = workspace.dbt("run", "--select", "lead_score_history", as_of="2026-06-16")
    assert done.returncode != 0
    told = re.findall(
        r"lead_score_history\.(\w+) is (.*) in the warehouse, (.*) by its contract\. To give it its type again: (.*);", done.stdout
    )
    told = list(dict.fromkeys(told))
    assert sorted(one[:3] for one in told) == [("raw_score", "decimal(9,2)", "decimal(18, 4)"), ("score", "varchar", "int")]
    for *_, statement in told:
        workspace.execute(statement)
    assert [(row["lead_id"], row["score"]) for row in marts(workspace)[0]] == [
        (row["lead_id"], row["score"]) for row in before[0]
    ]
