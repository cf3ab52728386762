"""The same rows on PostgreSQL: the golden leads, a first run, and runs on what came since, cut off and undisturbed."""

import os
import re
import runpy
import shutil
import subprocess
import sys
import time

import duckdb
import pytest
from conftest import ROOT

from . import postgres
from .building import BEFORE, LAST, DuckDB, Engine, Step, compared, steps
from .raw_tables import known_by

# The step in which Postgres loses its connections, the one after it, and the mart that tells of the run that DuckDB
# never began.
CUT_OFF, UNDISTURBED = "new, late and repeated events", "one day more"
TELLS_OF_RUNS = "scoring_runs"
RUNS_BEGUN = "select count(*) from lead_scoring_utilities.runs_begun"
# A run that writes one table.
A_TABLE = ("run", "--select", "stg_rulebook__rows")
A_BUILD = ("build", "--exclude-resource-type", "test", "unit_test")
# Holds a run when it has added the rows of the second of the two tables that every event is in.
HOLD = """
    create function hold() returns trigger language plpgsql as $$ begin perform pg_sleep(600); return null; end $$;
    create trigger hold after insert on lead_scoring_intermediate.int_activities__rolled_up
    for each statement execute function hold()
"""
WRITES_A_MART = """
    query ~ '(insert into|create +table|delete from)' and query ~ '"lead_scoring"\\."lead_(score|ids|funnel|attributes)'
"""
# The last day but one, and what stands of the events from run to run.
DAY_BEFORE = "2026-06-29"
KEPT = ("int_event_keys__noted", "int_acts__single", "int_activities__rolled_up")
# On a laptop without a server these tests skip; where changes are judged, that would judge nothing.
pytestmark = pytest.mark.skipif(postgres.missing() is not None and "CI" not in os.environ, reason=str(postgres.missing()))


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    directory = tmp_path_factory.mktemp("demo")
    subprocess.run(
        [sys.executable, str(ROOT / "demo" / "generate.py"), "--leads", "1000", "--events", "40000",
         "--out", str(directory)],
        check=True, stdout=subprocess.DEVNULL,
    )
    return directory


@pytest.fixture(scope="module")
def server():
    with postgres.server() as environment:
        yield environment


def plan(demo, directory):
    """The steps of every engine, but that the last day comes in a run of its own, with six clicks of the days before again."""
    golden, first, _ = steps(demo, directory)
    but_a_day = known_by(demo, directory / "demo_but_a_day", f"{DAY_BEFORE} 23:59:59.999999")
    whole = shutil.copytree(demo, directory / "demo_with_repeats")
    events = whole / "activity" / "events.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"create table sent as from '{events}'")
        connection.execute(f"""
            insert into sent
            select * replace (timestamp '{LAST} 12:00:00' as loaded_at) from (
                from sent where event_type = 'click' and loaded_at < timestamp '{LAST}'
                order by loaded_at desc, event_id limit 6
            );
            copy sent to '{events}'
        """)
    return [golden, first, Step(CUT_OFF, but_a_day, DAY_BEFORE, False), Step(UNDISTURBED, whole, LAST, False)]


@pytest.fixture(scope="module")
def engine(server, tmp_path_factory):
    return Engine(tmp_path_factory.mktemp("postgres"), postgres, server)


@pytest.fixture(scope="module")
def results(demo, engine, server, project, tmp_path_factory):
    """Every step built on both engines; in the last but one Postgres first loses its connections half-way, twice."""
    directory = tmp_path_factory.mktemp("parity")
    duck, found = DuckDB(directory, project=project), {}
    for step in plan(demo, directory):
        if step.name == "golden":
            found["nothing there"] = engine.begin(step, "run", "--select", "stg_crm__leads").finish()
        if step.name == CUT_OFF:
            with postgres.cursor(server) as one:
                one.execute("create index on raw_activity.events (loaded_at)")
                one.execute("create index on raw_activity.events (occurred_at) where loaded_at is null")
                one.execute(HOLD)
            cut_off(engine.start(step), server, "wait_event = 'PgSleep' and query ~ 'insert into'")
            with postgres.cursor(server) as one:
                one.execute("drop function hold() cascade")
            found["half of the events"] = newest_days(server)
            cut_off(engine.begin(step, *A_BUILD), server, WRITES_A_MART)
            engine.begin(step, *A_TABLE).kill_at_node(1)
            found["left by the killed"] = counted(server, RUNS_BEGUN)
        reset_counts(server)
        beside = engine.start(step)
        if step.name == "golden":
            beside.wait_for_node(1)
            found["at the same time"] = engine.begin(step, *A_TABLE).finish()
        expected = duck.build(step)
        beside.finish()
        found["read"] = rows_read(server)  # before the marts are: the live view reads events too
        found[step.name] = compared(step, expected, engine, engine.finish(beside, step))
    found["left at the end"] = counted(server, RUNS_BEGUN)
    found["tests"] = engine.test(step)
    found["last step"] = step
    return found


