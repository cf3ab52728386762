"""The models agree with the oracle on random leads, row for row, to the last decimal."""

import os
import secrets
import subprocess
import sys
from datetime import datetime

import pytest
from dbt_runs import Project

from . import building, comparing, mutating, scorer, strategies
from .reading import as_time, moment_of, read_raw

RULEBOOK = building.PROJECT / "seeds" / "rulebook"
LEADS_IN_CI = int(os.environ.get("LEAD_SCORING_ORACLE_LEADS", "400"))
HAS_MODELS = (building.PROJECT / "models" / "marts").is_dir() and RULEBOOK.is_dir()

pytestmark = pytest.mark.skipif(not HAS_MODELS, reason="the marts are not built yet")

SITUATIONS = {
    "end of a past day": ("2026-06-30", {}, 1, False),
    "an instant inside a day": ("2026-03-01 10:30:00", {}, 2, True),
    "arrivals known up to a later instant, bulk loads before it": (
        "2026-01-15",
        {"known_as_of": "2026-02-20 08:00:00", "arrivals_known_from": "2025-12-20 00:00:00"},
        3,
        False,
    ),
}


def assert_agreement(project, work, as_of, variables, random_seed, count, as_parquet=False):
    """Draw a batch, build it, and compare everything."""
    rulebook = project.directory / "seeds" / "rulebook"
    raw = strategies.batch(strategies.scene_of(rulebook, as_of), count, random_seed)
    directory = building.write_raw(raw, work / "raw", as_parquet)
    database = building.build(project, directory, work / "built", as_of, **variables)
    expected = scorer.score(raw, rulebook, as_of, **variables)
    found = list(comparing.differences(expected, building.read_marts(database)))
    assert expected["lead_scores"], "the batch scored nobody"
    assert not found, f"seed {random_seed}, raw files in {directory}" + comparing.report(
        raw, expected, found
    )


@pytest.mark.parametrize("situation", SITUATIONS)
def test_shipped_rulebook(situation, project, tmp_path):
    as_of, variables, random_seed, as_parquet = SITUATIONS[situation]
    assert_agreement(project, tmp_path, as_of, variables, random_seed, LEADS_IN_CI, as_parquet)


def with_mutated_rulebook(project, directory, as_of, random_seed):
    """A copy of the project, of which only the changed seeds are parsed anew."""
    project.manifest_file
    copied = building.copy_project(directory / "project")
    mutating.mutate(copied / "seeds" / "rulebook", moment_of(as_of).score_day, random_seed)
    return Project(directory / "parsed", copied, project)


@pytest.mark.parametrize("random_seed", [4, 12])
def test_mutated_rulebook(random_seed, project, tmp_path):
    """Other points, windows, half-lives, limits, caps, bands and validity than the shipped ones.

    The second one never uses what a visitor did before the link, and takes two records for one person at most.
    """
    as_of = "2026-05-10"
    mutated = with_mutated_rulebook(project, tmp_path, as_of, random_seed)
    assert_agreement(mutated, tmp_path, as_of, {}, random_seed, LEADS_IN_CI)


def test_demo_data(project, tmp_path):
    """The demo's own leads, at small size, at the end of the newest event's day."""
    generator = building.PROJECT / "demo" / "generate.py"
    if not generator.exists():
        pytest.skip("there is no demo generator yet")
    sizes = ["--leads", "300", "--events", "12000", "--out", str(tmp_path / "raw")]
    subprocess.run([sys.executable, str(generator), *sizes], cwd=building.PROJECT, check=True)
    raw = read_raw(tmp_path / "raw")
    newest = max(as_time(row["occurred_at"]) for row in raw["activity.events"])
    as_of = str(min(newest, datetime.now()).date())
    database = building.build(project, tmp_path / "raw", tmp_path / "built", as_of)
    expected = scorer.score(raw, RULEBOOK, as_of)
    found = list(comparing.differences(expected, building.read_marts(database)))
    assert expected["lead_scores"]
    assert not found, comparing.report(raw, expected, found)


@pytest.mark.trials
@pytest.mark.parametrize("trial", range(8))
def test_trials(trial, project, tmp_path):
    """Fresh seeds every time; the seed of a failure is printed with it."""
    random_seed = secrets.randbelow(2**32)
    as_of = ["2026-06-30", "2026-03-01 10:30:00", "2026-01-01", "2026-02-28 23:59:59"][trial % 4]
    if trial % 2:
        project = with_mutated_rulebook(project, tmp_path, as_of, random_seed)
    assert_agreement(project, tmp_path, as_of, {}, random_seed, 2000, bool(trial % 3))
