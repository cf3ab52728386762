"""A changed rule on an existing database: as if it had always been so, and never silently stale."""

import pytest
from dbt_runs import Project
from oracle import comparing as oracle_comparing
from oracle import scorer

from .comparing import assert_same, differences
from .rulebooks import CHANGED, changed_project


def test_a_changed_classification_reclassifies_history(story):
    """Pages that were visits are pricing pages now: the independent scorer says the same."""
    raw, as_of = story.world.files(story.plan.last), str(story.plan.last)
    rulebook = story.reclassified.project.directory / "seeds" / "rulebook"
    expected = scorer.score(raw, rulebook, as_of)
    marts = story.reclassified.marts()
    found = list(oracle_comparing.differences(expected, marts))
    assert not found, oracle_comparing.report(raw, expected, found)
    assert list(differences(story.expected, marts, ["lead_scores"])), "the rule moved nobody"
    assert "days again, because they were classified by other rules" in story.reclassified.last_said


@pytest.mark.trials
@pytest.mark.parametrize("what", CHANGED)
def test_a_changed_row_acts_as_from_scratch(story, what, tmp_path):
    """Every mart, for a rule of each kind, on the database of the sequence; and back again."""
    changed = changed_project(tmp_path / "project", what)
    project = Project(tmp_path / "parsed", changed, story.project)
    old = story.runs.copy(tmp_path / "old", project)
    story.world.write(old.raw, story.plan.last)
    old.run(story.plan.last, command="build")
    fresh = story.scratch(f"changed_{what}", project=project)
    assert_same(fresh.marts(), old.marts(), f"another {what}", story.world)
    assert list(differences(story.expected, old.marts())), "the change moved nothing"
    back = old.copy(tmp_path / "back", story.project)
    story.world.write(back.raw, story.plan.last)
    back.run(story.plan.last, command="build")
    assert_same(story.expected, back.marts(), f"the old {what} again", story.world)