def cut_off(run, server, when):
    """The server closes the connection of a run once that has begun, as SQL on what connections do."""
    cut = []
    with postgres.cursor(server) as one:
        while not cut and run.process.is_alive():
            one.execute(f"""
                select pg_terminate_backend(pid) from pg_stat_activity
                where pid <> pg_backend_pid() and state = 'active' and {when}
            """)
            cut = one.fetchall()
            time.sleep(0.001)
    outcome = run.finish()
    assert cut, f"nothing was seen of: {when}"
    assert not outcome.is_success, "the run should have lost its connection"


def newest_days(server):
    """The newest day of arrival that each kept table of events holds."""
    return {
        table: str(counted(server, f"select max(read_on) from lead_scoring_intermediate.{table}")) for table in KEPT
    }


def reset_counts(server):
    """Sets the counts of what is read to zero, once whoever read before has told."""
    with postgres.cursor(server) as one:
        wait_for_others(one)
        one.execute("select pg_stat_reset()")


def wait_for_others(cursor):
    """Waits until no other connection is left: what one has read is told at its end at the latest."""
    for _ in range(6000):
        cursor.execute("""
            select count(*) from pg_stat_activity
            where backend_type in ('client backend', 'parallel worker') and pid <> pg_backend_pid()
        """)
        if cursor.fetchone() == (0,):
            return
        time.sleep(0.01)
    raise TimeoutError("another connection stayed open for a minute")


def rows_read(server):
    """What the last run read of the raw events and of each kept table of events: rows in turn, by however many processes,
    rows found by an index, entries of its indexes, rows that are there."""
    with postgres.cursor(server) as one:
        wait_for_others(one)
        one.execute("""
            select relname, relid::regclass::text, seq_tup_read, coalesce(idx_tup_fetch, 0), (
                select coalesce(sum(idx_tup_read), 0) from pg_stat_user_indexes as indexes where indexes.relid = tables.relid
            )
            from pg_stat_user_tables as tables
            where relid = 'raw_activity.events'::regclass or schemaname = 'lead_scoring_intermediate' and relname = any(%s)
        """, [list(KEPT)])
        found = {}
        for name, table, *read in one.fetchall():
            one.execute(f"select count(*) from {table}")
            found[name] = *map(int, read), *one.fetchone()
        return found


def counted(server, query):
    with postgres.cursor(server) as one:
        one.execute(query)
        return one.fetchone()[0]


def test_without_raw_tables_the_run_stops_with_a_sentence(results):
    outcome = results["nothing there"]
    assert not outcome.is_success
    assert "crm.leads is missing: looked for" in outcome.said


def test_a_second_run_at_the_same_time_stops_with_a_sentence(results):
    """The first one goes on. A run that was killed leaves its row and keeps nobody away: the one after it ends well."""
    assert results["left by the killed"] == 1
    outcome = results["at the same time"]
    assert not outcome.is_success
    assert results["left at the end"] == 0
    assert re.search(r"A run that began at .* UTC is not over\. .* Wait for the other\.", outcome.said), outcome.said


@pytest.mark.parametrize("step", ["golden", "first run", CUT_OFF, UNDISTURBED])
def test_every_public_mart_has_the_rows_of_duckdb(results, step):
    assert results[step]
    disturbed = (CUT_OFF, UNDISTURBED)
    wrong = [one for one in results[step] if one.differing and not (step in disturbed and one.mart == TELLS_OF_RUNS)]
    assert not wrong, "\n".join(
        f"{one.mart}: {one.differing} of {one.rows} rows differ\n  " + "\n  ".join(one.told)
        for one in wrong
    )


@pytest.mark.parametrize("step", [CUT_OFF, UNDISTURBED])
def test_the_run_that_lost_its_connection_stands_as_incomplete(results, step):
    """The one among the marts, from then on; the one among the events had changed no mart."""
    (runs,) = [one for one in results[step] if one.mart == TELLS_OF_RUNS]
    assert runs.differing == 1
    assert "too many" in runs.told[0] and "'is_complete': False" in runs.told[0]


