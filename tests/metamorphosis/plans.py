"""Plans: what is drawn for one trial, and the story that follows from it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import strategies as st
from oracle.building import PROJECT
from oracle.strategies import batch, scene_of

from .changes import populate, twins
from .running import Warehouse
from .worlds import World, sent_again, shuffled, spread, without_later

RULEBOOK = PROJECT / "seeds" / "rulebook"
BEFORE_A_RUN = timedelta(minutes=5)


@dataclass(frozen=True)
class Plan:
    """What one trial is made of; the same plan gives the same raw files to the last byte."""

    seed: int
    leads: int
    instants: tuple
    whole_files: bool = False

    @property
    def last(self):
        return self.instants[-1]


CI = Plan(
    seed=20260705,
    leads=60,
    instants=(
        datetime(2026, 6, 30, 9), datetime(2026, 7, 1, 0, 10), datetime(2026, 7, 5, 9),
        datetime(2026, 7, 5, 15, 30),
    ),
)

WEEK = Plan(
    seed=630,
    leads=80,
    instants=(
        datetime(2026, 6, 30, 9), datetime(2026, 6, 30, 15, 30), datetime(2026, 7, 1, 0, 10),
        datetime(2026, 7, 5, 23, 59, 59, 999999),
    ),
)


@st.composite
def plans(draw, most_leads=120):
    """Two to five runs: within a day, just over midnight, after gaps of days and weeks."""
    instants = [datetime(2026, draw(st.integers(3, 6)), draw(st.integers(1, 28)), 9)]
    for _ in range(draw(st.integers(1, 4))):
        step = draw(st.sampled_from(["same day", "same day", "midnight", "days", "weeks"]))
        now = instants[-1]
        midnight = datetime(now.year, now.month, now.day) + timedelta(days=1)
        instants.append({
            "same day": min(now + timedelta(hours=3), midnight - timedelta(microseconds=1)),
            "midnight": midnight + timedelta(minutes=10),
            "days": now + timedelta(days=4, hours=2),
            "weeks": now + timedelta(days=24),
        }[step])
    return Plan(
        draw(st.integers(0, 2**32 - 1)), draw(st.integers(20, most_leads)),
        tuple(sorted(set(instants))), draw(st.sampled_from([False, False, True])),
    )


def world_of(plan):
    """Random neighbourhoods, every kind of change before every later run, and twins."""
    world = World()
    scene = scene_of(RULEBOOK, str(plan.last))
    spread(world, batch(scene, plan.leads, plan.seed), plan.last, plan.seed)
    at = [instant - BEFORE_A_RUN for instant in plan.instants[1:]]
    populate(world, plan.instants[0], at, plan.seed)
    return twins(world, plan.instants[0], plan.seed)


class Story:
    """The runs of one plan: one after the other, and from scratch beside them."""

    def __init__(self, project, plan, directory):
        self.project, self.plan, self.directory = project, plan, directory
        self.world = world_of(plan)
        self.kept = []

    def files_at(self, instant):
        return self.plan.last if self.plan.whole_files else instant

    def scratch(self, name, as_of=None, change=None, project=None, files_at=None):
        """A fresh database that reads the files of the last instant, or of another."""
        warehouse = Warehouse(project or self.project, self.directory / name)
        self.world.write(warehouse.raw, files_at or self.plan.last, change)
        warehouse.run(self.plan.last if as_of is None else as_of)
        return warehouse

    def tidied(self):
        """From scratch as well, on files shuffled, with copies, without what came later."""
        plan = self.plan

        def change(tables):
            tables = sent_again(without_later(tables, plan.last), plan.seed)
            return shuffled(tables, plan.seed)

        return self.scratch("tidied", change=change)

    def sequence(self, disturb=None, name="sequence"):
        """The runs of the plan on one database, kept as copies.

        `disturb(warehouse, number, instant)` comes before each; False from it leaves the run out.
        """
        warehouse = Warehouse(self.project, self.directory / name)
        kept = []
        for number, instant in enumerate(self.plan.instants):
            self.world.write(warehouse.raw, self.files_at(instant))
            if disturb is None or disturb(warehouse, number, instant) is not False:
                warehouse.run(instant)
            kept.append(warehouse.copy(self.directory / f"{name}_{number}"))
        self.kept = kept
        return warehouse

    def lanes(self, *tasks):
        """The tasks at the same time, as many as given: dbt keeps one core busy each."""
        with ThreadPoolExecutor(len(tasks)) as pool:
            return [one.result() for one in [pool.submit(task) for task in tasks]]
