"""Only leads with other evidence, or that a day makes a difference for, are scored again; nothing is overlooked."""

import re
from datetime import timedelta

import duckdb
import pytest

from .comparing import assert_same

# Read on the way from a moment to the tables kept by lead, and rightly not in the key of a lead.
BESIDE_THE_KEY_OF_A_LEAD = {
    "int_accounts__keyed": "made of the fields of accounts, which are in the key",
    "int_company_names__normalised": "made of the fields of leads and accounts, which are in the key",
    "int_days__of_change": "moments of the history, whose scores are not kept by lead",
    "int_domains__classified": "made of the fields of leads and accounts, which are in the key",
    "int_leads__compared": "what the keys are for",
    "int_activities__labelled": "its human rows are in int_activities__dated",
    "scoring_runs": "marts wait for it, none is made of it",
}
KEYED = {
    "leads": (
        "util_scoring_moments", "int_leads__kept",
        (
            "int_crm_records__fingerprinted", "int_records__fingerprinted", "int_companies__fingerprinted",
            "int_leads__fingerprinted",
        ),
        BESIDE_THE_KEY_OF_A_LEAD,
    ),
    "people whose acts are judged": (
        "int_acts__due", "int_actors__kept", ("int_actors__compared",),
        {"int_actors__compared": "what the keys are for"},
    ),
}

# Read on the way to the tables kept by lead, and count days: each with what turns a lead on those that matter.
COUNTS_DAYS = {
    "int_account_people__counted": "recent and earlier days of accounts, in int_signal_turns__listed",
    "int_activities__in_windows": "weights, windows and stretches, in int_signal_turns__listed",
    "int_activities__remembered": "only leaves out what no window reaches",
    "int_company_values__dated": "lapses, in int_companies__changed; confidences, in int_attribute_turns__listed",
    "int_inactivity__stepped": "steps of inactivity, in int_signal_turns__listed",
    "int_interactions__counted": "stretches of the gate, in int_signal_turns__listed",
    "int_lead_stages__aged": "days of standing still, in int_status_days__turning",
    "int_lead_values__chosen": "confidences, in int_attribute_turns__listed; ages, moved to the day",
    "int_reasons__worded": "the year, in util_scoring_basis",
}

DUE = "select lead_id from lead_scoring_intermediate.int_leads__compared where is_due"


def test_only_leads_with_other_evidence_are_scored_again(story):
    """The last run of the plan is on the day of the one before it."""
    due = {row["lead_id"] for row in story.runs.rows(f"{DUE} and moment_kind = 'current'")}
    leads = {row["lead_id"] for row in story.marts["lead_scores"]}
    moved = {
        lead for lead in leads
        if rows_of(story.before, lead) != rows_of(story.marts, lead)
    }
    assert moved and moved <= due
    assert len(due & leads) < len(leads) / 2, f"{len(due & leads)} of {len(leads)}"


def test_days_without_news_score_those_that_turn(story, tmp_path):
    """The same files the next day, and three days later: as from scratch, and only leads that age by then are due."""
    morning = story.plan.last.replace(hour=6, minute=0)
    later = story.runs.copy(tmp_path / "later")
    story.world.write(later.raw, story.plan.last)
    before = story.marts
    for instant in (morning + timedelta(days=1), morning + timedelta(days=4)):
        earlier = later.copy(tmp_path / f"before_{instant:%d}")
        later.run(instant, with_live=True)
        marts = later.marts()
        due = {row["lead_id"] for row in later.rows(f"{DUE} and moment_kind = 'current'")}
        leads = {row["lead_id"] for row in marts["lead_scores"]}
        moved = {lead for lead in leads if aged_rows_of(before, lead) != aged_rows_of(marts, lead)}
        assert moved and moved <= due, moved - due
        assert not leads <= due, "everyone"
        seen = looked_at(earlier, later, tmp_path / f"seen_{instant:%d}")
        scores = {"lead_scores": marts["lead_scores"]}
        assert_same(scores, {"lead_scores": seen}, "the view of a later day", story.world)
        before = marts
    fresh = story.scratch("days_later", as_of=instant)
    assert_same(fresh.marts(), later.marts(), "days without news", story.world)


def test_past_days_one_by_one_end_as_from_scratch(story):
    """All files are there at once, as after an outage: acts become known before the ids are linked that tell whose."""
    runs = story.scratch("day_by_day", as_of="2026-06-28")
    for day in ("2026-06-29", "2026-06-30"):
        runs.run(day)
    fresh = story.scratch("last_day", as_of=day)
    assert_same(fresh.marts(), runs.marts(), "past days one by one", story.world)


def looked_at(earlier, later, directory):
    """The live view of a later run, on the tables as an earlier one left them: what it would have shown before."""
    seen = later.copy(directory)
    with duckdb.connect(str(seen.database)) as connection:
        connection.execute(f"attach '{earlier.database}' as earlier (read_only)")
        tables = connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables() where database_name = 'earlier'"
        ).fetchall()
        for (table,) in tables:
            connection.execute(f"delete from {table}")
            connection.execute(f"insert into {table} by name from earlier.{table}")
    return seen.rows("select * from lead_scoring.lead_scores_live")


def test_only_days_with_other_events_are_read_again(story):
    """Every stateful model is built with the public marts, or the next run would begin anew."""
    due, kept = (
        {row["read_on"] for row in story.runs.rows(f"select read_on from lead_scoring_intermediate.{name}")}
        for name in ("int_arrival_days__due", "int_event_keys__noted")
    )
    assert due < kept
    assert len(due) < len(kept) / 2, f"{len(due)} of {len(kept)} days"


