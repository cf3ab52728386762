"""The demo generator keeps its promises: same arguments same rows, every table, truth that holds."""

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
LEADS, EVENTS = 200, 4000
TYPES = {
    "string": "VARCHAR", "int": "INTEGER", "boolean": "BOOLEAN", "date": "DATE",
    "timestamp": "TIMESTAMP", "decimal(18,2)": "DECIMAL(18,2)",
}
EVENT_TYPES = {
    "web": {"page_view", "form_submit", "download", "video_play", "document_view"},
    "email": {
        "sent", "delivered", "open", "click", "reply", "unsubscribe", "resubscribe", "bounce", "complaint",
    },
    "webinar": {"registered", "attended"},
    "event": {"registered", "attended"},
    "social": {"engage"},
    "chat": {"conversation"},
    "support": {"question"},
    "product": {"usage", "signup"},
}
POINTS_TO = {
    "machine_acts.event_id": "activity.events.event_id",
    "near_misses.event_id": "activity.events.event_id",
    "crawlers.anonymous_id": "activity.events.anonymous_id",
    "repeats.event_id": "activity.events.event_id",
    "late.event_id": "activity.events.event_id",
    "quarantined.event_id": "activity.events.event_id",
    "merges.losing_lead_id": "crm.leads.lead_id",
    "merges.winning_lead_id": "crm.leads.lead_id",
    "merges.surviving_lead_id": "crm.leads.lead_id",
    "stitched_visitors.anonymous_id": "activity.identities.anonymous_id",
    "stitched_visitors.lead_id": "crm.leads.lead_id",
    "shared_devices.lead_id": "crm.leads.lead_id",
    "shared_devices.anonymous_id": "activity.identities.anonymous_id",
    "excluded_leads.lead_id": "crm.leads.lead_id",
    "stale_profiles.domain": "market.company_profiles.domain",
    "company_events.event_id": "market.company_events.event_id",
    "erasures.lead_id": "crm.leads.lead_id",
    "overrides.override_id": "crm.score_overrides.override_id",
    "visitors.anonymous_id": "activity.events.anonymous_id",
    "visitors.lead_id": "crm.leads.lead_id",
    "retyped.lead_id": "crm.leads.lead_id",
    "retyped.original_lead_id": "crm.leads.lead_id",
    "shared_mailboxes.email": "crm.lead_emails.email",
    "shared_mailboxes.lead_id": "crm.leads.lead_id",
    "duplicates.lead_id": "crm.leads.lead_id",
    "duplicates.original_lead_id": "crm.leads.lead_id",
}
MAY_BE_LATER = {"score_overrides.expires_at", "opportunities.expected_close_on", "events.sent_at"}