def test_a_connection_was_lost_between_the_two_tables_that_every_event_is_in(results):
    """The single acts of the new days stayed, their roll-up went with the transaction, and their keys were never noted: what
    would count twice or be lost if the next run did not begin these days anew. That the marts are DuckDB's says that it
    did."""
    assert results["half of the events"] == {
        "int_acts__single": DAY_BEFORE, "int_activities__rolled_up": BEFORE, "int_event_keys__noted": BEFORE,
    }


def test_a_run_on_one_day_more_reads_the_raw_events_of_that_day_by_index(results, server):
    """Undisturbed, with late and repeated events among those of the day. No row of history is read in turn: the events of
    each day are counted in the indexes on their times, once. Eight models ask for the events of the days that are due, and
    get no others. An event that came before is ranked beside the first that came: for this one model reads the raw events
    from the day of the oldest such one on."""
    in_turn, by_index, entries, events = results["read"]["events"]
    due = counted(server, "select count(*) from lead_scoring_intermediate.int_event_keys__read")
    since = counted(server, """
        select count(*) from raw_activity.events
        where coalesce(loaded_at, occurred_at) >= (select min(read_on) from lead_scoring_intermediate.int_event_copies__located)
    """)
    late = counted(server, f"""
        select count(*) from raw_activity.events where loaded_at >= timestamp '{LAST}' and occurred_at < timestamp '{LAST}'
    """)
    assert events > 30_000 and 100 < due < 300 and due < since < 2_000 and late > 6, (events, due, since, late)
    assert in_turn == 0
    assert due < by_index <= 8 * due + since
    assert entries <= events + by_index


# How often a run on one day more reads all that is kept of the events. Keys: to count those of each day (in an index), to
# find those of which a better copy came or went, those that came more than once, and where these lie. The roll-up: to
# count by day, for links between ids, for days of change, for the keys by which leads are due, for what
# counts for whom, by day and by signal, and for where events went. Single acts: likewise, and for what marks machines.
TIMES_READ = {"int_event_keys__noted": 4, "int_activities__rolled_up": 7, "int_acts__single": 10}


@pytest.mark.parametrize("table", KEPT)
def test_a_run_on_one_day_more_reads_what_is_kept_no_oftener_than_it_must(results, server, table):
    """What is kept is facts, in narrow rows, and what a lead is worth depends on all of its own: a run reads them whole, so
    many times. What is restated is found by an index, or each table would be read once more."""
    in_turn, _, entries, rows = results["read"][table]
    due = counted(server, "select count(*) from lead_scoring_intermediate.int_event_keys__read")
    assert rows > 5 * due, "too few rows to tell"
    assert in_turn + entries <= TIMES_READ[table] * rows + 2 * due, (in_turn, entries, rows)


def test_what_reads_raw_events_asks_for_them_by_time(results, server):
    """As a model asks, without nested loops."""
    with postgres.cursor(server) as one:
        one.execute("set enable_nestloop = off")
        one.execute("explain select * from lead_scoring_intermediate.int_events__due")
        plan = "\n".join(line for (line,) in one.fetchall())
    assert "Seq Scan on events" not in plan, plan
    assert re.search(r"Index Cond: \(loaded_at >= ", plan), plan


def test_every_public_mart_has_rows(results):
    empty = {one.mart for one in results[UNDISTURBED] if not one.rows}
    assert not empty


def test_every_data_test_and_unit_test_passes(results):
    """As on DuckDB, the truth tables of the macros among them; dbt ends with an error where one fails."""
    passed, errors = re.search(r"PASS=(\d+) WARN=\d+ ERROR=(\d+)", results["tests"]).groups()
    assert int(passed) > 950 and errors == "0"
    truth_tables = {file.stem for file in (ROOT / "tests" / "assertions" / "macros").glob("*.sql")}
    assert truth_tables <= set(re.findall(r"PASS (assert_\w+)", results["tests"]))


# What is turned away, tried once everything has been compared and the warehouse is free for it.