def test_the_last_run_of_the_plan_is_a_frequent_one(story):
    """Tables alone, and the views that hold the instant of the run: the other tests hold it to a scratch build."""
    assert "sql view model lead_scoring_staging" not in story.runs.last_said
    assert "sql view model lead_scoring_utilities.util_run " in story.runs.last_said


def test_a_run_without_news_scores_nobody(story, tmp_path):
    """The same raw files at the same instant, in a whole run: no moment is left, and every mart stays."""
    again = story.runs.copy(tmp_path)
    story.world.write(again.raw, story.plan.last)
    again.run(story.plan.last)
    moments = again.rows("select moment_kind from lead_scoring_utilities.util_scoring_moments")
    assert "current" not in {row["moment_kind"] for row in moments}
    assert sorted_marts(again.marts()) == sorted_marts(story.marts)


@pytest.mark.parametrize("who", KEYED)
def test_everything_that_kept_rows_are_made_of_is_in_their_key(project, who):
    """A model that reads something new must bring it to the keys, or kept rows would go stale."""
    first, last, keys, beside_the_key = KEYED[who]
    parents = {
        node_id: node.depends_on.nodes
        for node_id, node in project.manifest.nodes.items()
        if node.resource_type == "model"
    }
    children = {}
    for node_id, ones in parents.items():
        for one in ones:
            children.setdefault(one, []).append(node_id)
    made = reached(f"model.lead_scoring.{first}", children) | {f"model.lead_scoring.{first}"}
    kept = reached(f"model.lead_scoring.{last}", parents)
    keyed = {parent for name in keys for parent in parents[f"model.lead_scoring.{name}"]}
    read = {
        parent
        for node_id in made & kept
        for parent in parents[node_id]
        if parent not in made and reads_raw_tables(parent, parents)
    }
    names = {node_id.rpartition(".")[2] for node_id in read - keyed}
    assert read & keyed, "the test looks at nothing"
    assert names == set(beside_the_key), names ^ set(beside_the_key)


def test_rules_that_judge_acts_are_in_the_key_of_people(project):
    """Of the rulebook that key holds the seeds that classify events; a lead's holds them all."""
    parents = {node_id: node.depends_on.nodes for node_id, node in project.manifest.nodes.items()
               if node.resource_type == "model"}
    keyed = reached(project.model("int_acts__due").unique_id, parents)
    judging = reached(project.model("int_actors__kept").unique_id, parents) - keyed
    beside = {one for node_id in judging for one in parents.get(node_id, ())
              if not reads_raw_tables(one, parents) and not one.endswith(".util_run")}
    seeds = {one.rpartition(".")[2] for node_id in beside for one in reached(node_id, parents) | {node_id}
             if one.startswith("seed.")}
    fingerprint = project.model("int_activity_rules__fingerprinted").raw_code
    assert "machine_rules" in seeds
    assert not [seed for seed in seeds if f"'{seed}'" not in fingerprint], seeds


def test_every_model_that_counts_days_has_its_turns(project):
    """A new one must turn the leads on the days that it makes a difference for, or kept rows would go stale."""
    nodes = {node_id: node for node_id, node in project.manifest.nodes.items() if node.resource_type == "model"}
    parents = {node_id: node.depends_on.nodes for node_id, node in nodes.items()}
    children = {}
    for node_id, ones in parents.items():
        for one in ones:
            children.setdefault(one, []).append(node_id)
    made = reached(project.model("util_scoring_moments").unique_id, children)
    kept = reached(project.model("int_leads__kept").unique_id, parents)
    counting = {nodes[one].name for one in made & kept if re.search("datediff|spoken_date", nodes[one].raw_code)}
    assert counting == set(COUNTS_DAYS), counting ^ set(COUNTS_DAYS)


def test_models_that_read_what_stands_are_made_in_each_run(project):
    """What the last run left is read where it was when the model was made, or not at all."""
    found = {
        node.name: node.config.materialized in ("table", "incremental") or "each_run" in node.tags
        for node in project.manifest.nodes.values()
        if node.resource_type == "model" and "as_it_stands(" in node.raw_code
    }
    assert len(found) > 4
    assert all(found.values()), found


def reached(start, edges):
    """Every node behind a node, along the edges."""
    found, waiting = set(), [start]
    while waiting:
        for node_id in edges.get(waiting.pop(), ()):
            if node_id not in found:
                found.add(node_id)
                waiting.append(node_id)
    return found


def reads_raw_tables(node_id, parents):
    """Rules, days and seeds alone are in the key as a whole: the fingerprint of rules and code."""
    return any(one.startswith("source.") for one in reached(node_id, parents))


def rows_of(marts, lead_id):
    return [
        sorted(map(repr, (row for row in marts[mart] if row["lead_id"] == lead_id)))
        for mart in ("lead_scores", "lead_score_reasons")
    ]


def aged_rows_of(marts, lead_id):
    """What is told of a lead, but the day of the run and what is counted from it."""
    of_the_day = ("scored_on", "age_in_days")
    return [
        sorted(repr({name: value for name, value in row.items() if name not in of_the_day})
               for row in marts[mart] if row["lead_id"] == lead_id)
        for mart in ("lead_scores", "lead_score_reasons", "lead_attributes")
    ]


def sorted_marts(marts):
    return {mart: sorted(map(repr, rows)) for mart, rows in marts.items()}
