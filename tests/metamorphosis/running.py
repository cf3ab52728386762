"""dbt runs on one DuckDB file, one after the other: whole, stopped half-way, failing or killed.

Runs are children of a process that has imported dbt once, and get the parsed project handed over:
dbt would else parse it anew whenever a variable changes. Node by node they do what the command line
does.
"""

import gc
import multiprocessing
import os
import pickle
import random
import re
import resource
import shutil
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
from oracle.building import PROJECT, places, read_marts, settings, variables_of

MARTS = (
    "lead_scores", "lead_score_reasons", "account_rollups", "lead_funnel", "lead_ids",
    "conversion_benchmarks",
)
DISPOSITIONS = ("util_lead_dispositions", "util_event_dispositions")
SELECTED = ("+access:public", *(f"+{name}" for name in DISPOSITIONS))
STOPPED = "A trial stops the run here."
STARTED = re.compile(r" \d+ of \d+ START ")

FORKS = multiprocessing.get_context(
    "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
)
FORKS.set_forkserver_preload(["dbt.cli.main", "dbt.adapters.duckdb", "oracle.building"])


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


def readers(manifest, node_id):
    """The models that read a model."""
    return [
        one
        for one, node in manifest.nodes.items()
        if node.resource_type == "model" and node_id in node.depends_on.nodes
    ]


def stopped_models(manifest, node_id, moment):
    """The models that raise so that a run stops at a moment of a model's work."""
    return readers(manifest, node_id) if moment == "after" else [node_id]


def sabotaged(manifest, node_id, moment):
    """The same project in which a run stops before, during or right after a model's own work.

    During: its rows are written, and the transaction is not closed yet.
    """
    from dbt.artifacts.resources import Hook

    raising = "{{ exceptions.raise_compiler_error('" + STOPPED + "') }}"
    for target in stopped_models(manifest, node_id, moment):
        node = manifest.nodes[target]
        if moment == "during":
            node.config.post_hook.append(Hook(sql=f"select error('{STOPPED}')"))
        else:
            node.raw_code = raising
    return manifest


def _invoke(arguments, environment, manifest_file, sabotage, output, outcome, largest_file):
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
        if sabotage:
            manifest = sabotaged(manifest, *sabotage)
    result = dbtRunner(manifest=manifest).invoke(arguments)
    if result.exception:
        print(result.exception)
    if arguments[0] == "parse" and result.success:
        Path(outcome).with_suffix(".manifest").write_bytes(pickle.dumps(result.result))
    Path(outcome).write_text("success" if result.success else "failure", encoding="utf-8")
    _close_database()
    print(f"{time.process_time():.1f} s of processor time", flush=True)


