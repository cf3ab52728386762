"""lead_scores_live between two runs, by the real clock: what a run at that moment gives."""

from datetime import datetime, timedelta, timezone

import duckdb
import pytest

from .comparing import assert_same, differences
from .plans import Plan, Story
from .running import Warehouse
from .worlds import with_columns_of

A_WHILE = timedelta(hours=1)
QUERY = "select * from lead_scoring.lead_scores_live"


def with_nothing_due_meanwhile(now, change):
    """A change after another: a time that would come while the test runs comes when it is over.

    Runs and looks at the view are told apart by what they read, not by the seconds between them.
    """

    def later(value):
        is_meanwhile = isinstance(value, datetime) and now < value <= now + A_WHILE
        return value + A_WHILE if is_meanwhile else value

    def changed(tables):
        return {
            table: [{column: later(value) for column, value in row.items()} for row in rows]
            for table, rows in change(tables).items()
        }

    return changed


@pytest.fixture(scope="module")
def story(project, tmp_path_factory):
    """A whole run, then rows of the last minutes, a look at the view, and a run on them."""
    now = datetime.now(timezone.utc).replace(tzinfo=None, microsecond=0)
    if (now + timedelta(minutes=15)).date() != now.date() or not now.hour:
        pytest.skip("too near to midnight in UTC: everyone would age between the runs")
    earlier = now - timedelta(hours=1)
    plan = Plan(seed=739_946, leads=60, instants=(earlier, now))
    story = Story(project, plan, tmp_path_factory.mktemp("live"))
    runs = Warehouse(project, story.directory / "runs")

    def write(at, others):
        change = with_columns_of(story.world.files(others))
        story.world.write(runs.raw, at, with_nothing_due_meanwhile(now, change))

    write(earlier, now)
    runs.run("", with_live=True)
    story.before = runs.marts()
    story.live_before = runs.rows(QUERY)
    (story.view,) = runs.rows("select sql from duckdb_views() where view_name = 'lead_scores_live'")[0].values()
    write(now, earlier)
    story.live = runs.rows(QUERY)
    unknown = runs.copy(story.directory / "unknown")
    with duckdb.connect(str(unknown.database)) as connection:
        connection.execute("delete from lead_scoring_intermediate.int_leads__kept")
        connection.execute("delete from lead_scoring_intermediate.int_actors__kept")
    story.live_of_all = unknown.rows(QUERY)
    story.crowded = runs.copy(story.directory / "crowded")
    runs.run("")
    story.after = runs.marts()
    story.live_after = runs.rows(QUERY)
    runs.run("", with_live=True)
    story.at_last, story.live_of_nobody_due = runs.marts(), runs.rows(QUERY)
    (story.graded,) = runs.rows(
        "select rows_count as at_most, (select count(*) from lead_scoring_intermediate.int_scores__graded) as now"
        " from lead_scoring_utilities.live_step_rows where step_name = 'int_scores__graded'"
    )
    return story


def scores(rows):
    return {"lead_scores": rows if isinstance(rows, list) else rows["lead_scores"]}


def test_the_view_is_what_a_run_would_give(story):
    """New, late and edited rows, merges and erasures: as the run after it on the same files."""
    assert list(differences(scores(story.before), scores(story.after))), "nothing happened"
    assert_same(scores(story.after), scores(story.live), f"live, {story.plan}", story.world)


def test_the_view_holds_no_step_of_all_events(story):
    """What reads the raw events bounds them: a step would be worked out once, and of every event there is."""
    assert "live_int_events__due as" in story.view.lower(), "the steps have other names now"
    assert "live_int_events__screened" not in story.view.lower()
    assert "live_stg_activity__events" not in story.view.lower()


def test_everyone_can_be_worked_out_anew(story):
    """As after midnight: no kept score is good any more."""
    assert_same(scores(story.after), scores(story.live_of_all), "live, all due", story.world)


def test_nothing_new_leaves_the_scores_of_the_run(story):
    """Right after a run, the first one or a later one, the view shows the run's rows."""
    assert_same(scores(story.before), scores(story.live_before), "after the first run")
    assert_same(scores(story.after), scores(story.live_after), "after the second run")


def test_a_run_on_nothing_new_lowers_no_limit(story):
    """Or the view would be an error after midnight, when everyone is due."""
    assert_same(scores(story.at_last), scores(story.live_of_nobody_due), "after a run on nothing new")
    assert story.graded["now"] < story.graded["at_most"]


def test_far_more_rows_than_a_step_may_have_are_an_error(story):
    """A step is limited, for DuckDB's sake: past its limit the view says so and shows nothing."""
    with duckdb.connect(str(story.crowded.database)) as connection:
        connection.execute(
            "insert into lead_scoring_intermediate.int_source_ids__noted by name"
            " select range as source_key, '' as recorded_lead_id, '' as recorded_email,"
            " 'visitor ' || range as recorded_anonymous_id from range(1100000)"
        )
    with pytest.raises(duckdb.Error, match="of int_source_ids__noted there are 1.* rows or more, ten times"):
        story.crowded.rows(QUERY)
