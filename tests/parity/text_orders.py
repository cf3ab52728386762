"""Where a model orders texts, or takes the least or greatest of them, otherwise than by their bytes.

An engine may sort 'a' before 'B', by the language of its database. The project is compiled for DuckDB without a
connection, byte_order written out as a function, and each column's type follows from the seeds and sources up.
"""

import json
import re
from graphlib import TopologicalSorter

import sqlglot
from sqlglot import exp
from sqlglot.optimizer.annotate_types import annotate_types
from sqlglot.optimizer.qualify import qualify
from sqlglot.schema import MappingSchema

from . import dialects

BY_BYTES = "by_bytes"
MARKED = f"{{% macro duckdb__byte_order(expression) %}}{BY_BYTES}({{{{ expression }}}}){{% endmacro %}}\n"
# Of these one value alone is there, or it is asked whether there is more than one.
OF_ONE_VALUE = {"int_arrival_days__kept", "int_activity_rules__fingerprinted", "assert_rulebook_has_one_champion",
                "assert_hashes_truth_table"}

# Where the type of a column is not found out, its name tells a time.
TIME = re.compile("_(at|on|from|to)$")


def compiled():
    """The parsed project and the SQL of each of its models and assertions, by node."""
    project = dialects.scratch_project("duckdb")
    given = project / "given" / "given.sql"
    given.write_text(given.read_text(encoding="utf-8") + MARKED, encoding="utf-8")
    sql = {}
    for file, text, message in dialects.compile_project("duckdb", project):
        if text is None:
            raise RuntimeError(f"{file}: {message}")
        sql[dialects.node_of(f"{file}, later run")] = text
    return json.loads((project.parent / "target" / "manifest.json").read_text(encoding="utf-8")), sql


def type_of(data_type):
    return exp.DataType.build("varchar" if data_type == "string" else data_type, dialect="duckdb")


def is_one_of_a_kind(expression):
    """max(case when field = 'email' then value end): the one value of a row that becomes a column."""
    case = expression.this
    return isinstance(case, exp.Case) and isinstance(case.args["ifs"][0].this, exp.EQ) and isinstance(
        case.args["ifs"][0].this.expression, exp.Literal)


def text_orders(tree):
    """The texts that decide an order, a least or a greatest in a typed query, and are not taken by bytes."""
    for found in tree.find_all(exp.Ordered, exp.Min, exp.Max, exp.ArgMin, exp.ArgMax):
        key = found.expression if isinstance(found, (exp.ArgMin, exp.ArgMax)) else found.this
        if isinstance(found, exp.Max) and is_one_of_a_kind(found):
            continue
        if any(one.name == BY_BYTES for one in key.find_all(exp.Anonymous)):
            continue
        is_unknown = key.type is None or key.is_type(exp.DataType.Type.UNKNOWN)
        if is_unknown and all(TIME.search(column.name) for column in key.find_all(exp.Column)):
            continue
        if is_unknown or key.is_type(*exp.DataType.TEXT_TYPES):
            yield found.sql("duckdb")


def found(manifest, sql):
    """A sentence for each order of texts that is not one of bytes."""
    schema = MappingSchema(dialect="duckdb")
    typed(manifest, sql, schema)  # some models read what the last run left of one that is made of them
    return [f"{node['name']}: {one}" for node, tree in typed(manifest, sql, schema)
            if node["name"] not in OF_ONE_VALUE for one in text_orders(tree)]


def typed(manifest, sql, schema):
    """Each model and assertion with its query, typed; the columns of what is read go into the schema on the way."""
    queries, nodes = [], manifest["nodes"] | manifest["sources"]
    for unique_id in TopologicalSorter(
            {name: node.get("depends_on", {}).get("nodes", []) for name, node in nodes.items()}).static_order():
        node = nodes.get(unique_id)
        if node is None or node["resource_type"] not in ("seed", "source", "model", "test"):
            continue
        place = exp.table_(node.get("alias") or node.get("identifier"), node["schema"], node["database"], quoted=True)
        if node["resource_type"] in ("seed", "source"):
            types = node["config"].get("column_types") or {
                name: column["data_type"] for name, column in node["columns"].items()}
            schema.add_table(place, {name: type_of(one) for name, one in types.items()})
        elif node["name"] in sql:
            tree = annotate_types(
                qualify(sqlglot.parse_one(sql[node["name"]], read="duckdb"), schema=schema, dialect="duckdb",
                        validate_qualify_columns=False),
                schema=schema, dialect="duckdb")
            queries.append((node, tree))
            if node["resource_type"] == "model":
                schema.add_table(place, {one.alias_or_name: one.type for one in tree.selects})
    return queries
