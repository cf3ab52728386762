"""Runs when only activity has arrived: what a build from scratch gives, or a sentence and nothing changed."""

import re
import shutil
from datetime import datetime, timedelta

import pytest

from .comparing import assert_same, differences
from .plans import Plan, Story
from .running import Warehouse
from .worlds import with_columns_of

FIRST, LAST, NEXT_DAY = datetime(2026, 7, 5, 9), datetime(2026, 7, 5, 15, 30), datetime(2026, 7, 6, 6)
ACTIVITY = {"select": (), "options": ("--selector", "activity")}
REFUSED = re.compile(r"Other than what the last run made its tables of: (.+?)\.\s")

# Made of activity as well, and rightly read by tables that stand: more addresses change none that is there.
LETS_ACTIVITY_IN = "int_addresses__read"
# A day of the run that is not asked for the rules in force.
DAY = re.compile(r"(?<!', ')run[.]scored_on|cast[(]run[.](known_)?as_of as date[)]|run[.]is_inside_a_day")
# Of the run itself, not of what it reads.
OF_THE_RUN = {"util_history_days", "util_history_ranges", "util_turning_days"}


@pytest.fixture(scope="module")
def story(project, tmp_path_factory):
    """A whole run, then one on the activity of the same day's afternoon; beside them a scratch build."""
    story = Story(project, Plan(seed=20261127, leads=60, instants=(FIRST, LAST)), tmp_path_factory.mktemp("activity"))
    world = story.world
    with_all_columns = with_columns_of(world.files(FIRST) | {
        table: world.files(FIRST).get(table, []) + rows
        for table, rows in world.files(LAST).items() if table.startswith("activity.")
    })

    def with_records_of_morning(tables):
        """What the CRM and the market said in the morning, none of it dated between then and the next day's run."""
        records = {table: rows for table, rows in world.files(FIRST).items() if not table.startswith("activity.")}
        acts = {table: rows for table, rows in tables.items() if table.startswith("activity.")}
        return with_all_columns(acts | {
            table: [{column: after(value) for column, value in row.items()} for row in rows]
            for table, rows in records.items()
        })

    def sequence():
        runs = Warehouse(project, story.directory / "runs")
        world.write(runs.raw, FIRST, with_records_of_morning)
        runs.run(FIRST)
        story.before = runs.marts()
        world.write(runs.raw, LAST, with_records_of_morning)
        story.said = runs.run(LAST, **ACTIVITY).said
        return runs

    def beside():
        fresh = Warehouse(project, story.directory / "scratch")
        world.write(fresh.raw, LAST, with_records_of_morning)
        fresh.run(LAST)
        return fresh

    story.runs, story.fresh = story.lanes(sequence, beside)
    story.marts = story.runs.marts()
    return story


def after(value):
    """An instant between the first run and that of the next day, when all of them are over."""
    return value + timedelta(days=2) if isinstance(value, datetime) and FIRST < value <= NEXT_DAY else value


def refusal(warehouse, as_of):
    """The tables for which a run on activity alone stops."""
    outcome = warehouse.start(as_of, **ACTIVITY).finish()
    assert not outcome.is_success, "the run should have stopped"
    return REFUSED.search(" ".join(outcome.said.split())).group(1).split(", ")


def news(warehouse, as_of):
    """What a look says that another run would find."""
    look = warehouse.start(as_of, command="run-operation", select=(), options=("look_for_news",), with_live=True)
    outcome = look.finish()
    assert outcome.is_success, outcome.said[-4000:]
    return re.search(r"Nothing has come|Other than what the last run read: .+?(?=\.$)", outcome.said, re.M).group()


def copied(warehouse, directory):
    """The same database and the same files in another place."""
    other = warehouse.copy(directory)
    shutil.copytree(warehouse.raw, other.raw)
    return other


def edit(warehouse, name, change):
    """Write a raw file anew."""
    file = warehouse.raw / name
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


def without_last_row(text):
    return "".join(text.splitlines(keepends=True)[:-1])


def test_a_run_on_activity_is_a_build_from_scratch(story):
    assert list(differences(story.before, story.marts)), "nothing happened"
    assert_same(story.fresh.marts(), story.marts, f"activity alone, {story.plan}", story.world)


def test_tables_without_activity_stay_as_they_are(story):
    assert "int_source_ids__resolved" in story.said
    assert "int_leads__screened" not in story.said


def test_a_changed_record_stops_the_run(story, tmp_path):
    """With the name of its table, before anything is changed."""
    runs = copied(story.runs, tmp_path)
    edit(runs, "crm/leads.csv", lambda text: text.replace("2026", "2025", 1))
    assert refusal(runs, LAST) == ["crm.leads"]
    assert not list(differences(story.marts, runs.marts()))


def test_nothing_new_is_told(story, tmp_path):
    """No row came, went or was edited, and none begins to count."""
    assert news(story.runs, LAST) == "Nothing has come"
    runs = copied(story.runs, tmp_path)
    edit(runs, "activity/events.csv", without_last_row)
    assert news(runs, LAST) == "Other than what the last run read: activity.events"
    edit(runs, "crm/qualification_answers.csv", without_last_row)
    assert news(runs, LAST) == "Other than what the last run read: activity.events, crm.qualification_answers"


