"""The raw tables that every engine builds from: files in a directory, told by schema, table and column types."""

import shutil
from pathlib import Path

import duckdb

SCHEMAS = ("crm", "activity", "market")


def raw_files(raw):
    """Each raw file: (schema, table, what DuckDB reads it by). Values of a CSV are text: staging reads them."""
    for schema in SCHEMAS:
        for file in sorted((Path(raw) / schema).glob("*.*")):
            reader = f"read_csv('{file}', all_varchar = true)" if file.suffix == ".csv" else f"'{file}'"
            yield schema, file.stem, reader


def columns_of(reader):
    """The columns of a raw file: (name, type in DuckDB's words)."""
    with duckdb.connect() as connection:  # the one that all threads share serves one at a time
        return [(name, kind) for name, kind, *_ in connection.execute(f"describe from {reader}").fetchall()]


def write_rows(reader, file, form):
    """The rows of a raw file, written to another file in a form of DuckDB's."""
    with duckdb.connect() as connection:
        connection.execute(f"copy (from {reader}) to '{file}' ({form})")


def known_by(raw, directory, instant):
    """A copy of the raw files in which no event has arrived after an instant, as the warehouse was then."""
    shutil.copytree(raw, directory, dirs_exist_ok=True)
    events = Path(directory) / "activity" / "events.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"""
            create table kept as
            from '{events}' where coalesce(loaded_at, occurred_at) <= timestamp '{instant}';
            copy kept to '{events}'
        """)
    return directory
