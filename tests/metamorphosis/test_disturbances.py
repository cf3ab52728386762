"""Runs that are stopped, killed, run twice or out of disk: no loss, no double counting."""

import multiprocessing
from datetime import timedelta

import duckdb
import pytest

from .comparing import assert_same
from .conftest import MOMENTS, sabotage


def hold(database, held, done):
    """What a run in progress does to the DuckDB file: it is open for writing."""
    with duckdb.connect(str(database)) as connection:
        connection.execute("create table if not exists held as select 1 as one")
        held.set()
        done.wait(60)


def test_a_second_run_at_the_same_time_stops_with_a_sentence(story, tmp_path):
    """DuckDB lets one process write; the second run says so and changes nothing."""
    warehouse = story.runs.copy(tmp_path / "held")
    story.world.write(warehouse.raw, story.plan.last)
    context = multiprocessing.get_context("spawn")
    held, done = context.Event(), context.Event()
    first = context.Process(target=hold, args=(warehouse.database, held, done))
    first.start()
    assert held.wait(60)
    second = warehouse.start(story.plan.last).finish()
    done.set()
    first.join()
    assert not second.is_success
    assert "Conflicting lock is held" in second.said, second.said
    assert_same(story.marts, warehouse.marts(), "a second run that was refused", story.world)


@pytest.mark.trials
def test_every_stateful_model_may_stop_the_run(story, subtests, tmp_path):
    """The last run fails before, during and after the work of each model that keeps rows."""
    for node_id in story.project.stateful_models():
        for moment in MOMENTS:
            with subtests.test(node=node_id, moment=moment):
                place = tmp_path / f"{node_id.rpartition('.')[2]}_{moment}"
                warehouse = before_the_last_run(story, place)
                warehouse.fail(story.plan.last, *sabotage(story.project, node_id, moment))
                warehouse.run(story.plan.last)
                assert_same(
                    story.expected, warehouse.marts(), f"stopped {moment} {node_id}", story.world
                )


@pytest.mark.trials
def test_half_of_the_graph_may_have_run(story, subtests, tmp_path):
    """Somebody builds a model with what it reads, or everything but it and what reads it."""
    for node_id in story.project.stateful_models():
        name = node_id.rpartition(".")[2]
        for how in ("upstream", "the rest"):
            with subtests.test(node=node_id, how=how):
                warehouse = before_the_last_run(story, tmp_path / f"{name}_{how[:2]}")
                if how == "upstream":
                    warehouse.run(story.plan.last, select=[f"+{name}"])
                else:
                    warehouse.run(story.plan.last, options=["--exclude", f"{name}+"])
                warehouse.run(story.plan.last)
                assert_same(
                    story.expected, warehouse.marts(), f"{how} of {name}", story.world
                )


def test_labels_made_of_acts_of_another_run_are_made_again(story, tmp_path):
    """Somebody asks anew who is due, and then builds the labels from what an earlier run left."""
    warehouse = before_the_last_run(story, tmp_path / "labels")
    warehouse.run(story.plan.last, select=["+int_actors__compared"])
    labels = ("int_machine_acts__labelled", "int_acts__turned", "int_acts__judged", "int_actors__kept")
    warehouse.run(story.plan.last, select=labels)
    warehouse.run(story.plan.last)
    assert_same(story.expected, warehouse.marts(), "labels of two runs", story.world)


@pytest.mark.trials
@pytest.mark.parametrize("seed", range(6))
def test_a_run_may_be_killed(story, seed, tmp_path):
    """SIGKILL twice at random moments, then one whole run."""
    warehouse = before_the_last_run(story, tmp_path / "killed")
    for one in (seed, seed + 100):
        warehouse.kill(story.plan.last, one)
    warehouse.run(story.plan.last)
    assert_same(story.expected, warehouse.marts(), f"killed, seed {seed}", story.world)


@pytest.mark.trials
def test_a_repeated_run_changes_nothing(story, tmp_path):
    """The same instant again; then a past day, and back."""
    warehouse = story.runs.copy(tmp_path / "again")
    story.world.write(warehouse.raw, story.plan.last)
    warehouse.run(story.plan.last)
    assert_same(story.expected, warehouse.marts(), "the same run again", story.world)
    warehouse.run("2026-07-01")
    past = story.scratch("past", as_of="2026-07-01")
    assert_same(past.marts(), warehouse.marts(), "a replay of a past day", story.world)
    warehouse.run(story.plan.last)
    assert_same(story.expected, warehouse.marts(), "back from a past day", story.world)


def test_weeks_without_a_run(story, tmp_path):
    """A gap of weeks; nothing new has come, everything has aged."""
    later = story.plan.last + timedelta(days=40)
    warehouse = story.runs.copy(tmp_path / "later")
    story.world.write(warehouse.raw, story.plan.last)
    warehouse.run(later)
    fresh = story.scratch("fresh_later", as_of=later)
    assert_same(fresh.marts(), warehouse.marts(), "weeks later", story.world)


@pytest.mark.trials
@pytest.mark.parametrize("megabytes", [1, 2, 4])
def test_a_full_disk_heals(story, megabytes, tmp_path):
    """No file may be written beyond its first megabytes: the run fails, the next one is whole.

    A higher limit would let the run go on, for half of the database is free blocks.
    """
    warehouse = before_the_last_run(story, tmp_path / "full")
    limited = warehouse.start(story.plan.last, largest_file=megabytes * 2**20).finish()
    assert not limited.is_success, "there was room for all"
    warehouse.run(story.plan.last)
    assert_same(story.expected, warehouse.marts(), f"after a disk full at {megabytes} MB", story.world)


def before_the_last_run(story, directory):
    """The database as it was before the last run, with the files of the last one."""
    warehouse = story.kept[-2].copy(directory)
    story.world.write(warehouse.raw, story.plan.last)
    return warehouse
