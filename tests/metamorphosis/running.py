"""dbt runs on one DuckDB file, one after the other: whole, stopped half-way, failing or killed."""

import functools
import random
import shutil
from pathlib import Path

import duckdb
from dbt_runs import WITHOUT_FILES, Run, places
from oracle.building import read_marts, settings, variables_of

MARTS = (
    "lead_scores", "lead_score_reasons", "lead_attributes", "account_rollups", "account_families",
    "buying_committees", "lead_funnel", "lead_ids", "conversion_benchmarks", "company_event_lift",
)
DISPOSITIONS = ("util_lead_dispositions", "util_event_dispositions")
SELECTED = ("+access:public", *(f"+{name}" for name in DISPOSITIONS))
STOPPED = "A trial stops the run here."


def readers(manifest, node_id):
    """The models that read a model, but the live view, which these runs leave out."""
    return [
        one
        for one, node in manifest.nodes.items()
        if node.resource_type == "model" and node_id in node.depends_on.nodes and node.name != "lead_scores_live"
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
        self.views = None
        self.last_said = ""

    def columns(self):
        """The raw files and their columns, which the views are made for."""
        files = {}
        for file in sorted(self.raw.rglob("*.csv")):
            with file.open(encoding="utf-8") as handle:
                files[file] = handle.readline()
        return files

    def start(self, as_of, *, command=None, select=SELECTED, sabotage=None, options=(),
              largest_file=None, with_live=False, **variables):
        """Begin one dbt run; seeds are loaded by the first one, later ones are `dbt run`.

        The live view takes seconds to make and only test_live.py reads it.
        """
        self.runs += 1
        command = command or ("run" if self.has_seeds else "build")
        skipped = ["test", "unit_test"] if command == "build" else []
        arguments = [
            command, *(["--select", *select] if select else []),
            *(["--exclude-resource-type", *skipped] if skipped else []),
            *([] if with_live else ["--exclude", "lead_scores_live"]),
            *options,
            *places(self.project.directory, self.directory),
            *WITHOUT_FILES, "--threads", "1",
            "--vars", variables_of(self.raw, as_of, **variables),
        ]
        return Run(
            arguments, settings(self.database, self.directory), self.project.manifest_file,
            self.directory / f"run_{self.runs}",
            change=functools.partial(sabotaged, node_id=sabotage[0], moment=sabotage[1]) if sabotage else None,
            largest_file=largest_file,
        )

    def run(self, as_of, **how):
        """One run that must succeed: a frequent one where the last run made the views for the same columns."""
        columns = self.columns()
        if not how and self.views == columns:
            how = {"select": (), "options": ("--selector", "frequent")}
        outcome = self.start(as_of, **how).finish()
        assert outcome.is_success, f"dbt failed in {self.directory}:\n{outcome.said[-4000:]}"
        self.has_seeds = True
        self.views = columns
        self.last_said = outcome.said
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
        """One run that is killed at a node that the seed chooses: any but the last tenth, which may not be there."""
        chance = random.Random(seed)
        models = [node for node in self.project.manifest.nodes.values() if node.resource_type == "model"]
        number = nodes or chance.randrange(3, len(models) * 9 // 10)
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
