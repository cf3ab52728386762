"""The same rows on PostgreSQL: the golden leads, a first run, and a run on what came since."""

import os
import re
import subprocess
import sys
import time

import pytest
from conftest import ROOT

from . import postgres
from .building import TRUTH_TABLES, DuckDB, Engine, compared, steps

# The one mart that tells of the run that DuckDB never began.
CUT_OFF = ("new, late and repeated events", "scoring_runs")
# A run that writes one table.
A_TABLE = ("run", "--select", "stg_rulebook__rows")
# On a laptop without a server these tests skip; where changes are judged, that would judge nothing.
pytestmark = pytest.mark.skipif(postgres.missing() is not None and "CI" not in os.environ, reason=str(postgres.missing()))


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    directory = tmp_path_factory.mktemp("demo")
    subprocess.run(
        [sys.executable, str(ROOT / "demo" / "generate.py"), "--leads", "1000", "--events", "40000",
         "--out", str(directory)],
        check=True, stdout=subprocess.DEVNULL,
    )
    return directory


@pytest.fixture(scope="module")
def server():
    with postgres.server() as environment:
        yield environment


@pytest.fixture(scope="module")
def results(demo, server, project, tmp_path_factory):
    """Every step built on both engines; in the last one Postgres first loses its connections half-way."""
    directory = tmp_path_factory.mktemp("parity")
    duck, other = DuckDB(directory, project=project), Engine(directory, postgres, server)
    plan, found = steps(demo, directory), {}
    found["nothing there"] = other.begin(plan[0], "run", "--select", "stg_crm__leads").finish()
    for step in plan:
        if not step.is_first:
            with postgres.cursor(server) as one:
                one.execute("create index on raw_activity.events (loaded_at)")
                one.execute("create index on raw_activity.events (occurred_at)")
            cut_off(other, step)
            other.begin(step, *A_TABLE).kill_at_node(1)
            found["left by the killed"] = runs_begun(server)
            reset_counts(server)
        beside = other.start(step)
        if step is plan[0]:
            beside.wait_for_node(1)
            found["at the same time"] = other.begin(step, *A_TABLE).finish()
        expected = duck.build(step)
        beside.finish()
        found["events read"] = events_read(server)  # before the marts are: the live view reads events too
        found[step.name] = compared(step, expected, other, other.finish(beside, step))
    found["left at the end"] = runs_begun(server)
    found["truth tables"] = other.test(step, *TRUTH_TABLES)
    return found


def cut_off(side, step):
    """A run whose connection the server closes while it replaces a mart."""
    run, cut = side.start(step), []
    with postgres.cursor(side.environment) as one:
        while not cut and run.process.is_alive():
            one.execute("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where pid <> pg_backend_pid() and state = 'active'
                    and query ~ '(insert into|create +table|delete from)' and query ~ '"lead_scoring"\\."lead_(score|ids|funnel|attributes)'
            """)
            cut = one.fetchall()
            time.sleep(0.001)
    outcome = run.finish()
    assert cut, "no mart was being written"
    assert not outcome.is_success, "the run should have lost its connection"


def runs_begun(server):
    """How many runs stand as begun and not over."""
    with postgres.cursor(server) as one:
        one.execute("select count(*) from lead_scoring_utilities.runs_begun")
        return one.fetchone()[0]


def reset_counts(server):
    """Sets the counts of what is read to zero, once whoever read before has told."""
    with postgres.cursor(server) as one:
        wait_for_others(one)
        one.execute("select pg_stat_reset()")


def wait_for_others(cursor):
    """Waits until no other connection is left: what one has read is told at its end at the latest."""
    for _ in range(6000):
        cursor.execute("""
            select count(*) from pg_stat_activity
            where backend_type in ('client backend', 'parallel worker') and pid <> pg_backend_pid()
        """)
        if cursor.fetchone() == (0,):
            return
        time.sleep(0.01)
    raise TimeoutError("another connection stayed open for a minute")


def events_read(server):
    """How many raw events were read from end to end, by however many processes; how many by an index; how many are."""
    with postgres.cursor(server) as one:
        wait_for_others(one)
        one.execute("""
            select seq_tup_read, idx_tup_fetch from pg_stat_user_tables
            where schemaname = 'raw_activity' and relname = 'events'
        """)
        in_turn, by_index = one.fetchone()
        one.execute("select count(*) from raw_activity.events")
        return in_turn, by_index, *one.fetchone()


def test_without_raw_tables_the_run_stops_with_a_sentence(results):
    outcome = results["nothing there"]
    assert not outcome.is_success
    assert "crm.leads is missing: looked for" in outcome.said


def test_a_second_run_at_the_same_time_stops_with_a_sentence(results):
    """The first one goes on. A run that was killed leaves its row and keeps nobody away: the one after it ends well."""
    assert results["left by the killed"] == 1
    outcome = results["at the same time"]
    assert not outcome.is_success
    assert results["left at the end"] == 0
    assert re.search(r"A run that began at .* UTC is not over\. .* Wait for the other\.", outcome.said), outcome.said


@pytest.mark.parametrize("step", ["golden", "first run", "new, late and repeated events"])
def test_every_public_mart_has_the_rows_of_duckdb(results, step):
    assert results[step]
    wrong = [one for one in results[step] if one.differing and (step, one.mart) != CUT_OFF]
    assert not wrong, "\n".join(
        f"{one.mart}: {one.differing} of {one.rows} rows differ\n  " + "\n  ".join(one.told)
        for one in wrong
    )


def test_the_run_that_lost_its_connection_stands_as_incomplete(results):
    (runs,) = [one for one in results[CUT_OFF[0]] if one.mart == CUT_OFF[1]]
    assert runs.differing == 1
    assert "too many" in runs.told[0] and "'is_complete': False" in runs.told[0]


def test_a_later_run_counts_the_events_once_and_reads_those_of_its_days_by_index(results):
    in_turn, by_index, events = results["events read"]
    assert events > 30_000
    assert in_turn == events, "what is read from end to end once more reads all of history again"
    assert 0 < by_index < events / 2


def test_every_public_mart_has_rows(results):
    empty = {one.mart for one in results["new, late and repeated events"] if not one.rows}
    assert not empty


def test_every_macro_gives_what_its_truth_table_says(results):
    passed = set(re.findall(r"PASS (assert_\w+)", results["truth tables"]))
    assert passed == {file.stem for file in (ROOT / "tests" / "assertions" / "macros").glob("*.sql")}
