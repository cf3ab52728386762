"""Accounts with parents through the whole project: families and faults, compared with plain counts of the raw files.

The files are no part of the project. They are looked for in ../shared/data beside the project, or in the directory
that LEAD_SCORING_SHARED_DATA names; without them these tests are skipped.
"""

import csv
import os
from collections import Counter
from pathlib import Path

import duckdb
import pytest
from conftest import Workspace
from dbt_runs import PROJECT

SHARED = Path(os.environ.get("LEAD_SCORING_SHARED_DATA", PROJECT.parent / "shared" / "data"))
RAW = SHARED / "maven_crm"
AS_OF = "2020-06-30"  # the deals ended in 2017; the rulebook begins in 2020

pytestmark = pytest.mark.skipif(
    not (RAW / "accounts.csv").is_file(),
    reason=f"the Maven files are not in {RAW} (LEAD_SCORING_SHARED_DATA names the directory above)",
)


def rows_of(name):
    with (RAW / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory, project):
    """Accounts, families and faults, built on the mapped files in a DuckDB file of its own."""
    workspace = Workspace(tmp_path_factory.mktemp("maven"), project)
    (workspace.raw / "crm").mkdir()
    with duckdb.connect() as connection:
        connection.execute("set variable raw = ?", [str(RAW)])
        connection.execute("set variable out = ?", [str(workspace.raw)])
        connection.execute((PROJECT / "tests" / "maven" / "mapping.sql").read_text(encoding="utf-8"))
    done = workspace.dbt("build", "--quiet", "--exclude-resource-type", "test", "unit_test",
                         "--select", "+buying_committees", "+account_families", "+util_unknown_values", as_of=AS_OF)
    assert done.returncode == 0, done.stdout[-6000:]
    with duckdb.connect(str(workspace.database), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def people():
    """Opportunities by account: each stands for one lead."""
    return Counter(row["account"] for row in rows_of("sales_pipeline.csv"))


def top_of(account, parents):
    while parents[account]:
        account = parents[account]
    return account


def test_every_account_stands_in_its_family(warehouse, people):
    parents = {row["account"]: row["subsidiary_of"] for row in rows_of("accounts.csv")}
    assert len(parents) == 85 and sum(map(bool, parents.values())) == 15
    tops = {account: top_of(account, parents) for account in parents}
    sizes = Counter(tops.values())
    leads = Counter()
    for account, top in tops.items():
        leads[top] += people[account]
    found = warehouse.execute("""
        select account_id, parent_account_id, ultimate_parent_account_id, people_count, family_accounts_count,
            family_people_count
        from lead_scoring.account_rollups where scoring_model_id = 'standard'
    """).fetchall()
    assert {row[0]: row[1:] for row in found} == {
        account: (parent or None, tops[account], people[account], sizes[tops[account]], leads[tops[account]])
        for account, parent in parents.items()
    }


def test_a_family_adds_up_once(warehouse, people):
    """8,800 opportunities, of which 1,425 name no account, over 70 families."""
    families = warehouse.execute("""
        select ultimate_parent_account_id, min(family_people_count), max(family_people_count), sum(people_count)
        from lead_scoring.account_rollups where scoring_model_id = 'standard' group by ultimate_parent_account_id
    """).fetchall()
    assert len(families) == 70
    assert all(least == most == summed for _, least, most, summed in families)
    assert sum(summed for *_, summed in families) == 8_800 - people[""] == 7_375
    told = warehouse.execute("""
        select ultimate_parent_account_id, people_count
        from lead_scoring.account_families where scoring_model_id = 'standard'
    """).fetchall()
    assert sorted(told) == sorted((top, summed) for top, *_, summed in families)


def test_faults_of_the_files_are_told(warehouse):
    """A product that the list writes otherwise, and words that no look-up reads."""
    products = {row["product"] for row in rows_of("products.csv")}
    sold = Counter(row["product"] for row in rows_of("sales_pipeline.csv"))
    found = {
        tuple(row[:3]): row[3]
        for row in warehouse.execute("select * from lead_scoring_utilities.util_unknown_values").fetchall()
    }
    told = {value: count for (table, column, value), count in found.items() if column == "campaign_id"}
    assert told == {product: count for product, count in sold.items() if product not in products} == {"GTXPro": 1_480}
    accounts = rows_of("accounts.csv")
    for column, raw, value in (("industry", "sector", "technolgy"), ("country", "office_location", "Philipines")):
        assert found["crm.accounts", column, value] == sum(row[raw] == value for row in accounts) > 0
    assert not [place for place in found if place[1] in ("account_id", "parent_account_id", "owner_id", "lead_id")]


def test_an_unknown_word_gives_no_points_and_no_fault_hides_an_account(warehouse):
    """Accounts of the misspelt industry are graded by what else is known of them."""
    graded = warehouse.execute("""
        select rollups.account_fit_points, rollups.account_grade
        from lead_scoring.account_rollups as rollups
        inner join raw_crm.accounts on rollups.account_id = accounts.account_id
        where accounts.industry = 'technolgy' and rollups.scoring_model_id = 'standard'
    """).fetchall()
    assert len(graded) == 12
    assert all(points in (0, 5, 10, 15) and grade in "BCD" for points, grade in graded)
