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
    """A copy of the raw files without the rows that arrived after an instant, as the warehouse was then. A row that does
    not say when it arrived was there, but for events: these arrive when they happen."""
    shutil.copytree(raw, directory, dirs_exist_ok=True)
    for schema, table, reader in raw_files(directory):
        names = {name for name, _ in columns_of(reader)}
        arrival = ", ".join(f"try_cast({name} as timestamp)" for name in ("loaded_at", "occurred_at") if name in names)
        if "loaded_at" in names:
            file = next((Path(directory) / schema).glob(f"{table}.*"))
            form = "format csv" if file.suffix == ".csv" else "format parquet"
            kept = file.with_name("kept")
            write_rows(f"{reader} where coalesce(coalesce({arrival}) <= timestamp '{instant}', true)", kept, form)
            kept.replace(file)
    return directory


def what_came_since(raw, earlier):
    """Of the events that an earlier copy lacks: how many there are; how many had happened before its newest arrival; how
    many repeat an event of either."""
    readers = [next(reader for schema, table, reader in raw_files(one) if (schema, table) == ("activity", "events"))
               for one in (raw, earlier)]
    with duckdb.connect() as connection:
        return connection.execute(f"""
            with told as (
                select event_id, try_cast(occurred_at as timestamp) as occurred_at,
                    coalesce(try_cast(loaded_at as timestamp), try_cast(occurred_at as timestamp)) as arrived_at,
                    count(*) over (partition by event_id) as copies
                from {readers[0]}
            ),
            newest as (
                select max(coalesce(try_cast(loaded_at as timestamp), try_cast(occurred_at as timestamp))) as arrived_at
                from {readers[1]}
            )
            select count(*), count(*) filter (told.occurred_at <= newest.arrived_at), count(*) filter (told.copies > 1)
            from told, newest where told.arrived_at > newest.arrived_at
        """).fetchone()
