"""Projects with one changed seed row, for runs on databases that were built with the old one."""

import csv

from oracle.building import copy_project
from oracle.reading import read_csv

# What is changed: seed, column that names the row, row, new values.
CHANGED = {
    "classification": ("rulebook/signals", "signal_rule_id", "web_pricing_page",
                       {"page_segment": "pricing;product"}),
    "label": ("rulebook/machine_rules", "machine_rule_id", "click_burst", {"min_links": "3"}),
    "points": ("rulebook/intent_rules", "rule_id", "intent_case_study", {"points": "11"}),
    "reference": ("reference/industry_synonyms", "industry_name", "software",
                  {"industry": "retail"}),
}


def changed_project(directory, what):
    """A copy of the project in which one row of one seed says something else."""
    seed, column, name, values = CHANGED[what]
    project = copy_project(directory)
    path = project / "seeds" / f"{seed}.csv"
    rows = read_csv(path)
    meant = [row for row in rows if row[column] == name]
    assert meant, f"{seed} has no row {name}"
    for row in meant:
        row |= values
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return project
