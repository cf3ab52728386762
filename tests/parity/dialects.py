"""Compile the project for warehouses that nobody can reach here, and parse what comes out.

    PYTHONPATH=tests python -m parity.dialects                       every engine whose adapter is installed
    PYTHONPATH=tests python -m parity.dialects redshift trino        these alone; what they lack is installed, apart

Snowflake, BigQuery, Databricks and Redshift: dbt compiles with the engine's own adapter, made-up credentials and no
connection, twice: as the first run of a warehouse and as a later one, together with the statements that models run
before and after they are built, and those by which new rows replace old ones in a table that is kept (but on
Databricks, whose adapter asks the cluster first). sqlglot then parses every file in the dialect of the engine.
Trino and T-SQL have no adapter here: sqlglot translates what DuckDB gets, and parses that.

All of this is a syntax check. It shows that the SQL is well-formed, not that a function exists there, that types
agree, or that any number comes out the same. The exit code is 1 where other files fail than are known to.
"""

import argparse
import importlib.util
import json
import logging
import os
import platform
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import sqlglot
import yaml
from sqlglot import exp
from sqlglot.errors import ErrorLevel, SqlglotError

from . import environments

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "target" / "dialects"
WRITTEN = ROOT / "benchmarks" / "dialects.json"
# Adapters that cannot be installed beside the others, by their lock files.
LOCKS = {file.stem: file for file in (Path(__file__).parent / "adapters").glob("*.lock")}
# Nothing is asked of these places: they only have to look like what the adapter reads from the profile.
MADE_UP = {
    "duckdb": {"LEAD_SCORING_DUCKDB_PATH": ":memory:"},
    "snowflake": {"LEAD_SCORING_SNOWFLAKE_ACCOUNT": "nowhere", "LEAD_SCORING_SNOWFLAKE_PASSWORD": "unused"},
    "bigquery": {"LEAD_SCORING_BIGQUERY_METHOD": "oauth-secrets", "LEAD_SCORING_BIGQUERY_TOKEN": "unused"},
    "databricks": {"LEAD_SCORING_DATABRICKS_HOST": "nowhere.invalid", "LEAD_SCORING_DATABRICKS_TOKEN": "unused",
                   "LEAD_SCORING_DATABRICKS_HTTP_PATH": "/sql/1.0/warehouses/0"},
    "redshift": {"LEAD_SCORING_REDSHIFT_HOST": "nowhere.invalid", "LEAD_SCORING_REDSHIFT_PASSWORD": "unused"},
}
COMPILED = ("snowflake", "bigquery", "databricks", "redshift")
TRANSLATED = ("trino", "tsql")
# What fails, by engine and reason: each of these must, and nothing else may.
KNOWN = {"tsql": {
    "T-SQL has no function that gives the nth part of a text": (
        "int_accounts__deduplicated", "int_addresses__read", "int_company_names__normalised",
        "int_company_values__observed", "int_domains__classified", "int_event_shapes__classified",
        "int_leads__excluded", "int_leads__keyed", "int_leads__screened", "int_market_observations__classified",
        "int_records__keyed_to_companies", "assert_company_words_truth_table", "assert_dirty_texts_truth_table",
        "assert_joins_keep_their_rows_in_part", "assert_page_path_truth_table",
    ),
    "T-SQL cannot put nulls last within a window": (
        "int_acts__turned", "int_duplicates__followed", "int_ledger__shared", "int_visits__crowded", "lead_score_history",
        "assert_capped_share_truth_table",
    ),
}}
# Without a connection nothing is known to be there, so is_incremental() would always say no.
LATER_RUN = "{% macro is_incremental() %}{{ return(not flags.FULL_REFRESH) }}{% endmacro %}\n"
# The adapter asks the cluster for its age, and then takes these forms on all that are not old.
DATES = {"databricks": """
{% macro databricks__dateadd(datepart, interval, from_date_or_timestamp) -%}
    timestampadd({{ datepart }}, {{ interval }}, {{ from_date_or_timestamp }})
{%- endmacro %}
{% macro databricks__datediff(first_date, second_date, datepart) -%}
    timestampdiff({{ datepart }}, {{ date_trunc(datepart, first_date) }}, {{ date_trunc(datepart, second_date) }})
{%- endmacro %}
"""}
# Hooks that are left out: these ask the warehouse for numbers to print, or depend on the model they stand in.
LEFT_OUT = ("tell_", "expect_many_rows", "gather_statistics")
# Settings of where the rows of a table lie.
PLACED = ("partition_by", "cluster_by", "liquid_clustered_by", "sort", "dist")
# Databricks' adapter asks the cluster what it can do before it makes a table; the clauses themselves ask nothing.
TABLE_OF = {"databricks": "create table {{ relation }} using delta {{ liquid_clustered_cols() }} as select * from given"}

