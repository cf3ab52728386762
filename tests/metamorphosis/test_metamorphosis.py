"""Whatever happened to the raw files and to earlier runs: the same scores as from scratch."""

import pytest
from oracle import comparing as oracle_comparing
from oracle import scorer

from .changes import CHANGES, UNMOVED, VANISHING
from .comparing import PER_LEAD, assert_same, differences, is_about, report
from .plans import RULEBOOK
from .running import MARTS


def part(marts, prefix):
    """The rows per lead that belong to a kind of change (and to one of its instants)."""
    return {
        mart: [
            row
            for row in marts[mart]
            if is_about((row.get("lead_id"), row.get("source_id")), prefix)
        ]
        for mart in PER_LEAD
    }


@pytest.mark.parametrize("kind", [*CHANGES, "mixed"])
def test_a_change_between_runs_counts_as_from_scratch(story, kind):
    """Late arrivals, edits, merges, erasures …: files that grew over the runs, the same rows."""
    found, expected = part(story.marts, kind), part(story.expected, kind)
    assert expected["lead_ids"] or kind in VANISHING
    assert_same(expected, found, f"{kind}, plan {story.plan}", story.world)


def test_everything_counts_as_from_scratch(story):
    """Random neighbourhoods, accounts, benchmarks and dispositions, too."""
    assert_same(story.expected, story.marts, f"plan {story.plan}", story.world)


@pytest.mark.parametrize("kind", CHANGES)
def test_the_changes_move_something(story, kind):
    """Else they would prove nothing: what changed before the last run, within one day, is seen."""
    number = len(story.plan.instants) - 1
    before, after = story.before, story.marts
    prefix = f"{kind}-{number}"
    moved = list(differences(part(before, prefix), part(after, prefix)))
    assert bool(moved) is (kind not in UNMOVED), report(moved, kind, story.world)


def test_order_copies_and_later_evidence_change_nothing(story):
    """Rows shuffled, events sent again, rows after as_of left out: the same scores."""
    assert_same(
        story.expected, story.other.marts(), f"plan {story.plan}", story.world, marts=MARTS
    )


def test_merged_records_score_as_the_union_of_their_evidence(story):
    """Two merged records against one that has the fields, addresses and acts of both."""
    for mart in ("lead_scores", "lead_score_reasons", "lead_funnel", "account_rollups", "buying_committees"):
        two, one = (
            [renamed(row, kind) for row in story.marts[mart] if of_twin(row, kind)]
            for kind in ("two", "one")
        )
        assert two
        assert_same({mart: one}, {mart: two}, "two merged records against one", story.world)


def of_twin(row, kind):
    return (row.get("lead_id") or row["account_id"] or "").startswith(f"{kind}-")


def renamed(row, kind):
    """The row of a twin under a name that both share."""
    return {
        column: value.replace(f"{kind}-", "twin-") if isinstance(value, str) else value
        for column, value in row.items()
        if column not in ("record_count", "merged_ids")
    }


def test_the_runs_end_where_the_independent_scorer_does(story):
    """After a sequence of runs, not only from scratch."""
    raw = story.world.files(story.plan.last)
    expected = scorer.score(raw, RULEBOOK, str(story.plan.last))
    found = list(oracle_comparing.differences(expected, story.marts))
    assert not found, f"plan {story.plan}" + oracle_comparing.report(raw, expected, found)


def test_the_run_log_tells_which_runs_are_complete(story):
    """A failed run stays incomplete; the last one tells what a scratch build tells."""
    told = ("as_of", "known_as_of", "scored_on", "rulebook_versions", "is_complete")
    last, fresh = story.runs.last_run(), story.fresh.last_run()
    assert {name: last[name] for name in told} == {name: fresh[name] for name in told}
    assert last["is_complete"] is True
    runs = story.runs.rows("select as_of, is_complete from lead_scoring.scoring_runs")
    complete = sorted(row["as_of"] for row in runs if row["is_complete"])
    assert complete == [story.plan.instants[number] for number in (0, 2, 3)], runs
