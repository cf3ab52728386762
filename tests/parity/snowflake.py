"""Snowflake's adapter on an emulator: fakesnow, which is DuckDB behind a translator of Snowflake's SQL.

That the rows agree shows that what the adapter sends is Snowflake's SQL and that all of it runs, not that Snowflake
itself gives these rows.
"""

import tempfile
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from . import emulator
from .comparing import query
from .raw_tables import SCHEMAS, columns_of, raw_files

TARGET = "snowflake"
# The emulator sends an unknown instant as 1970: it is read as another one, which no row has.
NEVER = datetime(1800, 1, 1)


missing = partial(emulator.missing, TARGET)
project = partial(emulator.project_of, TARGET)


@contextmanager
def server():
    """Starts the emulator, empty; yields the environment variables that its profile reads."""
    port = emulator.free_port()
    command = [emulator.environment(TARGET) / "python", emulator.HERE / "snowflake_server.py", port]
    with tempfile.TemporaryDirectory() as folder, emulator.running(command, port, Path(folder) / "log"):
        yield {"LEAD_SCORING_EMULATOR_PORT": str(port)}


@contextmanager
def cursor(settings):
    import snowflake.connector

    connection = snowflake.connector.connect(
        account="emulated", user="emulated", password="emulated", host="127.0.0.1", protocol="http",
        port=int(settings["LEAD_SCORING_EMULATOR_PORT"]), database="WAREHOUSE",
    )
    try:
        with connection.cursor() as one:
            yield one
    finally:
        connection.close()


def clear(settings):
    """Drops every schema, so that the next run is the first one."""
    with cursor(settings) as one:
        one.execute("select schema_name from information_schema.schemata")
        for (schema,) in one.fetchall():
            if schema.lower().startswith(("raw_", "lead_scoring")):
                one.execute(f"drop schema {schema} cascade")


def load_raw(settings, raw):
    """Makes the raw tables anew; the server reads the files itself."""
    with cursor(settings) as one:
        for schema in SCHEMAS:
            one.execute(f"create schema if not exists raw_{schema}")
        for schema, table, reader in raw_files(raw):
            names = ", ".join(name for name, _ in columns_of(reader))
            reader = reader if reader.startswith("read_") else f"read_parquet({reader})"
            one.execute(f"create or replace table raw_{schema}.{table} as select {names} from {reader}")


def rows(settings, marts):
    """The rows of each mart, given with its columns: name -> list of rows."""
    found = {}
    with cursor(settings) as one:
        for mart, columns in marts.items():
            one.execute(f"describe table lead_scoring.{mart}")
            instants = {name.lower() for name, kind, *_ in one.fetchall() if kind.startswith("TIMESTAMP")}
            read = [f"coalesce({name}, timestamp '{NEVER}')" if name in instants else name for name in columns]
            one.execute(query(read, mart))
            found[mart] = [tuple(None if value == NEVER else value for value in row) for row in one.fetchall()]
    return found