# What a later run does with the rows of a model that keeps its own.
ROWS_INTO = """
{{%- set columns, given = [], api.Relation.create(identifier='given') -%}}
{{%- for name in {names} -%}}{{%- do columns.append(api.Column.create(name, 'text')) -%}}{{%- endfor -%}}
{{{{ get_incremental_{strategy}_sql({{
    'target_relation': ref('{model}'), 'temp_relation': given, 'unique_key': {key}, 'dest_columns': columns,
    'incremental_predicates': none,
}}) }}}}
"""
# Databricks' adapter asks the cluster what it can do before it says how, so nothing is known of it here.
ROWS_UNKNOWN = ("databricks",)

# Without a connection every raw column is taken to be of its declared type, so that staging casts nothing. Here it does.
CASTS = """
select
    {{ clean_text('given') }} as cleaned,
    {{ number_as_text('given_number', dbt.type_string()) }} as number_as_text,
    {{ yes_or_no('given') }} as flag,
    {%- for data_type in ['date', dbt.type_timestamp(), dbt.type_int(), 'decimal(18, 2)'] %}
    {{ safely_cast('given', 'text', data_type) }} as cast_{{ loop.index }},
    {%- endfor %}
    {{ utc_time('given_at', 'utc_timestamp', dbt.type_timestamp()) }} as in_utc,
    {{ page_path('given') }} as page_path,
    {{ words_of('given') }} as words,
    {{ seconds_apart('given_at', 'given_at') }} as seconds_apart,
    {{ whole_division('given_number', 2) }} as quotient
from given_rows
"""


@dataclass
class Result:
    """What became of one engine's files; a failure is a file and a message."""

    engine: str
    how: str
    files: int = 0
    compiled: int = 0
    parsed: int = 0
    failures: list = field(default_factory=list)
    skipped: str = ""

    def fail(self, file, message):
        if getattr(message, "errors", None):  # sqlglot's, without its colours
            first = message.errors[0]
            message = f"{first['description']} At: {first['start_context'][-60:]}{first['highlight']}"
        lines = dict.fromkeys(" ".join(line.split()) for line in str(message).splitlines())  # each once
        self.failures.append({"file": str(file), "message": " ".join(filter(None, lines))[:300]})


def place_of(engine):
    """Where an adapter lies that cannot be installed beside the others."""
    return Path(sys.prefix) / "adapters" / engine


def program(engine):
    """The command that is dbt with an engine's adapter; None where the adapter is not installed."""
    if engine in LOCKS and environments.is_made(place_of(engine), LOCKS[engine]):
        return [str(place_of(engine) / "bin" / "dbt")]
    if importlib.util.find_spec(f"dbt.adapters.{engine}") is None:
        return None
    beside = Path(sys.executable).with_name("dbt")
    return [str(beside)] if beside.exists() else [sys.executable, "-m", "dbt.cli.main"]


