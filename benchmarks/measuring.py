"""Run one thing in a process of its own: its wall time, its peak memory, and what dbt says of its nodes."""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[1]
HERE = Path(__file__).resolve().parent
THREADS = str(os.cpu_count())  # every core, as the project takes them
FREQUENT_THREADS = "2"  # of dbt, as `make frequent` has it
GIGABYTE = 2**30 if sys.platform == "darwin" else 2**20  # ru_maxrss: bytes on macOS, kilobytes elsewhere


@dataclass
class Run:
    """One process: seconds of wall time, gigabytes of peak memory, what it printed, seconds inside dbt's nodes and
    which of them took most, seconds of nodes by directory."""

    wall: float
    peak: float
    printed: str = ""
    nodes: float = 0
    slowest: list = field(default_factory=list)
    rooms: dict = field(default_factory=dict)

    @property
    def seconds(self):
        """What the process itself measured, without the start of Python."""
        return json.loads(self.printed.strip().splitlines()[-1])["seconds"]


def run(command, env=None, cwd=ROOT):
    """Run a command to its end; stop with what it printed when it fails."""
    began = time.perf_counter()
    log = Path(os.environ.get("TMPDIR", "/tmp")) / f"benchmark-{os.getpid()}.log"
    with log.open("w+", encoding="utf-8") as printed:
        process = subprocess.Popen([str(word) for word in command], cwd=cwd, env=os.environ | (env or {}),
                                   stdout=printed, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        printed.seek(0)
        text = printed.read()
    log.unlink()
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{text[-4000:]}")
    return Run(wall, usage.ru_maxrss / GIGABYTE, text)


def python(script, *arguments):
    """Run one of the scripts of this directory."""
    return run([sys.executable, HERE / script, *arguments], env={"POLARS_MAX_THREADS": THREADS})


def checkout(commit, directory):
    """The project's files as they were at a commit, in a directory of their own."""
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    packed = directory.with_suffix(".tar")
    run(["git", "archive", "--output", packed, commit])
    run(["tar", "-xf", packed, "-C", directory])
    packed.unlink()
    return directory


class Warehouse:
    """A DuckDB file in a directory of its own: dbt's views name it, so a copy must keep the file's name."""

    def __init__(self, directory, project=ROOT):
        self.directory, self.project = Path(directory), Path(project)
        self.file = self.directory / "warehouse.duckdb"
        self.directory.mkdir(parents=True, exist_ok=True)

    def clear(self):
        for file in self.directory.glob("warehouse.duckdb*"):
            shutil.rmtree(file) if file.is_dir() else file.unlink()

    def copy_of(self, other):
        self.clear()
        shutil.copy(other.file, self.file)
        os.sync()  # or the run that follows would wait for the copy to reach the disk

    def rows(self, table):
        with duckdb.connect(str(self.file), read_only=True) as con:
            return con.execute(f"select count(*) from {table}").fetchone()[0]

    def dbt(self, command, raw, as_of, *arguments, **variables):
        """Run dbt on the file. What dbt has parsed is kept beside it, apart from the project's own target."""
        target = self.directory / "target"
        given = {"lead_scoring__raw_path": str(Path(raw).resolve()), "lead_scoring__as_of": as_of}
        given |= {f"lead_scoring__{name}": value for name, value in variables.items()}
        (target / "run_results.json").unlink(missing_ok=True)
        done = run(
            [sys.executable, "-m", "dbt.cli.main", "--quiet", command, *arguments, "--project-dir", self.project,
             "--profiles-dir", ROOT / "profiles", "--target-path", target, "--log-path", self.directory / "logs",
             "--vars", json.dumps(given)],
            env={"LEAD_SCORING_DUCKDB_PATH": str(self.file), "LEAD_SCORING_DUCKDB_TEMP": f"{self.file}.tmp"},
            cwd=self.project,
        )
        ended = time.time()
        results = target / "run_results.json"
        if results.exists():
            told = json.loads(results.read_text(encoding="utf-8"))["results"]
            done.nodes, done.slowest = node_seconds(told, ended)
            done.rooms = room_seconds(told, self.project)
        return done

    def build(self, raw, as_of, *arguments):
        """Everything but the tests."""
        return self.dbt("build", raw, as_of, "--exclude-resource-type", "test", "unit_test", *arguments)

    def rerun(self, raw, as_of):
        """The models again, as the daily run does."""
        return self.dbt("run", raw, as_of)

    def frequent(self, raw, as_of):
        """On new activity alone, as the runs between two daily ones do where nothing else has come."""
        return self.dbt("run", raw, as_of, "--selector", "activity", "--threads", FREQUENT_THREADS)

    def scheduled(self, raw, as_of):
        """The same as `make frequent` does it, which looks first whether anything has come."""
        return run([sys.executable, self.project / ".ci" / "build.py", "--frequent", "--raw", Path(raw).resolve(),
                    "--as-of", as_of],
                   env={"LEAD_SCORING_DUCKDB_PATH": str(self.file), "LEAD_SCORING_DUCKDB_TEMP": f"{self.file}.tmp"},
                   cwd=self.project)


def node_seconds(results, ended):
    """Seconds in which at least one node was at work, with the checkpoint after the last; and the slowest nodes."""
    spans, by_node = [], []
    for result in results:
        for timing in result["timing"]:
            if timing["name"] == "execute":
                spans.append(tuple(instant(timing[key]) for key in ("started_at", "completed_at")))
        by_node.append((round(result["execution_time"], 2), result["unique_id"].split(".")[-1]))
    busy = until = 0
    for start, end in sorted(spans):
        busy += max(end - max(start, until), 0)
        until = max(until, end)
    return busy + max(ended - until, 0), sorted(by_node, reverse=True)[:8]


def room_seconds(results, project):
    """Seconds of all nodes by the directory of models that they lie in."""
    models = Path(project) / "models"
    rooms = {file.stem: str(file.parent.relative_to(models)) for file in models.rglob("*.sql")}
    by_room = Counter()
    for result in results:
        by_room[rooms.get(result["unique_id"].split(".")[-1], "seeds and hooks")] += result["execution_time"]
    return dict(by_room.most_common())


def instant(text):
    return datetime.fromisoformat(re.sub("Z$", "+00:00", text)).timestamp()


def median(values):
    return statistics.median(values)
