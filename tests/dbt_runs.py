"""dbt commands as children of a process that has imported dbt once, with the parsed project handed over.

dbt would else parse the project anew in every new directory, and whenever a variable changes. Node by node they do
what the command line does, but for what is fixed when the project is parsed: the schemas of the sources.
"""

import fcntl
import gc
import multiprocessing
import os
import pickle
import re
import resource
import shutil
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
# Files that every run would write anew, for tests that read the warehouse alone.
WITHOUT_FILES = ("--no-write-json", "--log-level-file", "none")
STARTED = re.compile(r" \d+ of \d+ START ")

FORKS = multiprocessing.get_context(
    "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
)
FORKS.set_forkserver_preload(["dbt.cli.main", "dbt.adapters.duckdb", "dbt_runs"])


@dataclass
class Outcome:
    """How a run ended and what it said."""

    is_success: bool
    said: str


def unpacked(manifest_file):
    """The parsed project; dbt mixes up its look-ups when it is pickled, so they are made anew."""
    manifest = pickle.loads(Path(manifest_file).read_bytes())
    for name in [one for one in vars(manifest) if one.endswith("_lookup")]:
        setattr(manifest, name, None)
    manifest.build_flat_graph()
    return manifest


def _invoke(arguments, environment, manifest_file, change, output, outcome, largest_file):
    """Runs in the child: dbt with everything it says in a file."""
    if largest_file:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
    gc.disable()
    handle = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(handle, 1)
    os.dup2(handle, 2)
    sys.stdout = open(1, "w", encoding="utf-8", buffering=1, closefd=False)
    sys.stderr = sys.stdout
    os.environ.update(environment)
    from dbt.cli.main import dbtRunner

    manifest = None
    if manifest_file:
        manifest = unpacked(manifest_file)
        if change:
            manifest = change(manifest)
    result = dbtRunner(manifest=manifest).invoke(arguments)
    if result.exception:
        print(result.exception)
    if arguments[0] == "parse" and result.success:
        Path(outcome).with_suffix(".manifest").write_bytes(pickle.dumps(result.result))
    _close_database()
    Path(outcome).write_text("success" if result.success else "failure", encoding="utf-8")
    print(f"{time.process_time():.1f} s of processor time", flush=True)


def _close_database():
    """As at the end of a dbt command: DuckDB writes its log into the file."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    if DuckDBConnectionManager._ENV is not None:
        DuckDBConnectionManager._ENV.close()


def places(project, work_directory):
    """Arguments that keep what dbt writes apart from the project."""
    return [
        "--project-dir", str(project),
        "--profiles-dir", str(Path(project) / "profiles"),
        "--target-path", str(Path(work_directory) / "target"),
        "--log-path", str(Path(work_directory) / "logs"),
        "--no-use-colors",
    ]


class Project:
    """A project directory, parsed once; of a copy only what differs is parsed.

    Processes that share a work directory share what one of them has parsed.
    """

    def __init__(self, work_directory, directory=PROJECT, original=None, target="duckdb"):
        self.directory = Path(directory)
        self.work = Path(work_directory)
        self.target = target
        (self.work / "target").mkdir(parents=True, exist_ok=True)
        if original is not None:
            known = original.work / "target" / "partial_parse.msgpack"
            shutil.copy(known, self.work / "target")
        self._manifest = None

    @property
    def manifest_file(self):
        file = self.work / "parsed.manifest"
        with (self.work / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not file.exists():
                self._parse()
        return file

    def _parse(self):
        arguments = ["parse", *places(self.directory, self.work), "--target", self.target]
        outcome = Run(arguments, {}, None, self.work / "parsed").finish()
        assert outcome.is_success, outcome.said

    @property
    def manifest(self):
        if self._manifest is None:
            self._manifest = unpacked(self.manifest_file)
        return self._manifest

    def model(self, name):
        """The manifest's node of a model, or None where the project has no such model."""
        return self.manifest.nodes.get(f"model.lead_scoring.{name}")

    def stateful_models(self):
        """The models that keep rows from run to run, in the order of their names."""
        kept = ("incremental", "snapshot")
        return sorted(
            node_id
            for node_id, node in self.manifest.nodes.items()
            if node.config.materialized in kept and node.package_name == "lead_scoring"
        )


class Run:
    """One dbt command in a child process; it may be killed.

    `change` takes the parsed project and gives the one that is run.
    """

    def __init__(self, arguments, environment, manifest_file, place, change=None, largest_file=None):
        self.output, self.outcome = place.with_suffix(".said"), place.with_suffix(".outcome")
        for file in (self.output, self.outcome):
            file.unlink(missing_ok=True)
        self.process = FORKS.Process(
            target=_invoke,
            args=(
                list(map(str, arguments)), environment,
                manifest_file and str(manifest_file), change, str(self.output),
                str(self.outcome), largest_file,
            ),
        )
        self.process.start()

    def finish(self):
        self.process.join()
        said = self.output.read_text(encoding="utf-8") if self.output.exists() else ""
        ended = self.outcome.exists() and self.outcome.read_text(encoding="utf-8") == "success"
        return Outcome(ended, said)

    def wait_for_node(self, number):
        """Returns once so many nodes have begun, or the run has ended."""
        while self.process.is_alive():
            said = self.output.read_text(encoding="utf-8") if self.output.exists() else ""
            if len(STARTED.findall(said)) >= number:
                break
            time.sleep(0.02)

    def kill_at_node(self, number, then_wait=0.0):
        """SIGKILL once so many nodes have begun, and perhaps a moment later."""
        self.wait_for_node(number)
        if self.process.is_alive():
            time.sleep(then_wait)
            self.process.kill()
        return self.finish()
