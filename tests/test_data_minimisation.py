"""Personal data is asked for only where something downstream reads it."""

import re

import pytest
import yaml
from conftest import ROOT

# Asked for by a room that is still to come. A column leaves this list when it is read.
NOT_READ_YET = {
    ("activity", "events", "ip_address"): "deeper checks for machines will compare addresses",
    ("activity", "event_attributes", "value"): "form answers will become evidence",
}

MODELS = {
    file.stem: file.read_text(encoding="utf-8") for file in (ROOT / "models").rglob("*.sql")
}


def personal_columns():
    """Each personal column of the sources, with the purpose that it states."""
    for file in sorted((ROOT / "models" / "staging").rglob("_*__sources.yml")):
        for source in yaml.safe_load(file.read_text(encoding="utf-8"))["sources"]:
            for table in source["tables"]:
                for column in table["columns"]:
                    meta = column.get("config", {}).get("meta", {})
                    if meta.get("personal"):
                        place = (source["name"], table["name"], column["name"])
                        reason = NOT_READ_YET.get(place)
                        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
                        yield pytest.param(*place, meta.get("purpose"), marks=marks)


def descendants(model):
    """The models that read a model, or read one that does."""
    found, waiting = set(), {model}
    while waiting:
        parent = waiting.pop()
        children = {name for name, sql in MODELS.items() if f"ref('{parent}')" in sql}
        waiting |= children - found
        found |= children
    return found


@pytest.mark.parametrize(("source", "table", "column", "purpose"), list(personal_columns()))
def test_personal_column_has_a_purpose_and_is_read(source, table, column, purpose):
    assert purpose, f"{source}.{table}.{column} is personal: say what it is read for"
    readers = [
        name
        for name in descendants(f"stg_{source}__{table}")
        if re.search(rf"\b{column}\b", MODELS[name])
    ]
    assert readers, f"nothing downstream reads {source}.{table}.{column}: do not ask for it"