advice = runpy.run_path(str(ROOT / ".ci" / "advice.py"))["advice"]
TURNED_AWAY = {
    "a wrong password": (
        {"USER": postgres.STRANGER, "PASSWORD": "guessed"},
        "The server does not let ada in: set LEAD_SCORING_POSTGRES_USER and LEAD_SCORING_POSTGRES_PASSWORD.",
    ),
    "a server that is not there": (
        {"PORT": "1"},
        "No server answers: set LEAD_SCORING_POSTGRES_HOST and LEAD_SCORING_POSTGRES_PORT, or start it.",
    ),
    "a database that is not there": (
        {"DATABASE": "crm"},
        "The server has no database crm: set LEAD_SCORING_POSTGRES_DATABASE, or make it: create database crm;",
    ),
}


@pytest.mark.parametrize("case", TURNED_AWAY)
def test_a_run_that_is_turned_away_is_told_what_to_set(results, engine, case):
    settings, sentence = TURNED_AWAY[case]
    environment = engine.environment | {f"LEAD_SCORING_POSTGRES_{name}": value for name, value in settings.items()}
    outcome = Engine(engine.directory, postgres, environment).begin(results["last step"], *A_TABLE).finish()
    assert not outcome.is_success
    assert advice(outcome.said, "postgres", environment).startswith(sentence), outcome.said


def test_a_mart_of_another_type_than_its_contract_stops_the_run_and_keeps_its_rows(results, engine, server):
    """Somebody made a score a text. Rows added to it would be texts too, and whoever compares them with 50 finds none."""
    scores = "select md5(string_agg(lead_scores::text, ' ' order by lead_scores::text)) from lead_scoring.lead_scores"
    with postgres.cursor(server) as one:
        one.execute(scores)
        before = one.fetchall()
        one.execute("alter table lead_scoring.lead_scores alter column score type text")
        outcome = engine.begin(results["last step"], "run", "--select", "lead_scores").finish()
        assert not outcome.is_success
        sentence = re.search(
            r"lead_scores\.score is text in the warehouse, int by its contract\. To give it its type again: (.*;)", outcome.said
        )
        assert sentence, outcome.said
        one.execute(sentence[1])
        one.execute(scores)
        assert one.fetchall() == before


@pytest.fixture(scope="module")
def stranger(results, engine, server):
    """A role without any right, and raw leads of other types than declared, in an empty warehouse."""
    postgres.clear(server)
    with postgres.cursor(server) as one:
        one.execute("""
            create schema raw_crm;
            create table raw_crm.leads as
            select
                1 as lead_id, '2026-01-01T10:00:00+02:00' as created_at, '{"size": 250}'::jsonb as employee_count,
                1e3::float as annual_revenue, 'Yes' as is_deleted, date '2026-01-02' as converted_at,
                timestamptz '2026-01-02 03:04:05+01' as updated_at, array['VP'] as job_title
        """)
    settings = {"LEAD_SCORING_POSTGRES_USER": postgres.STRANGER, "LEAD_SCORING_POSTGRES_PASSWORD": postgres.ITS_PASSWORD}
    return Engine(engine.directory, postgres, server | settings)


def test_rights_that_are_missing_are_named_as_what_gives_them(stranger, results, server):
    """Whoever runs what the sentences say needs nothing else. First dbt itself may not make the schemas, then the run says
    all that is missing at once; with it the leads are read, whatever their types are."""
    step, view = results["last step"], ("run", "--select", "stg_crm__leads")
    with postgres.cursor(server) as one:
        outcome = stranger.begin(step, *view).finish()
        sentence = advice(outcome.said, "postgres", stranger.environment)
        assert sentence.startswith("ada may not make schemas there: give the right: grant create on database"), outcome.said
        one.execute(sentence.removeprefix("ada may not make schemas there: give the right: "))
        outcome = stranger.begin(step, *view).finish()
        assert not outcome.is_success
        grants = list(dict.fromkeys(re.findall(r"grant .* to ada;", outcome.said)))
        assert grants == [
            "grant usage on schema raw_crm to ada;", "grant select on raw_crm.leads to ada;"
        ], outcome.said
        for grant in grants:
            one.execute(grant)
        outcome = stranger.begin(step, *view).finish()
        assert outcome.is_success, outcome.said
        one.execute("select lead_id, created_at::text, employee_count, annual_revenue::text, is_deleted, converted_at::text, "
                    "updated_at::text, job_title, unreadable_columns from lead_scoring_staging.stg_crm__leads")
        assert one.fetchall() == [(
            "1", "2026-01-01 08:00:00", None, "1000.00", True, "2026-01-02 00:00:00", "2026-01-02 02:04:05", "{VP}",
            "employee_count",
        )]
