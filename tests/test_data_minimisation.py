"""Personal data is asked for only where something downstream reads it."""

import re

import pytest
import yaml
from conftest import ROOT

DOWNSTREAM = [
    file.read_text(encoding="utf-8")
    for folder in ("intermediate", "marts", "utilities")
    for file in sorted((ROOT / "models" / folder).rglob("*.sql"))
]


def personal_columns():
    for file in sorted((ROOT / "models" / "staging").rglob("_*__sources.yml")):
        for source in yaml.safe_load(file.read_text(encoding="utf-8"))["sources"]:
            for table in source["tables"]:
                for column in table["columns"]:
                    meta = column.get("config", {}).get("meta", {})
                    if meta.get("personal"):
                        yield source["name"], table["name"], column["name"], meta.get("purpose")


@pytest.mark.parametrize(("source", "table", "column", "purpose"), personal_columns())
def test_personal_column_has_a_purpose_and_is_read(source, table, column, purpose):
    assert purpose, f"{source}.{table}.{column} is personal: say what it is read for"
    model = f"ref('stg_{source}__{table}')"
    readers = [sql for sql in DOWNSTREAM if model in sql and re.search(rf"\b{column}\b", sql)]
    assert readers, f"nothing downstream reads {source}.{table}.{column}: do not ask for it"
