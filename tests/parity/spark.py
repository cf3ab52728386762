"""A Spark warehouse of the tests' own: Iceberg tables and a metastore in a folder that is gone when they end."""

import multiprocessing
import os
import shutil
import tempfile
import time
from contextlib import contextmanager
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import yaml
from jinja2 import Environment

JAR = "jars/iceberg-spark-runtime-3.5_2.12-1.10.2.jar"
PROFILES = Path(__file__).parents[2] / "profiles/profiles.yml"
# Hundreds of statements on small tables: Java that is compiled well would hardly be used before it is over.
DEFAULTS = """
spark.driver.defaultJavaOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Duser.timezone=UTC
spark.sql.codegen.wholeStage false
"""


def programs():
    """The Java that runs Spark; None without it or without the packages of the extra `spark`."""
    return shutil.which("java") if find_spec("pyspark") and find_spec("snowpark_connect_deps_iceberg") else None


@contextmanager
def server():
    """Makes an empty warehouse; yields the environment variables that the profile's target reads.

    No server runs: dbt, like every other reader, starts a session in its own process, and a metastore of files
    serves one process at a time.
    """
    folder = Path(tempfile.mkdtemp(prefix="lead_scoring_spark_"))
    (folder / "spark-defaults.conf").write_text(DEFAULTS, encoding="utf-8")
    try:
        yield {
            "SPARK_CONF_DIR": str(folder),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "LEAD_SCORING_SPARK_FOLDER": str(folder),
            "LEAD_SCORING_SPARK_ICEBERG_JAR": str(files("snowpark_connect_deps_iceberg") / JAR),
        }
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def session(settings):
    """A session with what the profile gives to dbt's."""
    from pyspark.sql import SparkSession

    environment = Environment()
    environment.filters["as_number"] = int
    profile = environment.from_string(PROFILES.read_text(encoding="utf-8")).render(
        env_var=lambda name, default="": settings.get(name, default))
    builder = SparkSession.builder.enableHiveSupport()
    target = yaml.safe_load(profile)["lead_scoring"]["outputs"]["spark"]
    for name, value in target["server_side_parameters"].items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _call(settings, function, arguments):
    os.environ.update(settings, TZ="UTC")  # times arrive in the time zone of the process
    time.tzset()
    spark = session(settings)
    try:
        return function(spark, *arguments)
    except Exception as error:  # Java's cannot travel to another process
        raise RuntimeError(str(error)[:2000]) from None
    finally:
        spark.stop()


def in_session(settings, function, *arguments):
    """Calls function(session, …) in a process of its own, so that the warehouse is free again after it."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_call, (settings, function, arguments))


def _create_raw_tables(spark, raw):
    for schema in ("crm", "activity", "market"):
        spark.sql(f"drop schema if exists raw_{schema} cascade")
        spark.sql(f"create schema raw_{schema}")
        for file in sorted((Path(raw) / schema).glob("*.*")):
            form = "csv options (header true, escape '\"', multiLine true)" if file.suffix == ".csv" else "parquet"
            spark.sql(f"create table raw_{schema}.{file.stem} using {form} location '{file.absolute()}'")


def load_raw(settings, raw):
    """Makes tables over the raw files under `raw` in the schemas raw_crm, raw_activity and raw_market, types as there.

    Values of a CSV are text, as DuckDB reads them: staging decides what each means.
    """
    in_session(settings, _create_raw_tables, raw)


def _select(spark, tables):
    found = {table: spark.table(table) for table in tables}
    return {table: (rows.columns, [tuple(row) for row in rows.collect()]) for table, rows in found.items()}


def read(settings, tables):
    """The tables by name, each as its columns and rows."""
    return in_session(settings, _select, tables)
