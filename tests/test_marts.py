"""Every public mart stands or falls with its run, and every model that has a key is tested for it."""

from pathlib import Path

import pytest

# Filled by runs of their own too, which begin no row in scoring_runs; their days tell what they hold.
HISTORY = {"lead_score_history", "lead_score_changes"}
# What a model has a row for, where that can come twice or no join can make it more: raw rows, and what is told of
# them, come as often as they were sent; one row is one row.
WITHOUT_KEY = (
    "one row,", "one row per raw ", "one row per copy ", "one row per recorded ", "one row per row ", "one row per kept row ",
    "one row per merge or conversion in the CRM ", "one row per consent record ", "one row per provider × company domain ",
    "one row per CRM record × recorded ", "one row per CRM record × piece ",
)
# These put rows of models with a key on top of one another, part them by cause, or leave half of their key empty.
NOT_TESTED = {"int_evidence__unioned", "int_evidence_days__attributed", "int_event_measures__banded"}


@pytest.fixture(scope="module")
def models(project):
    return {
        node.name: node
        for node in project.manifest.nodes.values()
        if node.resource_type == "model" and node.package_name == "lead_scoring"
    }


def behind(name, models):
    """The names of all models that a model is made of."""
    found, waiting = set(), [name]
    while waiting:
        for parent in models[waiting.pop()].depends_on.nodes:
            one = parent.rpartition(".")[2]
            if one in models and one not in found:
                found.add(one)
                waiting.append(one)
    return found


def test_a_run_is_written_down_before_its_first_mart(models):
    """A run that stops among the marts would else leave marts of two runs under a row that says complete."""
    marts = {
        name for name, node in models.items()
        if node.config.access == "public" and node.config.materialized != "view"
    }
    assert {"lead_scores", "account_rollups", "conversion_benchmarks"} < marts
    early = {name for name in marts - HISTORY - {"scoring_runs"} if "scoring_runs" not in behind(name, models)}
    assert early == set()
    assert not behind("scoring_runs", models) & marts


def test_a_run_of_the_history_alone_is_no_scoring_run(models):
    for name in HISTORY:
        assert "scoring_runs" not in behind(name, models)


def test_every_model_with_a_key_is_tested_for_it(models, project):
    """Where a join fans out, a key comes twice; so each key is tested, and what has none says so in its first line."""
    tested = {
        node.attached_node.rpartition(".")[2] for node in project.manifest.nodes.values()
        if getattr(node, "test_metadata", None) and node.test_metadata.name in ("unique", "unique_grain")
    }
    grains = {
        name: Path(project.directory, node.original_file_path).read_text(encoding="utf-8").split("\n")[0]
        for name, node in models.items() if node.original_file_path.split("/")[1] != "staging"
    }
    assert all(grain.startswith("-- grain: one row") for grain in grains.values()), grains
    keyed = {name for name, grain in grains.items() if not grain.removeprefix("-- grain: ").startswith(WITHOUT_KEY)}
    assert len(keyed) > 150
    assert keyed - tested == NOT_TESTED
