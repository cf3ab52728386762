"""Another project installs this one from its folder, replaces a model and a seed, and reads tables of its own."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from conftest import ROOT

RAW = ROOT / "tests" / "golden" / "raw"
FILES = {
    "dbt_project.yml": """
        name: my_company
        version: "1.0"
        config-version: 2
        profile: lead_scoring
        models:
          my_company: {+materialized: table, +schema: own}
          lead_scoring: {intermediate: {ageing: {int_age_weights: {+enabled: false}}}}
        seeds:
          my_company: {+schema: own_seeds, +quote_columns: false}
          lead_scoring: {rulebook: {grade_bands: {+enabled: false}}}
        vars:
          lead_scoring:
            lead_scoring__as_of: "2026-06-30"
            lead_scoring__crm_schema: our_crm
            lead_scoring__activity_schema: our_events
        """,
    "packages.yml": "packages: [{local: \"{ROOT}\"}]",
    # Evidence of ours never ages.
    "models/int_age_weights.sql": """
        -- grain: one row per way of ageing × age in days inside its window
        select rules.ageing_id, ages.age_in_days, cast(1 as decimal(5, 4)) as weight
        from {{ ref('lead_scoring', 'stg_rulebook__rules') }} as rules
        inner join {{ ref('lead_scoring', 'util_ages') }} as ages on rules.window_days > ages.age_in_days
        where rules.ageing_mode <> 'none'
        group by rules.ageing_id, ages.age_in_days
        """,
}


def own_grade_bands(project):
    """The package's bands with one number changed: everyone whose fit is known and above nothing has an A."""
    rows = list(csv.DictReader((ROOT / "seeds" / "rulebook" / "grade_bands.csv").open(encoding="utf-8")))
    kept = [row for row in rows if row["grade"] == "A"]
    (project / "seeds").mkdir()
    with (project / "seeds" / "grade_bands.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows([row | {"min_points": "1"} for row in kept])


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The installing project, built; its database."""
    project = tmp_path_factory.mktemp("my_company")
    for name, text in FILES.items():
        file = project / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text.replace("{ROOT}", str(ROOT)).replace("\n        ", "\n"), encoding="utf-8")
    own_grade_bands(project)
    database = project / "warehouse.duckdb"
    with duckdb.connect(str(database)) as connection:
        for source, schema in (("crm", "our_crm"), ("activity", "our_events")):
            connection.execute(f"create schema {schema}")
            for file in (RAW / source).glob("*.csv"):
                connection.execute(
                    f"create table {schema}.{file.stem} as from read_csv('{file}', all_varchar = true)")
    for command in (["deps"], ["build", "--select", "+lead_scores", "+lead_score_reasons",
                               "--exclude-resource-type", "test", "unit_test"]):
        done = subprocess.run(
            [str(Path(sys.executable).with_name("dbt")), "--no-use-colors", *command,
             "--profiles-dir", str(ROOT / "profiles")],
            cwd=project, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
            env=os.environ | {"LEAD_SCORING_DUCKDB_PATH": str(database),
                              "LEAD_SCORING_DUCKDB_TEMP": str(project / "spill")},
        )
        assert done.returncode == 0, done.stdout[-4000:]
    return database


def rows(database, query):
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_the_leads_of_its_own_tables_are_scored(built):
    with (RAW / "crm" / "leads.csv").open(encoding="utf-8") as file:
        raw = {row["lead_id"] for row in csv.DictReader(file)}
    scored = {lead_id for (lead_id,) in rows(built, "select lead_id from lead_scoring.lead_scores")}
    assert scored and scored <= raw


def test_its_model_replaces_ours(built):
    query = "select count(*), count_if(lost_to_decay <> 0) from lead_scoring.lead_score_reasons where kind = 'intent'"
    ((evidence, aged),) = rows(built, query)
    assert evidence and not aged


def test_its_seed_replaces_ours(built):
    query = """select grade, min(fit_score) from lead_scoring.lead_scores
        where scoring_model_id = 'standard' and grade is not null group by grade"""
    ((grade, least_fit),) = rows(built, query)
    assert (grade, least_fit >= 1) == ("A", True)