def generate(out, leads=LEADS, events=EVENTS, *more):
    command = [sys.executable, ROOT / "demo" / "generate.py", "--leads", leads, "--events", events]
    done = subprocess.run(
        [*map(str, command), "--out", str(out), *map(str, more)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def declared_tables():
    for file in sorted((ROOT / "models" / "staging").glob("*/_*__sources.yml")):
        for source in yaml.safe_load(file.read_text())["sources"]:
            for table in source["tables"]:
                columns = [(column["name"], column["data_type"]) for column in table["columns"]]
                yield f"{source['name']}/{table['name']}", columns


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """One small data set, and a way to ask it: tables are named as <directory>.<file>."""
    out = tmp_path_factory.mktemp("demo")
    generate(out)
    connection = duckdb.connect()
    for file in sorted(out.glob("*/*.parquet")):
        connection.execute(f"create schema if not exists {file.parent.name}")
        connection.execute(f"create view {file.parent.name}.{file.stem} as select * from '{file}'")

    def ask(query):
        return connection.execute(query).fetchall()

    ask.out = out
    return ask


def files_of(out):
    return {str(file.relative_to(out)): file.read_bytes() for file in sorted(out.glob("*/*.parquet"))}


def test_same_arguments_give_the_same_bytes_on_any_number_of_threads(demo, tmp_path):
    generate(tmp_path, LEADS, EVENTS, "--threads", 1)
    first, second = files_of(demo.out), files_of(tmp_path)
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_another_seed_gives_other_rows(demo, tmp_path):
    generate(tmp_path, LEADS, EVENTS, "--seed", 2)
    first, second = files_of(demo.out), files_of(tmp_path)
    fixed = {"crm/campaigns.parquet", "crm/users.parquet"}
    assert {name for name in first if first[name] == second[name]} == fixed


def test_every_declared_table_is_there_with_its_columns_and_types(demo):
    declared = dict(declared_tables())
    assert len(declared) == 24
    for name, columns in declared.items():
        found = [row[:2] for row in demo(f"describe select * from '{demo.out / name}.parquet'")]
        assert found == [(column, TYPES[kind]) for column, kind in columns], name
        assert demo(f"select count(*) from '{demo.out / name}.parquet'")[0][0] > 0, name


def test_no_declared_column_is_empty(demo):
    for name, columns in declared_tables():
        counts = ", ".join(f"count({column})" for column, _ in columns)
        filled = demo(f"select {counts}, count(*) from '{demo.out / name}.parquet'")[0]
        if filled[-1] >= 30:  # what is rare may be absent from a handful of rows
            empty = [column for (column, _), count in zip(columns, filled) if count == 0]
            assert set(empty) <= {"churned_at", "parent_account_id", "lifetime_value"}, name


@pytest.mark.parametrize(("leads", "events"), [(LEADS, EVENTS), (150, 1000), (100, 20000), (333, 9973)])
def test_rows_are_as_many_as_asked_for(tmp_path, leads, events):
    generate(tmp_path, leads, events)
    rows = json.loads((tmp_path / "manifest.json").read_text())["rows"]
    for name, wanted in (("crm/leads", leads), ("activity/events", events)):
        counted = duckdb.sql(f"select count(*) from '{tmp_path / name}.parquet'").fetchone()[0]
        assert (counted, rows[name]) == (wanted, wanted)


def test_lead_ids_are_unique(demo):
    assert demo("select count(distinct lead_id) from crm.leads") == [(LEADS,)]


@pytest.mark.parametrize("truth", POINTS_TO)
def test_truth_points_to_rows_that_exist(demo, truth):
    table, column = truth.split(".")
    target, key = POINTS_TO[truth].rsplit(".", 1)
    assert demo(f"select count(*) from truth.{table}")[0][0] > 0
    there = f"select {key} from {target} where {key} is not null"
    assert demo(f"select {column} from truth.{table} where {column} not in ({there})") == []


def test_every_truth_table_is_checked(demo):
    tables = {file.stem for file in demo.out.glob("truth/*.parquet")}
    assert tables == {truth.split(".")[0] for truth in POINTS_TO}


def test_nothing_is_later_than_the_as_of_but_the_planted_future(demo):
    manifest = json.loads((demo.out / "manifest.json").read_text())
    assert manifest["as_of"] == "2026-06-30"
    for name, columns in declared_tables():
        for column, kind in columns:
            if kind not in ("timestamp", "date") or f"{name.split('/')[1]}.{column}" in MAY_BE_LATER:
                continue
            where = f"{column} >= timestamp '2026-07-01'"
            if f"{name}.{column}" == "activity/events.occurred_at":
                where += " and event_id not in (select event_id from truth.quarantined where reason = 'future')"
            assert demo(f"select {column} from '{demo.out / name}.parquet' where {where}") == [], (name, column)
    future = """
        select count(*), min(date_diff('hour', loaded_at, occurred_at)) from activity.events
        where occurred_at > loaded_at
    """
    ahead, least_hours = demo(future)[0]
    assert demo("select count(*) from truth.quarantined where reason = 'future'") == [(ahead,)]
    assert least_hours > 24


def test_events_speak_the_known_words_in_the_order_of_arrival(demo):
    spoken = demo("select distinct channel, event_type from activity.events")
    assert {(channel, word) for channel, words in EVENT_TYPES.items() for word in words} >= set(spoken)
    arrivals = [row[0] for row in demo("select loaded_at from activity.events where loaded_at is not null")]
    assert arrivals == sorted(arrivals)


def test_repeats_are_told_in_full(demo):
    repeated = """
        select event_id, count(*) - 1 from activity.events where event_id is not null
        group by event_id having count(*) > 1 order by event_id
    """
    told = "select event_id, count(*) from truth.repeats group by event_id order by event_id"
    assert demo(repeated) == demo(told)


def test_merges_end_at_a_record_that_loses_no_more(demo):
    losers = "select losing_lead_id from truth.merges"
    assert demo(f"select surviving_lead_id from truth.merges where surviving_lead_id in ({losers})") == []
    assert demo("select max(hops) >= 2, count(distinct kind) from truth.merges") == [(True, 3)]


def test_bursts_are_bursts(demo):
    """Those right at the limit last longer: a demo of this size has none, tests/test_planted_truth.py holds them."""
    assert demo("""
        select message_id from activity.events
        where event_type = 'click'
            and event_id in (select event_id from truth.machine_acts where kind = 'click_burst')
        group by message_id
        having count(distinct url) < 5 or max(occurred_at) - min(occurred_at) > interval 3 second
    """) == []


def test_events_keep_to_their_keys(demo):
    assert demo("select count(*) from activity.events where channel = 'web' and anonymous_id is null") == [(0,)]
    assert demo("select count(*) from activity.events where channel = 'email' and email is null") == [(0,)]
    unknown = "select event_id from activity.events where lead_id not in (select lead_id from crm.leads)"
    assert demo(f"{unknown} and event_id not in (select event_id from truth.quarantined)") == []


def test_data_that_is_there_is_not_written_again(tmp_path):
    generate(tmp_path, 100, 1000)
    before = (tmp_path / "manifest.json").stat().st_mtime_ns
    assert "already" in generate(tmp_path, 100, 1000)
    assert (tmp_path / "manifest.json").stat().st_mtime_ns == before
    assert "already" not in generate(tmp_path, 100, 1000, "--force")
    assert "already" not in generate(tmp_path, 100, 1001)
