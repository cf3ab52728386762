"""Row-for-row comparison of the oracle's answer with the marts, and a diff that can be read.

By hand, on a raw directory and a built DuckDB file:
    python -m oracle.comparing <raw directory> <duckdb file> <as_of> [<known_as_of>]   (in tests/)
"""

import sys
from datetime import date, datetime
from decimal import Decimal

from .building import PROJECT, as_cell, read_marts
from .reading import read_raw
from .scorer import rounded, score

KEYS = {
    "lead_scores": ("scoring_model_id", "lead_id"),
    "lead_score_reasons": ("scoring_model_id", "lead_id", "rule_id"),
    "account_rollups": ("scoring_model_id", "account_id"),
    "account_families": ("scoring_model_id", "ultimate_parent_account_id"),
    "buying_committees": ("account_id", "buying_role"),
}
ABSENT = object()
LEADS_LOOKED_AT = 60


def same(expected, found):
    """Equal to the last decimal; a ratio is compared at the scale that the mart keeps."""
    if isinstance(expected, bool) or isinstance(found, bool):
        return expected is found
    if isinstance(expected, (int, Decimal)) and isinstance(found, (int, Decimal)):
        if is_ratio(expected):
            return rounded(expected, max(-Decimal(found).as_tuple().exponent, 0)) == found
        return expected == found
    if isinstance(expected, datetime) and isinstance(found, date):
        return expected == (
            found if isinstance(found, datetime) else datetime(found.year, found.month, found.day)
        )
    return expected == found


def is_ratio(value):
    """More decimals than any sum of points has: a division that the mart has rounded."""
    return isinstance(value, Decimal) and value.as_tuple().exponent < -6


def differences(expected, marts):
    """(mart, key, column, oracle value, mart value) of everything that is not the same."""
    for mart, key_columns in KEYS.items():
        rows = {}
        for row in marts[mart]:
            key = tuple(row[column] for column in key_columns)
            if key in rows:
                yield mart, key, "(row)", "once", "more than once"
            rows[key] = row
        for key in sorted(set(expected[mart]) | set(rows)):
            if key not in rows or key not in expected[mart]:
                shown = ("present", "absent") if key not in rows else ("absent", "present")
                yield mart, key, "(row)", *shown
                continue
            for column, value in expected[mart][key].items():
                found = rows[key].get(column, ABSENT)
                if found is ABSENT:
                    yield mart, key, column, value, "(no such column)"
                elif not same(value, found):
                    yield mart, key, column, value, found
    yield from id_differences(expected["lead_ids"], marts["lead_ids"])


def id_differences(expected, rows):
    """lead_ids: every record stands there once, under the right survivor."""
    found = {}
    for row in rows:
        if row["id_kind"] == "lead" and row["source_id"] in expected:
            found.setdefault(row["source_id"], []).append(row)
    for source_id, value in sorted(expected.items()):
        own = found.get(source_id, [])
        if len(own) != 1:
            yield "lead_ids", (source_id,), "(row)", "once", f"{len(own)} times"
            continue
        for column, wanted in value.items():
            if own[0][column] != wanted:
                yield "lead_ids", (source_id,), column, wanted, own[0][column]


def neighbourhood_of(key):
    """The number that the ids of one random neighbourhood share."""
    for part in key:
        if "-" in part and part.split("-")[0].isdigit():
            return part.split("-")[0]
    return None


def raw_rows_of(raw, key):
    """Every raw row that mentions the lead's neighbourhood (or else the lead), as text."""
    is_about = about(key)
    return [
        f"    {table}: {shown(row)}"
        for table, rows in raw.items()
        for row in rows
        if any(is_about(value.lower()) for value in row.values() if isinstance(value, str))
    ]


def about(key):
    """A test of one text: does it belong to the key's neighbourhood, or is it one of its ids?"""
    number = neighbourhood_of(key)
    if number is None:
        ids = {part.lower() for part in key}
        return lambda text: text in ids
    starts = (f"{number}-", f"company{number}.", f"side{number}.", f"other{number}.")
    return lambda text: text.startswith(starts) or f"-{number}@" in text


def shown(row):
    known = ((name, as_cell(value)) for name, value in row.items() if value is not None)
    return ", ".join(f"{name}={text}" for name, text in known)


def report(raw, expected, found, leads_shown=4, columns_shown=12):
    """The first few leads that disagree, column by column, with their raw rows."""
    counts = {}
    by_lead = {}
    for mart, key, column, value, mart_value in found:
        counts[mart, column] = counts.get((mart, column), 0) + 1
        number = neighbourhood_of(key)
        by_lead.setdefault(key[:2] if number is None else (f"{number}-",), []).append(
            f"  {mart} {' / '.join(key)} {column}: oracle {value!s}, mart {mart_value!s}"
        )
    lines = ["", f"{sum(counts.values())} disagreements about {len(by_lead)} neighbourhoods:"]
    lines += [f"  {mart}.{column}: {count}" for (mart, column), count in sorted(counts.items())]
    rows = {key: raw_rows_of(raw, key) for key in list(by_lead)[:LEADS_LOOKED_AT]}
    for key in sorted(rows, key=lambda one: len(rows[one]))[:leads_shown]:
        lines += ["", *by_lead[key][:columns_shown], "  raw rows:", *rows[key]]
    return "\n".join(lines)


def main(arguments):
    raw_directory, database, as_of, *known = arguments
    raw = read_raw(raw_directory)
    expected = score(raw, PROJECT / "seeds" / "rulebook", as_of, known[0] if known else None)
    found = list(differences(expected, read_marts(database)))
    print(report(raw, expected, found) if found else "the marts agree with the oracle")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
