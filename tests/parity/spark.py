"""A Spark warehouse of the tests' own: Iceberg tables and a metastore in a folder that is gone when they end."""

import json
import multiprocessing
import os
import re
import shutil
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import yaml
from jinja2 import Environment

from .comparing import query
from .raw_tables import SCHEMAS

TARGET = "spark"
THREADS = 2
JAR = "jars/iceberg-spark-runtime-3.5_2.12-1.10.2.jar"
PROFILES = Path(__file__).parents[2] / "profiles/profiles.yml"
# A warehouse with less than this is small: hundreds of statements, each over before a plan could be improved on the way
# or Java be compiled well.
SMALL_BYTES = 20_000_000
# In proportion to its files: those of a large table hold many groups of rows, and a scan passes over what is too old.
ROW_GROUP_BYTES = 16_384
JAVA = "-Duser.timezone=UTC -Dderby.system.durability=test -XX:ReservedCodeCacheSize=256m"
QUICK_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote"
QUICK = """
spark.sql.adaptive.enabled false
spark.sql.codegen.wholeStage false
spark.sql.codegen.factoryMode NO_CODEGEN
"""
# What is read is noted; plans of dozens of joins are not written out as text.
NOTING = """
spark.eventLog.enabled true
spark.sql.maxPlanStringLength 100
spark.sql.ui.explainMode simple
spark.sql.debug.maxToStringFields 1000
"""


def missing():
    """Why Spark cannot run here, as a sentence; None where it can."""
    if not all(map(find_spec, ("dbt.adapters.spark", "pyspark", "snowpark_connect_deps_iceberg"))):
        return "Spark is not installed: pip install '.[spark]'."
    return None if shutil.which("java") else "Spark needs Java 17, and no java is found."


@contextmanager
def server():
    """Makes an empty warehouse; yields the environment variables that the profile's target reads.

    No server runs: dbt, like every other reader, starts a session in its own process, and a metastore of files
    serves one process at a time.
    """
    folder = Path(tempfile.mkdtemp(prefix="lead_scoring_spark_"))
    try:
        yield {
            "SPARK_CONF_DIR": str(folder),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "TZ": "UTC",
            "LEAD_SCORING_SPARK_FOLDER": str(folder),
            "LEAD_SCORING_SPARK_SHUFFLE_PARTITIONS": "2",
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
    try:
        spark = session(settings)
        try:
            return function(spark, *arguments)
        finally:
            spark.stop()
    except Exception as error:  # Java's cannot travel to another process
        raise RuntimeError(str(error)[:2000]) from None


def in_session(settings, function, *arguments):
    """Calls function(session, …) in a process of its own, so that the warehouse is free again after it."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_call, settings, function, arguments).result()


def clear(settings):
    """Removes warehouse and metastore, so that the next run is the first one."""
    for place in Path(settings["LEAD_SCORING_SPARK_FOLDER"]).iterdir():
        if place.is_dir():
            shutil.rmtree(place)


def _create_raw_tables(spark, raw):
    spark.conf.set("spark.sql.parquet.inferTimestampNTZ.enabled", "false")
    for schema in SCHEMAS:
        spark.sql(f"drop schema if exists raw_{schema} cascade")
        spark.sql(f"create schema raw_{schema}")
        for file in sorted((Path(raw) / schema).glob("*.*")):
            form = "csv options (header true, escape '\"', multiLine true)" if file.suffix == ".csv" else "parquet"
            if file.name == "events.parquet":  # by month and in order of arrival, as a lakehouse keeps what is large
                spark.sql(f"create table raw_{schema}.{file.stem} using iceberg partitioned by (months(loaded_at)) "
                          f"tblproperties ('write.parquet.row-group-size-bytes' = '{ROW_GROUP_BYTES}') "
                          f"as select * from parquet.`{file.absolute()}` order by loaded_at")
                continue
            spark.sql(f"create table raw_{schema}.{file.stem} using {form} location '{file.absolute()}'")


def load_raw(settings, raw):
    """Makes tables over the raw files; values of a CSV are text, as DuckDB reads them."""
    folder = Path(settings["LEAD_SCORING_SPARK_FOLDER"])
    is_small = sum(file.stat().st_size for file in Path(raw).rglob("*.*")) < SMALL_BYTES
    java = f"spark.driver.defaultJavaOptions {JAVA} {QUICK_JAVA if is_small else ''}\n"
    conf = folder / "spark-defaults.conf"
    conf.write_text(java + QUICK * is_small, encoding="utf-8")
    in_session(settings, _create_raw_tables, raw)
    notes = folder / "notes"
    shutil.rmtree(notes, ignore_errors=True)
    notes.mkdir()
    noting = NOTING + f"spark.eventLog.dir {notes.as_uri()}\n"
    conf.write_text(java + QUICK * is_small + noting, encoding="utf-8")


def _shape(spark, table):
    return spark.table(table).count(), len(spark.table(table).columns)


def read(settings, table):
    """How often a table was read since the raw tables were loaded, as Spark's own metrics have it: the rows that its scans
    gave, and the values (rows times columns of the scan), each as a share of those it has."""
    columns_of, rows, values = {}, 0, 0
    for file in (Path(settings["LEAD_SCORING_SPARK_FOLDER"]) / "notes").iterdir():
        for line in file.open(encoding="utf-8"):
            event = json.loads(line)
            if "sparkPlanInfo" in event:
                columns_of.update(_scans(event["sparkPlanInfo"], table))
            elif event["Event"] == "SparkListenerTaskEnd":
                for one in event["Task Info"]["Accumulables"]:
                    if one["ID"] in columns_of:
                        rows += int(one["Update"])
                        values += int(one["Update"]) * columns_of[one["ID"]]
    all_rows, all_columns = in_session(settings, _shape, table)
    return {"rows": rows / all_rows, "values": values / (all_rows * all_columns)}


def _scans(plan, table):
    """(id of the metric that counts what a scan of a table gives, number of its columns) of a plan's scans."""
    if "Scan" in plan["nodeName"] and plan["nodeName"].endswith(table):
        columns = re.search(rf"{table}\[(.*?)\]", plan["simpleString"])[1]
        yield from ((one["accumulatorId"], columns.count("#")) for one in plan["metrics"]
                    if one["name"] == "number of output rows")
    for child in plan["children"]:
        yield from _scans(child, table)


def _select(spark, marts):
    return {mart: [tuple(row) for row in spark.sql(query(columns, mart)).collect()]
            for mart, columns in marts.items()}


def rows(settings, marts):
    """The rows of each mart, given with its columns: name -> list of rows."""
    return in_session(settings, _select, marts)