def test_an_event_that_begins_to_count_is_news(story, tmp_path):
    """It was there before, dated a minute after the run."""
    runs = copied(story.runs, tmp_path)
    header, _, rest = (runs.raw / "activity/events.csv").read_text(encoding="utf-8").partition("\n")
    soon = {"event_id": "soon", "occurred_at": "2026-07-05 15:31:00", "loaded_at": "2026-07-05 15:31:00"}
    row = ",".join(soon.get(column, "") for column in header.split(","))
    edit(runs, "activity/events.csv", lambda text: f"{header}\n{row}\n{rest}")
    runs.run(LAST, **ACTIVITY)
    assert news(runs, LAST) == "Nothing has come"
    assert news(runs, LAST + timedelta(minutes=2)).endswith("activity.events")


def test_the_first_run_of_a_day_may_be_one_on_activity(story, tmp_path):
    """The tables that stand know no day: everyone ages, as from scratch."""
    runs = copied(story.runs, tmp_path / "runs")
    runs.run(NEXT_DAY, **ACTIVITY)
    fresh = copied(story.fresh, tmp_path / "fresh")
    fresh.run(NEXT_DAY, options=("--full-refresh",))
    assert list(differences(story.marts, runs.marts())), "nobody has aged"
    assert_same(fresh.marts(), runs.marts(), "activity alone, the next day", story.world)
    assert "crm.field_changes" in refusal(runs, NEXT_DAY + timedelta(days=2))


def test_other_rules_stop_the_run(story):
    """Those of a day before the first of all rules: none."""
    assert "the rules or the code" in refusal(story.runs, datetime(2019, 12, 31, 9))


def test_what_another_run_left_half_done_stops_the_run(story, project, tmp_path):
    """Its tables may be of other rows than the last whole run noted."""
    runs = copied(story.runs, tmp_path)
    runs.fail(LAST, "model.lead_scoring.int_records__merged", "before", is_short=True)
    assert "crm.leads" in refusal(runs, LAST)


@pytest.mark.parametrize("selected", ["config.access:public", "tag:no_activity"])
def test_a_run_of_the_last_tables_alone_notes_nothing(story, tmp_path, selected):
    """It has made the last tables of what was there before: the news is in none of those behind them."""
    runs = copied(story.runs, tmp_path)
    edit(runs, "activity/events.csv", without_last_row)
    assert runs.start(LAST, command="run", select=(selected,)).finish().is_success
    assert "activity.events" in news(runs, LAST)
    if selected == "tag:no_activity":
        assert "crm.leads" in refusal(runs, LAST)


def test_an_ended_day_is_news(story, tmp_path):
    """The same day as a date: its end may be written into the history."""
    runs = copied(story.runs, tmp_path)
    assert "the day or the code" in news(runs, datetime(2026, 7, 5, 23, 59, 59, 999999))


def test_the_tables_that_stand_are_those_without_activity(project):
    """Every table that a run on activity leaves as it is has none behind it, and it makes no table for nothing."""
    nodes = {node_id: node for node_id, node in project.manifest.nodes.items() if node.resource_type == "model"}
    behind = {}

    def sources(node_id):
        if node_id not in nodes:
            return {node_id} if node_id.startswith("source.") else set()
        if node_id not in behind:
            behind[node_id] = set().union(*map(sources, nodes[node_id].depends_on.nodes or [""]))
            if nodes[node_id].name == LETS_ACTIVITY_IN:
                behind[node_id] = {one for one in behind[node_id] if ".activity." not in one}
        return behind[node_id]

    tables = {node_id for node_id, node in nodes.items() if node.config.materialized == "table"}
    standing = {nodes[one].name for one in nodes if "no_activity" in nodes[one].tags}
    without = {
        nodes[one].name for one in tables if not any(".activity." in source for source in sources(one))
    }
    assert len(standing) > 20
    assert standing == without - OF_THE_RUN - {LETS_ACTIVITY_IN}


def test_tables_that_stand_know_no_day(project):
    """But for the rules in force, or the first run of a day could not leave them."""
    nodes = {node_id: node for node_id, node in project.manifest.nodes.items() if node.resource_type == "model"}
    waiting = [one for one in nodes if "no_activity" in nodes[one].tags]
    behind = set()
    while waiting:
        node_id = waiting.pop()
        if node_id in nodes and node_id not in behind and nodes[node_id].name != LETS_ACTIVITY_IN:
            behind.add(node_id)
            waiting += nodes[node_id].depends_on.nodes
    codes = {nodes[one].name: nodes[one].raw_code for one in behind}
    assert "run.scored_on" in codes["int_duplicates__paired"]
    assert DAY.search(project.model("int_activities__labelled").raw_code)
    assert [name for name, code in codes.items() if name != "util_run" and DAY.search(code)] == []