def _close_database():
    """As at the end of a dbt command: DuckDB writes its log into the file."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    if DuckDBConnectionManager._ENV is not None:
        DuckDBConnectionManager._ENV.close()


class Project:
    """A project directory, parsed once; of a copy only what differs is parsed."""

    def __init__(self, work_directory, directory=PROJECT, original=None):
        self.directory = Path(directory)
        self.work = Path(work_directory)
        (self.work / "target").mkdir(parents=True, exist_ok=True)
        if original is not None:
            known = original.work / "target" / "partial_parse.msgpack"
            shutil.copy(known, self.work / "target")
        self._manifest = None

    @property
    def manifest_file(self):
        file = self.work / "parsed.manifest"
        if not file.exists():
            child = Run(["parse", *places(self.directory, self.work)], {}, None, None,
                        self.work / "parsed")
            outcome = child.finish()
            assert outcome.is_success, outcome.said
        return file

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
    """One child process; it may be killed."""

    def __init__(self, arguments, environment, manifest_file, sabotage, place, largest_file=None):
        self.output, self.outcome = place.with_suffix(".said"), place.with_suffix(".outcome")
        for file in (self.output, self.outcome):
            file.unlink(missing_ok=True)
        self.process = FORKS.Process(
            target=_invoke,
            args=(
                list(map(str, arguments)), environment,
                manifest_file and str(manifest_file), sabotage, str(self.output),
                str(self.outcome), largest_file,
            ),
        )
        self.process.start()

    def finish(self):
        self.process.join()
        said = self.output.read_text(encoding="utf-8") if self.output.exists() else ""
        ended = self.outcome.exists() and self.outcome.read_text(encoding="utf-8") == "success"
        return Outcome(ended, said)

    def kill_at_node(self, number, then_wait=0.0):
        """SIGKILL once so many nodes have begun, and perhaps a moment later."""
        while self.process.is_alive():
            said = self.output.read_text(encoding="utf-8") if self.output.exists() else ""
            if len(STARTED.findall(said)) >= number:
                time.sleep(then_wait)
                self.process.kill()
                break
            time.sleep(0.02)
        return self.finish()


class Warehouse:
    """A DuckDB file and the runs on it."""

    def __init__(self, project, directory):
        self.project = project
        self.directory = Path(directory)
        self.directory.mkdir(parents=True, exist_ok=True)
        self.database = self.directory / "warehouse.duckdb"
        self.raw = self.directory / "raw"
        self.runs = 0
        self.has_seeds = False

    def start(self, as_of, *, command=None, select=SELECTED, sabotage=None, options=(),
              largest_file=None, **variables):
        """Begin one dbt run; seeds are loaded by the first one, later ones are `dbt run`."""
        self.runs += 1
        command = command or ("run" if self.has_seeds else "build")
        skipped = ["test", "unit_test"] if command == "build" else []
        arguments = [
            command, *(["--select", *select] if select else []),
            *(["--exclude-resource-type", *skipped] if skipped else []),
            *options,
            *places(self.project.directory, self.directory),
            "--log-level-file", "none", "--no-write-json", "--threads", "1",
            "--vars", variables_of(self.raw, as_of, **variables),
        ]
        return Run(
            arguments, settings(self.database, self.directory), self.project.manifest_file,
            sabotage, self.directory / f"run_{self.runs}", largest_file,
        )

    def run(self, as_of, **how):
        """One whole run that must succeed."""
        outcome = self.start(as_of, **how).finish()
        assert outcome.is_success, f"dbt failed in {self.directory}:\n{outcome.said[-4000:]}"
        self.has_seeds = True
        return outcome

    def fail(self, as_of, node_id, moment, is_short=False):
        """One run that stops at a model; a short one does only what the model needs before."""
        select = SELECTED
        if is_short:
            stopped = stopped_models(self.project.manifest, node_id, moment)
            select = [f"+{one.rpartition('.')[2]}" for one in stopped]
        outcome = self.start(
            as_of, sabotage=(node_id, moment), options=["--fail-fast"], select=select
        ).finish()
        assert not outcome.is_success, "the run should have failed"
        assert STOPPED in outcome.said, outcome.said[-4000:]
        return outcome

    def kill(self, as_of, seed, nodes=None):
        """One run that is killed at a node that the seed chooses."""
        chance = random.Random(seed)
        number = nodes or chance.randrange(3, 160)
        return self.start(as_of).kill_at_node(number, chance.random() * 0.15)

    def copy(self, directory, project=None):
        """The same database in another place, as it is now."""
        other = Warehouse(project or self.project, directory)
        shutil.copy(self.database, other.database)
        log = self.database.with_suffix(".duckdb.wal")
        if log.exists():
            shutil.copy(log, other.database.with_suffix(".duckdb.wal"))
        other.has_seeds = self.has_seeds
        return other

    def marts(self):
        """Every compared mart and disposition, as lists of dictionaries."""
        found = read_marts(self.database, MARTS)
        return found | read_marts(self.database, DISPOSITIONS, "lead_scoring_utilities")

    def rows(self, query):
        """The rows of a query, each as a dictionary."""
        with duckdb.connect(str(self.database), read_only=True) as connection:
            found = connection.execute(query)
            names = [column[0] for column in found.description]
            return [dict(zip(names, row)) for row in found.fetchall()]

    def last_run(self):
        """The newest row of scoring_runs."""
        return self.rows("select * from lead_scoring.scoring_runs order by started_at desc")[0]
