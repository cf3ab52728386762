"""A PostgreSQL server of the tests' own, on the loopback address, gone when they end."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg2

# A locale that sorts text as people do, 'a' before 'B': what relies on the order of bytes must say so.
LOCALE = ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US")
# The server lives for minutes and holds nothing that is not made again, so nothing is forced to disk.
SETTINGS = {
    "listen_addresses": "127.0.0.1", "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
    "shared_buffers": "512MB", "work_mem": "64MB", "max_wal_size": "4GB", "jit": "off",
}


def programs():
    """The directory of initdb and pg_ctl, of the newest server installed; None without one."""
    if shutil.which("initdb"):
        return Path(shutil.which("initdb")).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def server():
    """Starts an empty server; yields the environment variables that the profile's target reads.

    PostgreSQL refuses to run as root, so for root it runs as the user that the package made.
    """
    folder = Path(tempfile.mkdtemp(prefix="lead_scoring_postgres_"))
    as_user = []
    if os.geteuid() == 0:
        as_user = ["runuser", "-u", "postgres", "--"]
        os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
    data, port = folder / "data", free_port()
    options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
    options += f" -c port={port} -c unix_socket_directories={folder}"

    def call(program, *arguments):
        subprocess.run([*as_user, str(programs() / program), "-D", str(data), *arguments],
                       check=True, stdout=subprocess.DEVNULL, cwd=folder)

    try:
        call("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "-N", *LOCALE)
        call("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield {
                "LEAD_SCORING_POSTGRES_HOST": "127.0.0.1",
                "LEAD_SCORING_POSTGRES_PORT": str(port),
                "LEAD_SCORING_POSTGRES_USER": "postgres",
                "LEAD_SCORING_POSTGRES_PASSWORD": "unused",
                "LEAD_SCORING_POSTGRES_DATABASE": "postgres",
            }
        finally:
            call("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def connect(settings):
    connection = psycopg2.connect(
        host=settings["LEAD_SCORING_POSTGRES_HOST"],
        port=settings["LEAD_SCORING_POSTGRES_PORT"],
        user=settings["LEAD_SCORING_POSTGRES_USER"],
        password=settings["LEAD_SCORING_POSTGRES_PASSWORD"],
        dbname=settings["LEAD_SCORING_POSTGRES_DATABASE"],
    )
    connection.autocommit = True
    return connection


def load_raw(settings, raw):
    """Copies the raw files under `raw` into the schemas raw_crm, raw_activity and raw_market, types as in the files.

    Values of a CSV arrive as text, as DuckDB reads them: staging decides what each means.
    """
    import duckdb

    types = {"VARCHAR": "text", "DOUBLE": "double precision", "TIMESTAMP WITH TIME ZONE": "timestamptz"}
    files = duckdb.connect()
    with connect(settings) as connection, connection.cursor() as cursor, tempfile.TemporaryDirectory() as folder:
        for schema in ("crm", "activity", "market"):
            cursor.execute(f"drop schema if exists raw_{schema} cascade; create schema raw_{schema}")
            for file in sorted((Path(raw) / schema).glob("*.*")):
                reader = f"read_csv('{file}', all_varchar = true)" if file.suffix == ".csv" else f"'{file}'"
                columns = files.sql(f"describe from {reader}").fetchall()
                declared = ", ".join(f'"{name}" {types.get(kind, kind)}' for name, kind, *_ in columns)
                cursor.execute(f"create table raw_{schema}.{file.stem} ({declared})")
                copied = Path(folder) / "rows.csv"
                files.sql(f"copy (from {reader}) to '{copied}' (header, force_quote *, nullstr '\\N')")
                with copied.open(encoding="utf-8") as rows:
                    cursor.copy_expert(
                        f"copy raw_{schema}.{file.stem} from stdin (format csv, header, null '\\N')", rows)
        cursor.execute("analyze")
