"""One story for all tests of the properties: its builds are made once, two at a time."""

import pytest
from dbt_runs import Project

from .plans import CI, Story
from .rulebooks import changed_project
from .running import readers

MOMENTS = ("during", "before", "after")


@pytest.fixture(scope="session")
def story(project, tmp_path_factory):
    """Runs at the instants of CI's plan, disturbed by failures; beside them two scratch builds."""
    story = Story(project, CI, tmp_path_factory.mktemp("story"))
    stateful = project.stateful_models()
    chosen = [stateful[len(stateful) * part // 3] for part in range(3)]

    def disturb(warehouse, number, instant):
        """The second run fails for good, then a replay, then the third once; the fourth is quiet."""
        if number == 1:
            warehouse.fail(instant, *sabotage(project, chosen[0], MOMENTS[0]), is_short=True)
            return False
        if number == 2:
            warehouse.fail("2026-07-01", *sabotage(project, chosen[2], MOMENTS[2]), is_short=True)
            warehouse.fail(instant, *sabotage(project, chosen[1], MOMENTS[1]), is_short=True)
        return True

    def beside():
        fresh = story.scratch("scratch")
        other = story.tidied()
        changed = changed_project(story.directory / "changed_project", "classification")
        changed = Project(story.directory / "changed", changed, project)
        reclassified = fresh.copy(story.directory / "reclassified", changed)
        story.world.write(reclassified.raw, CI.last)
        reclassified.run(CI.last, command="build")
        return fresh, other, reclassified

    project.manifest_file
    story.runs, (story.fresh, story.other, story.reclassified) = story.lanes(
        lambda: story.sequence(disturb), beside
    )
    story.marts = story.runs.marts()
    story.before = story.kept[-2].marts()
    story.expected = story.fresh.marts()
    return story


def sabotage(project, node_id, moment):
    """A model without models behind it cannot stop the run after its work: it stops before it."""
    is_last = moment == "after" and not readers(project.manifest, node_id)
    return node_id, "before" if is_last else moment
