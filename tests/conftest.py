"""Helpers for tests that run dbt on raw files of their own."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import duckdb
import pytest
from dbt_runs import PROJECT as ROOT
from dbt_runs import Project, Run


def pytest_addoption(parser):
    parser.addoption(
        "--write-figures", action="store_true",
        help="write what was measured on the planted truth into benchmarks/planted_truth.json",
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Tests that share a build go to one of the two processes; the oracle's each have their own."""
    from xdist.scheduler import LoadScopeScheduling

    class ByBuild(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            file = nodeid.partition("::")[0]
            return nodeid if file.endswith("test_oracle.py") else "/".join(file.split("/")[:2])

    return ByBuild(config, log)


class Workspace:
    """A directory with raw files, a DuckDB file and dbt's own output, apart from the project's."""

    def __init__(self, directory, project):
        self.directory = Path(directory)
        self.project = project
        self.raw = self.directory / "raw"
        self.database = self.directory / "warehouse.duckdb"
        self.clear()

    def clear(self):
        """Start again without raw files and database."""
        shutil.rmtree(self.raw, ignore_errors=True)
        self.raw.mkdir(parents=True)
        for file in (self.database, self.database.with_suffix(".duckdb.wal")):
            file.unlink(missing_ok=True)

    def write(self, name, content):
        """Write one raw file: text, bytes, or a query whose rows become a Parquet file."""
        file = self.raw / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            file.write_bytes(content)
        elif name.endswith(".parquet"):
            duckdb.connect().execute(f"copy ({content}) to '{file}' (format parquet)")
        else:
            file.write_text(content, encoding="utf-8")

    def dbt(self, *arguments, **variables):
        """Run dbt on the raw files; the result's stdout holds everything that it said."""
        given = {"lead_scoring__raw_path": str(self.raw)}
        given |= {f"lead_scoring__{name}": value for name, value in variables.items()}
        run = Run(
            [
                *arguments,
                *("--project-dir", str(self.project.directory)),
                *("--profiles-dir", str(ROOT / "profiles")),
                *("--target-path", str(self.directory / "target")),
                *("--log-path", str(self.directory / "logs")),
                *("--no-use-colors", "--no-write-json", "--vars", json.dumps(given)),
            ],
            {
                "LEAD_SCORING_DUCKDB_PATH": str(self.database),
                "LEAD_SCORING_DUCKDB_TEMP": str(self.directory / "duckdb_temp"),
            },
            self.project.manifest_file,
            self.directory / "run",
        )
        outcome = run.finish()
        return subprocess.CompletedProcess(arguments, 0 if outcome.is_success else 1, outcome.said)

    def rows(self, query):
        """The rows of a query on the workspace's database, each as a dict."""
        with duckdb.connect(str(self.database), read_only=True) as connection:
            found = connection.execute(query)
            names = [column[0] for column in found.description]
            return [dict(zip(names, row)) for row in found.fetchall()]

    def execute(self, statement):
        """Change the workspace's database, as a user might."""
        with duckdb.connect(str(self.database)) as connection:
            connection.execute(statement)


@pytest.fixture(scope="session")
def project(tmp_path_factory):
    """The project, parsed once for all tests, in whichever process they run."""
    place = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        place = place.parent
    return Project(place / "project")


@pytest.fixture(scope="session")
def input_project(tmp_path_factory):
    """The project's input side alone, which dbt parses in a moment."""
    project = tmp_path_factory.mktemp("input_project")
    shutil.copy(ROOT / "dbt_project.yml", project)
    shutil.copytree(ROOT / "macros", project / "macros")
    shutil.copytree(ROOT / "models" / "_docs", project / "models" / "_docs")
    for source in ("crm", "activity", "market"):
        folder = Path("models") / "staging" / source
        shutil.copytree(ROOT / folder, project / folder)
    generic = Path("tests") / "assertions" / "generic"
    shutil.copytree(ROOT / generic, project / generic)
    shutil.copytree(ROOT / "profiles", project / "profiles")
    return Project(tmp_path_factory.mktemp("input_parsed"), project)
