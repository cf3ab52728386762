"""A PostgreSQL server of the tests' own on the loopback address, gone when they end."""

import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from .comparing import query
from .raw_tables import SCHEMAS, columns_of, raw_files, write_rows

TARGET = "postgres"
OLDEST = 15
# A locale that sorts text as people do, 'a' before 'B': what relies on the order of bytes must say so.
LOCALE = ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US")
# A zone behind UTC by hours and a half, and another half in winter: what means UTC must say so.
ZONE = "America/St_Johns"
# The server lives for minutes and holds nothing that is not made again, so nothing is forced to disk. All of it lies in
# memory, where a page of an index is no dearer than one of a table: what the setting for solid disks says.
SETTINGS = {
    "listen_addresses": "127.0.0.1", "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
    "shared_buffers": "512MB", "work_mem": "64MB", "max_wal_size": "4GB", "jit": "off",
    "random_page_cost": "1.1", "timezone": ZONE,
}
# Everybody is let in without a password but this role, which has no right to anything either.
STRANGER, ITS_PASSWORD = "ada", "of ada"
TYPES = {"VARCHAR": "text", "DOUBLE": "double precision", "TIMESTAMP WITH TIME ZONE": "timestamptz"}


def programs():
    """The directory of initdb and pg_ctl, of the newest server that is installed; None without one.

    Release 15 is the first that takes a locale as above.
    """
    places = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]  # Debian's, off the path
    if shutil.which("initdb"):
        places.append(Path(shutil.which("initdb")).resolve().parent)
    releases = {}
    for place in places:
        said = subprocess.run([str(place / "initdb"), "--version"], stdout=subprocess.PIPE, text=True, check=False)
        release = re.search(r" (\d+)", said.stdout)
        if release and int(release.group(1)) >= OLDEST and (place / "pg_ctl").exists():
            releases[int(release.group(1))] = place
    return releases[max(releases)] if releases else None


def missing():
    """Why no server can be started here, as a sentence; None where one can."""
    try:
        import dbt.adapters.postgres  # noqa: F401
        import psycopg2  # noqa: F401
    except ImportError:
        return "The adapter for Postgres is not installed: pip install '.[postgres]'."
    return None if programs() else f"No PostgreSQL {OLDEST} or newer is installed (initdb is not found)."


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def server():
    """Starts an empty server; yields the environment variables that the profile's target reads.

    PostgreSQL refuses to run as root, so for root it runs as the user that its package made.
    """
    binaries, as_user = programs(), []
    folder = Path(tempfile.mkdtemp(prefix="lead_scoring_postgres_"))
    data, port = folder / "data", free_port()
    options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
    options += f" -c port={port} -c unix_socket_directories={folder}"
    settings = {
        "LEAD_SCORING_POSTGRES_HOST": "127.0.0.1",
        "LEAD_SCORING_POSTGRES_PORT": str(port),
        "LEAD_SCORING_POSTGRES_USER": "postgres",
        "LEAD_SCORING_POSTGRES_PASSWORD": "unused",
        "LEAD_SCORING_POSTGRES_DATABASE": "lead_scoring",
    }

    def call(program, *arguments, check=True):
        subprocess.run([*as_user, str(binaries / program), "-D", str(data), *arguments],
                       check=check, stdout=subprocess.DEVNULL, cwd=folder)

    try:
        if os.geteuid() == 0:
            as_user = ["runuser", "-u", "postgres", "--"]
            os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
        call("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "-N", *LOCALE)
        rules = data / "pg_hba.conf"
        rules.write_text(f"host all {STRANGER} 127.0.0.1/32 scram-sha-256\n" + rules.read_text())
        call("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        with cursor(settings | {"LEAD_SCORING_POSTGRES_DATABASE": "postgres"}) as one:
            one.execute("create database lead_scoring")
            one.execute(f"create role {STRANGER} login password '{ITS_PASSWORD}'")
        yield settings
    finally:
        if (data / "postmaster.pid").exists():
            call("pg_ctl", "-w", "-m", "immediate", "stop", check=False)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def cursor(settings):
    """A cursor of a connection in which every statement counts at once."""
    import psycopg2

    connection = psycopg2.connect(
        host=settings["LEAD_SCORING_POSTGRES_HOST"],
        port=settings["LEAD_SCORING_POSTGRES_PORT"],
        user=settings["LEAD_SCORING_POSTGRES_USER"],
        password=settings["LEAD_SCORING_POSTGRES_PASSWORD"],
        dbname=settings["LEAD_SCORING_POSTGRES_DATABASE"],
    )
    connection.autocommit = True
    try:
        with connection.cursor() as one:
            yield one
    finally:
        connection.close()


def clear(settings):
    """Drops every schema, so that the next run is the first one."""
    with cursor(settings) as one:
        one.execute("select nspname from pg_namespace where nspname ~ '^(raw_|lead_scoring)'")
        for (schema,) in one.fetchall():
            one.execute(f'drop schema "{schema}" cascade')


def load_raw(settings, raw):
    """Fills the raw tables anew from files; views that read them stay.

    The server would clean and count them by itself, minutes later; a vacuum trusts what has been written for good alone.
    """
    with cursor(settings) as one, tempfile.TemporaryDirectory() as folder:
        one.execute("set synchronous_commit = on")
        for schema in SCHEMAS:
            one.execute(f"create schema if not exists raw_{schema}")
        for schema, table, reader in raw_files(raw):
            columns = ", ".join(f'"{name}" {TYPES.get(kind, kind)}' for name, kind in columns_of(reader))
            one.execute(f"create table if not exists raw_{schema}.{table} ({columns})")
            one.execute(f"truncate raw_{schema}.{table}")
            rows = Path(folder) / "rows.csv"
            write_rows(reader, rows, "format csv, header, force_quote *, nullstr '\\N'")
            with rows.open(encoding="utf-8") as text:
                one.copy_expert(f"copy raw_{schema}.{table} from stdin (format csv, header, null '\\N')", text)
            one.execute(f"vacuum analyze raw_{schema}.{table}")


def rows(settings, marts):
    """The rows of each mart, given with its columns: name -> list of rows."""
    found = {}
    with cursor(settings) as one:
        for mart, columns in marts.items():
            one.execute(query(columns, mart))
            found[mart] = one.fetchall()
    return found
