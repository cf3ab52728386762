"""What dbt gives to Jinja, so that sqlfluff can render models without a connection and without dbt.

Rendered for DuckDB; the texts only have to be SQL that parses. A name that is missing here is a
templating error in `make lint`: add it below.
"""

import re
from pathlib import Path

import yaml
from jinja2 import Environment, UndefinedError, pass_context

# sqlfluff loads all macros anew for every model: each text is compiled once a process instead.
_compile, _compiled = Environment.compile, {}


def _compile_once(environment, source, *arguments, **named):
    if not isinstance(source, str) or arguments or named:
        return _compile(environment, source, *arguments, **named)
    if source not in _compiled:
        _compiled[source] = _compile(environment, source)
    return _compiled[source]


if not hasattr(Environment, "compiles_once"):
    Environment.compile, Environment.compiles_once = _compile_once, True


def _call(name):
    return lambda *arguments, **named: f"{name}({', '.join(str(argument) for argument in arguments)})"


def _listagg(measure, delimiter="','", order_by_clause="", limit_num=None):
    return f"listagg({measure}, {delimiter} {order_by_clause})"


class _Dbt:
    """The part of dbt's own macros that the project uses."""

    unsafe_callable = False
    alters_data = False

    type_string = staticmethod(lambda: "text")
    type_int = staticmethod(lambda: "integer")
    type_bigint = staticmethod(lambda: "bigint")
    type_numeric = staticmethod(lambda: "decimal(28, 6)")
    type_float = staticmethod(lambda: "float")
    type_boolean = staticmethod(lambda: "boolean")
    type_timestamp = staticmethod(lambda: "timestamp")
    current_timestamp = staticmethod(lambda: "now()")
    concat = staticmethod(lambda fields: " || ".join(fields))
    hash = staticmethod(lambda field: f"md5(cast({field} as text))")
    length = staticmethod(_call("length"))
    split_part = staticmethod(_call("split_part"))
    cast_bool_to_text = staticmethod(lambda field: f"cast({field} as text)")
    replace = staticmethod(_call("replace"))
    bool_or = staticmethod(_call("bool_or"))
    any_value = staticmethod(_call("any_value"))
    date_trunc = staticmethod(lambda part, date: f"date_trunc('{part}', {date})")
    last_day = staticmethod(lambda date, part: f"last_day({date})")
    dateadd = staticmethod(lambda part, count, date: f"date_add({date}, interval ({count}) {part})")
    datediff = staticmethod(lambda first, second, part: f"date_diff('{part}', {first}, {second})")
    cast = staticmethod(lambda field, type: f"cast({field} as {type})")
    safe_cast = staticmethod(lambda field, type: f"try_cast({field} as {type})")
    string_literal = staticmethod(lambda value: f"'{value}'")
    position = staticmethod(lambda part, text: f"position({part} in {text})")
    generate_series = staticmethod(lambda upper: f"select {upper} as generated_number")
    listagg = staticmethod(_listagg)


class _Adapter:
    """Finds the DuckDB form of a dispatched macro, else its default."""

    unsafe_callable = False
    alters_data = False

    @staticmethod
    @pass_context
    def dispatch(context, name, package=None):
        return context.get(f"duckdb__{name}") or context[f"default__{name}"]

    quote = staticmethod(lambda name: f'"{name}"')


class _Project(dict):
    """`lead_scoring.x` is the macro x; private ones, which Jinja hides, become a number."""

    def __missing__(self, name):
        if name.startswith("_"):
            return lambda *arguments, **named: "1"

        @pass_context
        def macro(context, *arguments, **named):
            if name not in context:
                raise UndefinedError(f"no macro lead_scoring.{name}")
            return context[name](*arguments, **named)

        return macro


class _Modules:
    re = re


class _Started:
    strftime = staticmethod(lambda template: "2026-06-30 00:00:00.000000")


VARIABLES = yaml.safe_load(Path("dbt_project.yml").read_text(encoding="utf-8"))["vars"]["lead_scoring"]
dbt = _Dbt()
adapter = _Adapter()
lead_scoring = _Project(_read_instant=lambda variable: (None, False))
modules = _Modules()
run_started_at = _Started()
invocation_id = "lint"
execute = False
model = {"name": "model", "config": {}}


def var(name, default=""):
    return VARIABLES.get(name, default)


def source_columns(source_name, table_name):
    return f"select * from raw_{source_name}.{table_name}"


def local_md5(text):
    """Any text will do where only the syntax is looked at."""
    return "0" * 32