def scratch_project(engine):
    """A project of links to this one, with a folder more for macros and one more for hooks."""
    folder = OUTPUT / engine
    shutil.rmtree(folder, ignore_errors=True)
    project = folder / "project"
    for name in ("given", "hooks"):
        (project / name).mkdir(parents=True)
    (project / "hooks" / "raw_values_that_are_cast.sql").write_text(CASTS, encoding="utf-8")
    (project / "given" / "given.sql").write_text(LATER_RUN + DATES.get(engine, ""), encoding="utf-8")
    settings = yaml.safe_load((ROOT / "dbt_project.yml").read_text(encoding="utf-8"))
    settings["macro-paths"].append("given")
    settings["analysis-paths"].append("hooks")
    (project / "dbt_project.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    for name in ("models", "macros", "seeds", "tests", "analyses", "selectors.yml"):
        (project / name).symlink_to(ROOT / name)
    return project


def compile_project(engine, project, *options):
    """Runs dbt without a connection; yields each node's file, its compiled SQL (None if it failed) and a message."""
    target = project.parent / "target"
    ran = subprocess.run(
        [*program(engine), "--no-use-colors", "compile", "--no-introspect",
         "--no-populate-cache", "--exclude", "resource_type:unit_test", *options,
         "--target", engine, "--project-dir", str(project), "--profiles-dir", str(ROOT / "profiles"),
         "--target-path", str(target), "--log-path", str(project.parent / "logs")],
        env=os.environ | MADE_UP[engine], cwd=ROOT, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )
    results = target / "run_results.json"
    if not results.exists():
        yield "dbt compile", None, ran.stdout[-300:]
        return
    nodes = json.loads((target / "manifest.json").read_text(encoding="utf-8"))["nodes"]
    for outcome in json.loads(results.read_text(encoding="utf-8"))["results"]:
        node = nodes[outcome["unique_id"]]
        if node["resource_type"] in ("model", "test", "analysis"):
            name = node["path"] if node["resource_type"] != "test" else f"{node['name']} ({node['original_file_path']})"
            yield name, outcome["compiled_code"] if outcome["status"] == "success" else None, outcome["message"]
    results.unlink()


def write_hooks(engine, project):
    """Puts each statement that a model runs before or after it is built beside the analyses, to be compiled too.

    And the one that makes a table with partitions, clusters, sort keys or indexes, and those of a later run by which
    new rows replace old ones.
    """
    manifest = json.loads((project.parent / "target" / "manifest.json").read_text(encoding="utf-8"))
    table_of = TABLE_OF.get(engine, "{{ create_table_as(false, relation, 'select * from given') }}")
    for node in manifest["nodes"].values():
        if node["resource_type"] == "model":
            hooks = node["config"]["pre-hook"] + node["config"]["post-hook"]
            for number, hook in enumerate(hooks, start=1):
                if not any(word in hook["sql"] for word in LEFT_OUT):
                    file = project / "hooks" / f"hook_{number}_of_{node['name']}.sql"
                    file.write_text(hook["sql"].replace("{{ this }}", f"{{{{ ref('{node['name']}') }}}}"),
                                    encoding="utf-8")
            if node["config"]["materialized"] == "incremental" and engine not in ROWS_UNKNOWN:
                (project / "hooks" / f"rows_into_{node['name']}.sql").write_text(rows_into(node), encoding="utf-8")
            placed = {name: node["config"][name] for name in PLACED if node["config"].get(name)}
            if placed:
                (project / "hooks" / f"table_of_{node['name']}.sql").write_text(
                    f"{{{{ config(**{placed}) }}}}\n" + table_of.replace("relation", f"ref('{node['name']}')"),
                    encoding="utf-8")


def rows_into(node):
    """The statements by which a later run puts rows into a model that keeps its own, as the adapter writes them."""
    key = node["config"]["unique_key"]
    return ROWS_INTO.format(model=node["name"], names=list(node["columns"]), key=repr(key) if key else "none",
                            strategy=node["config"]["incremental_strategy"].replace("+", "_"))


def compiled_twice(engine):
    """Everything dbt compiles for an engine: as a first run, then as a later one where that says something else."""
    project = scratch_project(engine)
    first = {}
    for file, sql, message in compile_project(engine, project, "--full-refresh"):
        first[file] = sql
        yield f"{file}, first run", sql, message
    if (project.parent / "target" / "manifest.json").exists():
        write_hooks(engine, project)
        for file, sql, message in compile_project(engine, project):
            if file not in first or sql != first[file]:
                yield f"{file}, later run", sql, message


def sides_equal(condition, joined):
    """Whether a join's condition has an equality of what is joined with what was there before."""
    for part in condition.flatten() if isinstance(condition, exp.And) else [condition]:
        if isinstance(part.unnest(), exp.EQ):
            left, right = ({column.table for column in side.find_all(exp.Column)}
                           for side in (part.unnest().left, part.unnest().right))
            if left and right and (left == {joined}) != (right == {joined}):
                return True
    return False


def refused_by_bigquery(tree):
    """What BigQuery refuses although it is SQL."""
    for select in tree.find_all(exp.Select):
        if select.args.get("where") and not select.args.get("from_"):
            yield "a where without a from"
        for join in select.args.get("joins") or []:
            if join.side in ("LEFT", "FULL") and not sides_equal(join.args["on"], join.this.alias_or_name):
                yield f"an outer join to {join.this.alias_or_name} without an equality of both sides"


def parse(sql, engine):
    """Parses SQL in an engine's dialect; raises where it is no SQL there, or uses a reserved word as a name."""
    statements = [tree for tree in sqlglot.parse(sql, read=engine, error_level=ErrorLevel.RAISE) if tree]
    reserved = sqlglot.Dialect.get_or_raise(engine).generator_class.RESERVED_KEYWORDS
    for tree in statements:
        if isinstance(tree, exp.Command):
            raise SqlglotError(f"not understood: {tree.sql()[:80]}")
        for name in tree.find_all(exp.Identifier):
            if not name.quoted and name.name.lower() in reserved:
                raise SqlglotError(f"'{name.name}' is a reserved word")
        if engine == "bigquery":
            for reason in refused_by_bigquery(tree):
                raise SqlglotError(reason)


def check_compiled(engine):
    """Compiles for an engine with its adapter and parses all files."""
    result = Result(engine, "compiled by its adapter")
    if not program(engine):
        result.skipped = f"dbt-{engine} is not installed" + ", `make dialects` does it" * (engine in LOCKS)
        return result
    for file, sql, message in compiled_twice(engine):
        result.files += 1
        if sql is None:
            result.fail(file, message)
            continue
        result.compiled += 1
        try:
            parse(sql, engine)
            result.parsed += 1
        except SqlglotError as error:
            result.fail(file, error)
    return result


def check_translated(engines):
    """Translates what DuckDB gets to each of the engines and parses that: a syntax check."""
    results = [Result(engine, "translated from DuckDB") for engine in engines]
    for file, sql, message in compiled_twice("duckdb"):
        for result in results:
            result.files += 1
            if sql is None:
                result.fail(file, message)
                continue
            try:
                translated = sqlglot.transpile(
                    sql, read="duckdb", write=result.engine, unsupported_level=ErrorLevel.RAISE)
                result.compiled += 1
                for statement in translated:
                    parse(statement, result.engine)
                result.parsed += 1
            except SqlglotError as error:
                result.fail(file, error)
    return results


def check(engines):
    results = [check_compiled(engine) for engine in engines if engine in COMPILED]
    translated = [engine for engine in engines if engine in TRANSLATED]
    return results + (check_translated(translated) if translated else [])


def table(results):
    lines = [f"{'engine':<12}{'files':>6}{'compiled':>10}{'parsed':>8}{'failures':>10}  how"]
    for result in results:
        if result.skipped:
            lines.append(f"{result.engine:<12}skipped: {result.skipped}")
        else:
            lines.append(f"{result.engine:<12}{result.files:>6}{result.compiled:>10}{result.parsed:>8}"
                         f"{len(result.failures):>10}  {result.how}, syntax check")
    return "\n".join(lines)


def node_of(file):
    """The node that a file was compiled from: 'marts/lead_scores.sql, first run' and 'assert_a (tests/…), first run'."""
    return re.search(r"(\w+)(\.sql)?(, | \()", file)[1]


def known(engine):
    """The reason by node, of all that is known to fail."""
    return {node: reason for reason, nodes in KNOWN.get(engine, {}).items() for node in nodes}


def surprises(result):
    """A sentence for each node that fails and is not known to, or is known to and does not."""
    failing, expected = {node_of(failure["file"]) for failure in result.failures}, known(result.engine)
    return [f"{result.engine}: {node} fails, which is new" for node in sorted(failing - expected.keys())] + [
        f"{result.engine}: {node} does not fail any more" for node in sorted(expected.keys() - failing)]


def document(results):
    """What is written: how many files of each engine are SQL, and each that is not."""
    measures, failing = [], []
    for result in results:
        measures += [
            {"measure": f"{result.engine}: files that fail", "value": len(result.failures), "reach": 0,
             "better": "lower", "unit": "files"},
            {"measure": f"{result.engine}: files {result.how} and parsed", "value": result.parsed, "reach": None,
             "better": "higher", "unit": "files"},
        ]
        reasons = known(result.engine)
        failing += [
            {"engine": result.engine, "node": node_of(failure["file"]), "file": failure["file"],
             "reason": reasons.get(node_of(failure["file"])), "message": failure["message"]}
            for failure in sorted(result.failures, key=lambda failure: failure["file"])  # dbt's threads end in any order
        ]
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, text=True,
                            stdout=subprocess.PIPE, check=False).stdout.strip()
    machine = f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    return {"commit": commit, "machine": machine, "measures": measures, "failing": failing}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engines", nargs="*", choices=[[], *COMPILED, *TRANSLATED], metavar="engine",
                        help=f"of {', '.join(COMPILED + TRANSLATED)}; none = all that are installed")
    parser.add_argument("--write", action="store_true", help=f"write {WRITTEN.relative_to(ROOT)}")
    arguments = parser.parse_args()
    logging.getLogger("sqlglot").setLevel(logging.ERROR)
    for engine in arguments.engines:
        if engine in LOCKS:
            environments.make(place_of(engine), LOCKS[engine])
    results = check(arguments.engines or COMPILED + TRANSLATED)
    for result in results:
        for failure in result.failures:
            print(f"{result.engine}: {failure['file']}: {failure['message']}")
    print(table(results))
    wrong = [sentence for result in results if not result.skipped for sentence in surprises(result)]
    if arguments.engines:
        wrong += [f"{result.engine}: {result.skipped}" for result in results if result.skipped]
    print("\n".join(wrong), end="\n" if wrong else "")
    if arguments.write:
        WRITTEN.write_text(json.dumps(document(results), indent=2) + "\n", encoding="utf-8")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
