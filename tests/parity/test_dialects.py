"""The SQL of the engines that nobody can reach here is well-formed: a syntax check, no more.

`make dialects` compiles and parses for Redshift and Databricks and translates to the others, `make trials` does so for
every engine whose adapter is installed. CI tries the checks themselves, on a few lines of SQL, and that what is engines'
own stays in its room.
"""

import json
import re

import pytest
import sqlglot
from parity import dialects, text_orders
from sqlglot.errors import SqlglotError

CROSS_DB = dialects.ROOT / "macros" / "cross_db"
COMMENTED = re.compile(r"(?:\{#-((?:(?!#\}).)*)-#\}\n+)?\{% macro (\w+)\(", re.DOTALL)
ENGINE = "default|duckdb|postgres|redshift|spark|databricks|snowflake|bigquery"


@pytest.mark.parametrize(("engine", "sql"), [
    ("bigquery", "select 1 as one where false"),
    ("bigquery", "with groups as (select 1 as one) select * from groups"),
    ("bigquery", "select a.x from a left join b on a.x >= b.x"),
    ("bigquery", "select a.x from a left join b on b.x = 1 and a.x >= b.y"),
    ("snowflake", "select trim(both '/' from x) as path from a"),
    ("redshift", "with cases (x) as (values (1), (2)) select * from cases"),
])
def test_sql_that_an_engine_refuses_is_told(engine, sql):
    with pytest.raises(SqlglotError):
        dialects.parse(sql, engine)


@pytest.mark.parametrize(("engine", "sql"), [
    ("bigquery", "select 1 as one limit 0"),
    ("bigquery", "select a.x from a left join b on a.x = b.x and a.y >= b.y"),
    ("bigquery", "select a.x from a left join b on coalesce(a.x, a.y) = b.x"),
    ("bigquery", "select a.x from a inner join b on a.x >= b.x"),
    ("snowflake", "select hash('a', hash(a.*), 1) as row_hash from a"),
    ("redshift", "select 1 as one where false"),
])
def test_sql_that_an_engine_takes_is_not_told(engine, sql):
    dialects.parse(sql, engine)


def test_a_word_that_is_quoted_is_no_reserved_word():
    dialects.parse("select `groups` from a", "bigquery")


def test_the_table_counts_and_names_what_is_skipped():
    result = dialects.Result("trino", "translated from DuckDB", files=3, compiled=2, parsed=1)
    result.fail("a.sql", "first\n  line")
    skipped = dialects.Result("snowflake", "compiled by its adapter", skipped="dbt-snowflake is not installed")
    lines = dialects.table([result, skipped]).splitlines()
    assert lines[1].split()[:5] == ["trino", "3", "2", "1", "1"]
    assert "syntax check" in lines[1]
    assert lines[2].endswith("skipped: dbt-snowflake is not installed")
    assert result.failures == [{"file": "a.sql", "message": "first line"}]


def test_every_engine_is_one_that_sqlglot_reads():
    for engine in dialects.COMPILED + dialects.TRANSLATED:
        assert sqlglot.Dialect.get_or_raise(engine)


@pytest.mark.trials
@pytest.mark.parametrize("engine", dialects.COMPILED + dialects.TRANSLATED)
def test_every_file_is_sql_to_the_engine(engine):
    [result] = dialects.check([engine])
    if result.skipped:
        pytest.skip(result.skipped)
    assert result.files > 500
    assert dialects.surprises(result) == [], f"{result.failures}"


def test_a_node_is_told_that_fails_anew_or_no_more():
    result = dialects.Result("tsql", "translated from DuckDB")
    for node in [*dialects.known("tsql"), "lead_scores"]:
        if node != "int_acts__turned":
            result.fail(f"some/where/{node}.sql, first run", "why")
    assert dialects.surprises(result) == [
        "tsql: lead_scores fails, which is new", "tsql: int_acts__turned does not fail any more"]


def test_what_is_written_names_every_node_that_fails():
    written = json.loads(dialects.WRITTEN.read_text(encoding="utf-8"))
    counted = {one["measure"]: one["value"] for one in written["measures"]}
    for engine in ("redshift", "databricks", "trino", "tsql"):
        failing = [one["node"] for one in written["failing"] if one["engine"] == engine]
        assert set(failing) == set(dialects.known(engine))
        assert counted[f"{engine}: files that fail"] == len(failing)


def macros_with_comments():
    """The macros of the room for dialects: file, comment and name."""
    for file in sorted(CROSS_DB.glob("*.sql")):
        for comment, name in COMMENTED.findall(file.read_text(encoding="utf-8")):
            yield file, comment, name


def without_example(comment, name):
    """Whether a macro's comment does not show a call and, after an arrow, what it gives."""
    return not re.search(rf"\b{name}\(.*->", comment, re.DOTALL)


def test_every_macro_of_the_dialects_shows_an_example():
    """Forms of one engine may rely on the macro that dispatches to them, or on its default, in the same file."""
    found = list(macros_with_comments())
    names = {(file, name) for file, _, name in found}
    assert len(found) > 80
    for file, comment, name in found:
        shared = re.sub(rf"^({ENGINE})__", "", name)
        others = {(file, shared), (file, f"default__{shared}")} & names - {(file, name)}
        assert others or not without_example(comment, name), f"{file.name}: {name} shows no example"


@pytest.mark.parametrize(("comment", "name", "is_bare"), [
    ("whole_division(7, 2) -> 3", "whole_division", False),
    ("Halves.\n    half_of(7)\n    -> 3", "half_of", False),
    ("half_of(7) is 3", "half_of", True),
    ("other_half_of(7) -> 3", "half_of", True),
    ("", "half_of", True),
])
def test_a_comment_without_an_example_is_told(comment, name, is_bare):
    assert without_example(comment, name) == is_bare


def test_dialects_are_named_in_their_room_alone():
    """No model, and no assertion, asks which engine it is on."""
    named = re.compile(r"\b(target\.(type|name)|adapter\.type)\b")
    told = [str(file.relative_to(dialects.ROOT)) for folder in ("models", "tests/assertions", "analyses")
            for file in (dialects.ROOT / folder).rglob("*.sql") if named.search(file.read_text(encoding="utf-8"))]
    assert told == []


def test_an_order_of_texts_is_told_unless_it_is_by_bytes():
    seed = {"name": "people", "alias": "people", "resource_type": "seed", "schema": "main", "database": "memory",
            "config": {"column_types": {"person": "string", "age": "int", "born_on": "date"}}, "depends_on": {"nodes": []}}
    model = seed | {"name": "first", "alias": "first", "resource_type": "model", "depends_on": {"nodes": ["people"]}}
    for told, sql in [
        (1, "select row_number() over (order by person) as place from memory.main.people"),
        (0, "select row_number() over (order by by_bytes(person), age, born_on) as place from memory.main.people"),
        (1, "select max(person) as last_one, max(age) as oldest from memory.main.people"),
        (1, "with a as (select person || '!' as loud from memory.main.people) select min(loud) as one from a"),
        (0, "select max(case when age = 3 then person end) as person from memory.main.people"),
        (1, "select min(case when age = 3 then person end) as person from memory.main.people"),
        (1, "select max(case when age > 3 then person end) as person from memory.main.people"),
        (1, "select arg_min(age, person) as age from memory.main.people"),
    ]:
        manifest = {"nodes": {"people": seed, "first": model}, "sources": {}}
        assert len(text_orders.found(manifest, {"first": sql})) == told, sql


@pytest.mark.trials
def test_no_model_orders_texts_but_by_bytes():
    assert text_orders.found(*text_orders.compiled()) == []
