"""What competes in the benchmarks computes what the project computes, on data small enough for every run."""

import importlib.util
import sys

import pytest
import yaml

from conftest import ROOT, Workspace

BENCHMARKS = ROOT / "benchmarks"
AS_OF = "2026-06-30 12:00:00"
sys.path.insert(0, str(BENCHMARKS))


@pytest.fixture(scope="module")
def built(tmp_path_factory, project):
    """A small year of the benchmarks' data and the marts that the project makes of it."""
    import generate

    space = Workspace(tmp_path_factory.mktemp("benchmarks"), project)
    generate.main(["--leads", "300", "--events", "12000", "--out", str(space.raw)])
    done = space.dbt("--quiet", "build", "--exclude-resource-type", "test", "unit_test", "--select", "+lead_scores",
                     "+lead_score_reasons", "+account_rollups", as_of=AS_OF)
    assert done.returncode == 0, done.stdout
    return space


def test_hand_written_script_computes_the_same(built):
    import by_hand
    import comparing

    results = built.directory / "by_hand.duckdb"
    by_hand.score(built.raw, results, AS_OF)
    assert comparing.differences(built.database, results) == []


@pytest.mark.skipif(not importlib.util.find_spec("polars"), reason="Polars is installed by `make bench` alone")
@pytest.mark.parametrize("is_idiomatic", [False, True])
def test_polars_computes_the_same(built, is_idiomatic):
    import comparing
    import with_polars

    results = built.directory / "polars"
    with_polars.score(built.raw, results, AS_OF, is_idiomatic)
    assert comparing.differences(built.database, results) == []


def test_a_difference_is_found(built):
    import by_hand
    import comparing
    import duckdb

    results = built.directory / "changed.duckdb"
    by_hand.score(built.raw, results, AS_OF)
    with duckdb.connect(str(results)) as con:
        con.execute("update ledger set contribution = contribution + 0.0001 where rule_id = 'fit_region_core'"
                    " and lead_id = (select min(lead_id) from ledger where rule_id = 'fit_region_core')")
    found = comparing.differences(built.database, results)
    assert len(found) == 2 and all("1 of" in sentence for sentence in found)


def test_what_is_compared_has_the_settings_of_the_project():
    import measuring

    profile = yaml.safe_load((ROOT / "profiles/profiles.yml").read_text(encoding="utf-8"))
    target = profile["lead_scoring"]["outputs"]["duckdb"]
    by_hand = (BENCHMARKS / "by_hand.py").read_text(encoding="utf-8")
    form = target["config_options"]["storage_compatibility_version"]
    assert f'"storage_compatibility_version": "{form}"' in by_hand
    for setting in ("preserve_insertion_order", "write_buffer_row_group_count"):
        assert f"set {setting} = {str(target['settings'][setting]).lower()}" in by_hand
    frequent = f'FREQUENT_THREADS = "{measuring.FREQUENT_THREADS}"'
    assert frequent in (ROOT / ".ci/build.py").read_text(encoding="utf-8")


def test_sizes_of_earlier_runs_stand_beside_new_ones(tmp_path):
    import reporting

    figures = {size: {reporting.FULL: {"value": size * 7, "unit": "s"}, reporting.HAND: {"value": 1.5, "unit": "s"},
                      "full build, peak memory": {"value": 5.5, "unit": "GB"}} for size in (0.5, 50.0)}
    hows = {size: reporting.how("1234567", repeats) for size, repeats in ((0.5, 3), (50.0, 1))}
    reporting.write(figures, tmp_path, hows)
    assert reporting.read(tmp_path / "results.json") == (figures, hows)
    results = (tmp_path / "RESULTS.md").read_text(encoding="utf-8")
    assert "| 50 M: full build, peak memory | 5.5 GB | 6 GB | reached |" in results
    assert "| 50 M: full build ÷ by hand, DuckDB | 233 × | 2 × | **missed** |" in results
    assert "| growth exponent, 0.5, 50 M: full build, SQL | 1  | 1.1  | reached |" in results
    hows[50.0]["machine"] = "another"
    reporting.write(figures, tmp_path, hows)
    assert "growth" not in (tmp_path / "RESULTS.md").read_text(encoding="utf-8")
