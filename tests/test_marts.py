"""Every public mart stands or falls with its run."""

import pytest

# Filled by runs of their own too, which begin no row in scoring_runs; their days tell what they hold.
HISTORY = {"lead_score_history", "lead_score_changes"}


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
