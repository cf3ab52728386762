"""Raw directories, project copies and builds for the oracle's comparisons."""

import csv
import json
import shutil
from datetime import date, datetime
from pathlib import Path

import duckdb
from dbt_runs import PROJECT, WITHOUT_FILES, Run, places

from .reading import DATES_WITHOUT_SUFFIX, NUMBERS, TIMES_WITHOUT_SUFFIX

MARTS = (
    "lead_scores", "lead_score_reasons", "account_rollups", "account_families", "buying_committees",
    "lead_ids",
)
LEFT_OUT = (
    ".git", ".venv", "data", "target", "logs", "oracle", "metamorphosis", "__pycache__", "*.duckdb", ".pytest_cache",
    ".hypothesis", "dbt_packages",
)


def write_raw(tables, directory, as_parquet=False):
    """One file per table; every column that any of its rows has."""
    for table, rows in tables.items():
        source, name = table.split(".")
        path = Path(directory) / source / f"{name}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        columns = sorted({column for row in rows for column in row})
        with path.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle)
            writer.writerow(columns)
            writer.writerows([as_cell(row.get(column)) for column in columns] for row in rows)
        if as_parquet:
            to_parquet(path, columns)
    return Path(directory)


def as_cell(value):
    """Text of one cell; an unknown value is an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date) else str(value)


def to_parquet(path, columns):
    """The same table with real types instead of texts."""
    types = {column: parquet_type(column) for column in columns}
    duckdb.connect().execute(
        f"copy (select * from read_csv('{path}', header = true, columns = {json.dumps(types)}))"
        f" to '{path.with_suffix('.parquet')}' (format parquet)"
    )
    path.unlink()


def parquet_type(column):
    if column.startswith("is_"):
        return "BOOLEAN"
    if column.endswith("_at") or column in TIMES_WITHOUT_SUFFIX:
        return "TIMESTAMP"
    if column.endswith("_on") or column in DATES_WITHOUT_SUFFIX:
        return "DATE"
    return "DECIMAL(18,2)" if column in NUMBERS else "VARCHAR"


def copy_project(directory):
    """A copy of the project whose seeds may be changed without touching the real ones."""
    return Path(
        shutil.copytree(PROJECT, directory, ignore=shutil.ignore_patterns(*LEFT_OUT))
    )


def variables_of(raw_directory, as_of, **variables):
    """What dbt is told by --vars."""
    given = {"lead_scoring__raw_path": str(raw_directory), "lead_scoring__as_of": str(as_of)}
    given |= {f"lead_scoring__{name}": str(value) for name, value in variables.items()}
    return json.dumps(given)


def settings(database, work_directory):
    """Environment variables that name the DuckDB file and keep its memory small."""
    return {
        "LEAD_SCORING_DUCKDB_PATH": str(database),
        "LEAD_SCORING_DUCKDB_TEMP": str(Path(work_directory) / "spill"),
        "LEAD_SCORING_DUCKDB_MEMORY": "3GB",
    }


def build(project, raw_directory, work_directory, as_of, **variables):
    """Seeds and models that the compared marts need, without tests; returns the DuckDB file."""
    work_directory = Path(work_directory)
    work_directory.mkdir(parents=True, exist_ok=True)
    database = work_directory / "warehouse.duckdb"
    arguments = [
        "build",
        "--select", *(f"+{mart}" for mart in MARTS),
        "--exclude-resource-type", "test", "unit_test",
        *places(project.directory, work_directory),
        *WITHOUT_FILES,
        "--vars", variables_of(raw_directory, as_of, **variables),
    ]
    run = Run(arguments, settings(database, work_directory), project.manifest_file, work_directory / "build")
    outcome = run.finish()
    assert outcome.is_success, f"dbt build failed:\n{outcome.said[-6000:]}"
    return database


def read_marts(database, marts=MARTS, schema="lead_scoring"):
    """The compared marts as lists of dictionaries."""
    connection = duckdb.connect(str(database), read_only=True)
    found_rows = {}
    for mart in marts:
        found = connection.execute(f"select * from {schema}.{mart}")
        names = [column[0] for column in found.description]
        found_rows[mart] = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    connection.close()
    return found_rows
