"""The same raw tables built on DuckDB and on another engine, step by step, and compared after each."""

import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb
from dbt_runs import PROJECT, WITHOUT_FILES, Project, Run, places
from oracle.building import settings, variables_of

from .comparing import differences, public_marts, query
from .raw_tables import known_by, what_came_since

GOLDEN = PROJECT / "tests" / "golden" / "raw"
# The tests of what each macro gives; they need no model.
TRUTH_TABLES = ("--select", "path:tests/assertions/macros")
# The newest day of both; ten days before it the first run, so that what came since is new, late or repeated.
LAST, BEFORE = "2026-06-30", "2026-06-20"
# What dbt says of a model that is built: its name and its seconds.
BUILT = re.compile(r" \d+ of \d+ OK created .* model \S*?(\w+) \.* \[.* in ([0-9.]+)s\]")


@dataclass
class Step:
    """One run on all engines. A first one begins with an empty warehouse."""

    name: str
    raw: Path
    as_of: str
    is_first: bool


@dataclass
class Result:
    """What one mart of one engine holds beside DuckDB's."""

    step: str
    engine: str
    mart: str
    rows: int
    differing: int
    told: list
    seconds: float | None = None


def steps(demo, directory, is_golden_twice=False):
    """The golden leads, perhaps as they were ten days ago first; the demo as it was then; then all of it, on top."""
    golden = [Step("golden", GOLDEN, LAST, True)]
    if is_golden_twice:
        golden = [Step("golden, first run", before(GOLDEN, directory), BEFORE, True), Step("golden", GOLDEN, LAST, False)]
    return [
        *golden,
        Step("first run", before(demo, directory), BEFORE, True),
        Step("new, late and repeated events", Path(demo), LAST, False),
    ]


def before(raw, directory):
    """Raw tables as they were ten days ago; what came since must hold what its step is named after."""
    earlier = known_by(raw, Path(directory) / f"{Path(raw).name}_before", f"{BEFORE} 23:59:59.999999")
    new, late, repeated = what_came_since(raw, earlier)
    if not (new > late > 0 and repeated > 0):
        raise RuntimeError(f"of {new} events since {BEFORE} {late} are late and {repeated} repeated: nothing would be shown")
    return earlier


class Side:
    """One engine with a warehouse of its own: dbt runs on it, and its marts, all or those that are named."""

    compared_marts = ()

    def __init__(self, directory, target, threads=1, project=None):
        self.target = target
        self.directory = Path(directory)
        self.project = project or Project(self.directory / target, target=target)
        self.threads = threads
        self.seconds = {}
        self.mart_seconds = {}
        self.runs = 0

    @property
    def marts(self):
        marts = public_marts(self.project.manifest)
        return {name: marts[name] for name in self.compared_marts or marts}

    def start(self, step):
        """Loads the raw tables of a step and begins a run on them."""
        self.load(step)
        return self.begin(step, "build", "--exclude-resource-type", "test", "unit_test")

    def begin(self, step, *command):
        self.runs += 1
        self.began = time.monotonic()
        arguments = [
            *command, *places(self.project.directory, self.directory / self.target),
            "--target", self.target, "--threads", str(self.threads), *WITHOUT_FILES,
            "--vars", variables_of(step.raw, step.as_of),
        ]
        return Run(arguments, self.environment, self.project.manifest_file,
                   self.directory / f"{self.target}_{self.runs}")

    def finish(self, run, step):
        """Waits for a run that must succeed; its rows, by mart."""
        outcome = run.finish()
        if not outcome.is_success:
            raise RuntimeError(f"dbt failed on {self.target}, {step.name}:\n{outcome.said[-6000:]}")
        self.seconds[step.name] = time.monotonic() - self.began
        self.mart_seconds = {mart: float(seconds) for mart, seconds in BUILT.findall(outcome.said)}
        return self.rows()

    def build(self, step):
        return self.finish(self.start(step), step)

    def test(self, step, *selected):
        """Data tests and unit tests on what was built last: all, or those selected. What dbt said."""
        outcome = self.begin(step, "test", *selected).finish()
        if not outcome.is_success:
            raise RuntimeError(f"tests failed on {self.target}:\n{outcome.said[-6000:]}")
        self.seconds["tests"] = time.monotonic() - self.began
        return outcome.said


class DuckDB(Side):
    """The engine that all others are held against."""

    def __init__(self, directory, threads=1, project=None):
        super().__init__(directory, "duckdb", threads, project)
        self.database = self.directory / "warehouse.duckdb"
        self.environment = settings(self.database, self.directory)

    def load(self, step):
        if step.is_first:
            for file in (self.database, self.database.with_suffix(".duckdb.wal")):
                file.unlink(missing_ok=True)

    def rows(self):
        with duckdb.connect(str(self.database), read_only=True) as connection:
            return {
                mart: connection.execute(query(columns, mart)).fetchall()
                for mart, columns in self.marts.items()
            }


class Engine(Side):
    """Another engine, by its module: TARGET, missing, server, clear, load_raw, rows and perhaps a project."""

    def __init__(self, directory, module, environment, threads=1):
        project = None
        if hasattr(module, "project"):
            project = Project(Path(directory) / module.TARGET, module.project(directory), target=module.TARGET)
        super().__init__(directory, module.TARGET, threads, project)
        self.module = module
        self.environment = environment

    def load(self, step):
        if step.is_first:
            self.module.clear(self.environment)
        self.module.load_raw(self.environment, step.raw)

    def rows(self):
        return self.module.rows(self.environment, self.marts)


def compared(step, expected, side, found):
    """Each public mart of an engine beside DuckDB's."""
    results = []
    for mart, columns in side.marts.items():
        differing, told = differences(columns, Counter(expected[mart]), Counter(found[mart]))
        results.append(Result(step.name, side.target, mart, len(found[mart]), differing, told, side.mart_seconds.get(mart)))
    return results
