"""BigQuery's adapter on an emulator: bqemulator, which is DuckDB behind a translator of BigQuery's SQL.

That the rows agree shows that what the adapter sends is BigQuery's SQL and that all of it runs, not that BigQuery
itself gives these rows.
"""

import tempfile
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from . import emulator
from .comparing import query
from .raw_tables import SCHEMAS, columns_of, raw_files, write_rows

TARGET = "bigquery"
PROJECT = "lead-scoring"
TYPES = {"VARCHAR": "STRING", "DOUBLE": "FLOAT64", "BIGINT": "INT64", "INTEGER": "INT64", "BOOLEAN": "BOOL",
         "TIMESTAMP WITH TIME ZONE": "TIMESTAMP", "DECIMAL(18,2)": "NUMERIC"}


missing = partial(emulator.missing, TARGET)
project = partial(emulator.project_of, TARGET)


@contextmanager
def server():
    """Starts the emulator, empty; yields the environment variables that its profile reads."""
    port = emulator.free_port()
    with tempfile.TemporaryDirectory() as folder:
        command = [emulator.environment(TARGET) / "python", emulator.HERE / "bigquery_server.py", port, folder]
        with emulator.running(command, port, Path(folder) / "log"):
            yield {"LEAD_SCORING_EMULATOR_PORT": str(port)}


def client(settings):
    from google.api_core.client_options import ClientOptions
    from google.auth.credentials import AnonymousCredentials
    from google.cloud import bigquery

    place = f"http://127.0.0.1:{settings['LEAD_SCORING_EMULATOR_PORT']}"
    return bigquery.Client(PROJECT, AnonymousCredentials(), client_options=ClientOptions(api_endpoint=place))


def clear(settings):
    """Drops every dataset, so that the next run is the first one."""
    one = client(settings)
    for dataset in one.list_datasets():
        one.delete_dataset(dataset.dataset_id, delete_contents=True, not_found_ok=True)


def load_raw(settings, raw):
    """Loads the raw files into tables, anew."""
    from google.cloud import bigquery

    one = client(settings)
    load = bigquery.LoadJobConfig(source_format="PARQUET")
    with tempfile.TemporaryDirectory() as folder:
        for schema in SCHEMAS:
            one.create_dataset(f"raw_{schema}", exists_ok=True)
        for schema, table, reader in raw_files(raw):
            file, place = Path(folder) / "rows.parquet", f"{PROJECT}.raw_{schema}.{table}"
            write_rows(reader, file, "format parquet")
            fields = [bigquery.SchemaField(name, TYPES.get(kind, kind)) for name, kind in columns_of(reader)]
            one.delete_table(place, not_found_ok=True)
            one.create_table(bigquery.Table(place, fields))
            with file.open("rb") as content:
                one.load_table_from_file(content, place, job_config=load).result()


def rows(settings, marts):
    """The rows of each mart, given with its columns: name -> list of rows."""
    one, found = client(settings), {}
    for mart, columns in marts.items():
        found[mart] = [
            tuple(value.replace(tzinfo=None) if isinstance(value, datetime) else value for value in row.values())
            for row in one.query(query(columns, mart)).result()
        ]
    return found
