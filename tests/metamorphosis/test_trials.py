"""Random plans, and what reads the marts' past and the present between runs."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from .comparing import assert_same, differences, report
from .plans import Plan, Story, plans
from .running import MARTS

TRIAL = settings(
    deadline=None, database=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck), print_blob=True,
)
COMPARED_WITH_HISTORY = (
    "score", "grade", "intent_level", "priority", "is_mql", "is_sql_ready", "lifecycle_stage",
    "rulebook_version",
)


@pytest.mark.trials
@settings(TRIAL, max_examples=6)
@given(plan=plans(), disturbances=st.lists(st.sampled_from(["kill", "past", "again", None]),
                                           min_size=5, max_size=5))
def test_any_plan_ends_as_from_scratch(project, tmp_path_factory, plan, disturbances):
    """Every run of the sequence against a fresh database, killed, repeated or replayed before."""
    story = Story(project, plan, tmp_path_factory.mktemp("trial"))

    def disturb(warehouse, number, instant):
        chosen = disturbances[number % len(disturbances)]
        if chosen == "kill":
            warehouse.kill(instant, plan.seed + number)
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
    """For every lead whose fields have history; the others are counted apart."""
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


@pytest.mark.trials
def test_the_live_view_is_what_a_run_would_give(project, tmp_path):
    """A run now, then rows arrive: the view says what a run on a fresh database says then."""
    if project.model("lead_scores_live") is None:
        pytest.skip("there is no lead_scores_live yet")
    now = datetime.now(timezone.utc).replace(tzinfo=None, microsecond=0)
    if (now + timedelta(minutes=15)).date() != now.date():
        pytest.skip("too near to midnight: the view would age while the run is made")
    earlier = now - timedelta(hours=1) if now.hour else now - timedelta(minutes=1)
    plan = Plan(seed=now.toordinal(), leads=120, instants=(earlier - timedelta(days=2), earlier, now))
    story = Story(project, plan, tmp_path)
    warehouse = story.sequence(lambda _, number, __: number < 2)
    story.world.write(warehouse.raw, now)
    live = warehouse.rows("select * from lead_scoring.lead_scores_live")
    fresh = story.scratch("fresh", as_of="").marts()["lead_scores"]
    assert live
    shared = set(live[0]) & set(fresh[0])
    shown = [
        {"lead_scores": [{name: row[name] for name in shared} for row in rows]}
        for rows in (fresh, live)
    ]
    found = list(differences(*shown))
    assert not found, report(found, f"live against a run, {plan}", story.world)
