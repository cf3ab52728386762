"""Random plans, and what reads the marts' past and the present between runs."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from oracle import comparing as oracle_comparing
from oracle import scorer

from .changes import CHANGES, populate
from .comparing import assert_same
from .conftest import MOMENTS, sabotage
from .plans import BEFORE_A_RUN, RULEBOOK, WEEK, Plan, Story, plans
from .running import MARTS, Warehouse
from .worlds import World

TRIAL = settings(
    deadline=None, database=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck), print_blob=True,
)
DISTURBANCES = ("kill", "stop", "past", "again", None)
COMPARED_WITH_HISTORY = (
    "score", "grade", "intent_level", "priority", "is_mql", "is_sql_ready", "lifecycle_stage",
    "rulebook_version",
)


@pytest.mark.trials
@settings(TRIAL, max_examples=6)
@given(plan=plans(), disturbances=st.lists(st.sampled_from(DISTURBANCES), min_size=5,
                                           max_size=5))
def test_any_plan_ends_as_from_scratch(project, tmp_path_factory, plan, disturbances):
    """Runs at random instants, each killed, stopped, repeated or after a replay at random."""
    assert_each_run(Story(project, plan, tmp_path_factory.mktemp("trial")), disturbances)


@pytest.mark.trials
def test_every_run_of_a_week_is_as_from_scratch(project, tmp_path):
    """Twice within a day, just after midnight, and the end of a day after a gap: undisturbed."""
    assert_each_run(Story(project, WEEK, tmp_path), [None])


def assert_each_run(story, disturbances):
    """Every run of the sequence against a fresh database on the same files."""
    plan = story.plan

    def disturb(warehouse, number, instant):
        chosen = disturbances[number % len(disturbances)]
        if chosen == "kill":
            warehouse.kill(instant, plan.seed + number)
        elif chosen == "stop":
            stateful = story.project.stateful_models()
            node_id = stateful[(plan.seed + number) % len(stateful)]
            moment = MOMENTS[plan.seed // 7 % len(MOMENTS)]
            warehouse.fail(instant, *sabotage(story.project, node_id, moment))
        elif chosen == "past" and number:
            warehouse.run(plan.instants[0])
        elif chosen == "again" and number:
            warehouse.run(instant)
        return True

    _, fresh = story.lanes(
        lambda: story.sequence(disturb),
        lambda: [fresh_at(story, number) for number in range(1, len(plan.instants))],
    )
    for number, warehouse in enumerate(fresh, 1):
        assert_same(
            warehouse.marts(), story.kept[number].marts(),
            f"run {number + 1} of {plan}, {disturbances}", story.world,
        )


def fresh_at(story, number):
    """A fresh database at one of the plan's instants, on the files of that instant."""
    instant = story.plan.instants[number]
    return story.scratch(f"fresh_{number}", as_of=instant, files_at=story.files_at(instant))


@pytest.fixture(scope="module")
def quiet(project, tmp_path_factory):
    """A database on which one change at a time can be tried, and the world that it knows."""
    first, second = datetime(2026, 6, 30, 9), datetime(2026, 6, 30, 15, 30)
    plan = Plan(seed=1, leads=0, instants=(first, second))
    story = Story(project, plan, tmp_path_factory.mktemp("quiet"))
    story.world = populate(World(), first, [second - BEFORE_A_RUN], plan.seed, mixed=0)
    story.first = Warehouse(project, story.directory / "first")
    story.world.write(story.first.raw, first)
    story.first.run(first)
    return story


@pytest.mark.trials
@pytest.mark.parametrize("kind", CHANGES)
def test_a_change_alone_counts_as_the_independent_scorer_says(quiet, kind, tmp_path):
    """Nothing else is new in this run, so that no other change can make up for a mistake."""
    first, second = quiet.plan.instants
    of_owner = {"owner": f"{kind}-1", "then": second}
    warehouse = quiet.first.copy(tmp_path / "second")
    quiet.world.write(warehouse.raw, first, **of_owner)
    warehouse.run(second)
    raw = quiet.world.files(first, **of_owner)
    expected = scorer.score(raw, RULEBOOK, str(second))
    found = list(oracle_comparing.differences(expected, warehouse.marts()))
    assert not found, f"{kind} alone" + oracle_comparing.report(raw, expected, found)


@pytest.mark.trials
@settings(TRIAL, max_examples=4)
@given(plan=plans())
def test_any_files_in_any_order(project, tmp_path_factory, plan):
    """Shuffled, with copies, without later evidence: from scratch both."""
    story = Story(project, plan, tmp_path_factory.mktemp("order"))
    fresh, other = story.lanes(lambda: story.scratch("fresh"), story.tidied)
    assert_same(fresh.marts(), other.marts(), f"{plan}", story.world, marts=MARTS)


@pytest.mark.trials
def test_history_of_yesterday_is_a_replay_of_yesterday(story):
    """For every lead whose fields are known to be those of the day; of the others fit may differ."""
    if story.project.model("lead_score_history") is None:
        pytest.skip("there is no lead_score_history yet")
    day = story.plan.last.date() - timedelta(days=1)
    replay = story.scratch("yesterday", as_of=str(day)).marts()["lead_scores"]
    rows = story.runs.rows(
        "select * from lead_scoring.lead_score_history"
        f" where valid_from <= date '{day}' and (valid_to is null or valid_to > date '{day}')"
    )
    assert rows, f"no row of the history holds on {day}"
    timed = {
        (row["scoring_model_id"], row["lead_id"])
        for row in replay
        if row["profile_is_point_in_time"]
    }
    assert timed, f"none of {len(replay)} is known to be as it was"

    def compared(found):
        return [
            {name: row[name] for name in ("scoring_model_id", "lead_id", *COMPARED_WITH_HISTORY)}
            for row in found
            if (row["scoring_model_id"], row["lead_id"]) in timed
        ]

    assert_same(
        {"lead_scores": compared(replay)}, {"lead_scores": compared(rows)},
        f"history of {day} against a replay", story.world,
    )
