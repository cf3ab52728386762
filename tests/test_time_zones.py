"""What means UTC says so: the macros give what their truth tables say in a session of any time zone."""

import re

import pytest
from conftest import ROOT
from dbt_runs import Run

TRUTH_TABLES = "tests/assertions/macros"


# Behind UTC by two and a half hours in summer, and ahead by fourteen.
@pytest.mark.parametrize("zone", ["America/St_Johns", "Pacific/Kiritimati"])
def test_truth_tables_hold_in_another_time_zone(zone, project, tmp_path):
    profile = (ROOT / "profiles" / "profiles.yml").read_text(encoding="utf-8")
    assert profile.count("TimeZone: UTC") == 1
    (tmp_path / "profiles.yml").write_text(profile.replace("TimeZone: UTC", f"TimeZone: {zone}"), encoding="utf-8")
    outcome = Run(
        ["test", "--select", f"path:{TRUTH_TABLES}", "--project-dir", project.directory, "--profiles-dir", tmp_path,
         "--target-path", tmp_path / "target", "--log-path", tmp_path / "logs", "--no-use-colors", "--no-write-json"],
        {"LEAD_SCORING_DUCKDB_PATH": str(tmp_path / "warehouse.duckdb")},
        project.manifest_file,
        tmp_path / "run",
    ).finish()
    assert outcome.is_success, outcome.said
    assert set(re.findall(r"PASS (assert_\w+)", outcome.said)) == {file.stem for file in (ROOT / TRUTH_TABLES).glob("*.sql")}
