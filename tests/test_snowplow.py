"""A tracker's events through the web path: repeats, robots and page views against what others made of them.

The files are no part of the project. They are looked for in ../shared/data beside the project, or in
the directory that LEAD_SCORING_SHARED_DATA names; without them these tests are skipped.
"""

import csv
import os
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from conftest import Workspace
from dbt_runs import PROJECT

SHARED = Path(os.environ.get("LEAD_SCORING_SHARED_DATA", PROJECT.parent / "shared" / "data"))
RAW = SHARED / "snowplow_web"
ROBOTS = "contexts_com_iab_snowplow_spiders_and_robots_1_0_0"
THREE_DAYS = timedelta(days=3)  # how long the other project lets a session last, and an event be on its way

# Sessions that a machine makes in a copy, one by its name, one by the tracker's list, one by both: start of the id ->
# the agent, what the tracker's list calls it, our reason. The first has two page views of one id, the last has repeats.
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
CRAWLS = {
    "76053423": (GOOGLEBOT, False, "known_agent"),
    "2bfc2c76": (None, True, "vendor_verdict"),
    "067bcc8e": (GOOGLEBOT, True, "vendor_verdict"),
}

pytestmark = pytest.mark.skipif(
    not (RAW / "snowplow_web_events.csv").is_file(),
    reason=f"the Snowplow files are not in {RAW} (LEAD_SCORING_SHARED_DATA names the directory above)",
)


def rows_of(name):
    with (RAW / f"snowplow_web_{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def tracked():
    return rows_of("events")


def build(workspace, raw):
    """The activity room alone, with its tests, on the mapped events of a directory."""
    for source in ("crm", "activity"):
        (workspace.raw / source).mkdir()
    with duckdb.connect() as connection:
        connection.execute("set variable raw = ?", [str(raw)])
        connection.execute("set variable out = ?", [str(workspace.raw)])
        connection.execute((PROJECT / "tests" / "snowplow" / "mapping.sql").read_text(encoding="utf-8"))
    done = workspace.dbt("build", "--quiet", "--exclude-resource-type", "unit_test", "test", "--select",
                         "+int_activities__labelled", "+int_source_ids__resolved", as_of="2021-03-31")
    assert done.returncode == 0, done.stdout[-6000:]
    connection = duckdb.connect(str(workspace.database), read_only=True)
    connection.execute("set search_path = 'lead_scoring_intermediate'")
    return connection


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory, project):
    with build(Workspace(tmp_path_factory.mktemp("snowplow"), project), RAW) as connection:
        yield connection


@pytest.fixture(scope="module")
def crawled(tmp_path_factory, project, tracked):
    """The same events, but for the sessions of CRAWLS, which a machine made."""
    workspace = Workspace(tmp_path_factory.mktemp("snowplow_crawled"), project)
    changed = workspace.directory / "changed"
    changed.mkdir()
    with (changed / "snowplow_web_events.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, tracked[0].keys())
        writer.writeheader()
        for row in tracked:
            agent, is_known, _ = CRAWLS.get(row["domain_sessionid"][:8], (None, False, None))
            writer.writerow(row | {
                "useragent": agent or row["useragent"],
                ROBOTS: row[ROBOTS].replace('"spiderOrRobot":false', f'"spiderOrRobot":{str(is_known).lower()}'),
            })
    with build(workspace, changed) as connection:
        yield connection


@pytest.fixture
def tell(capsys):
    """Print to the terminal even where pytest captures output."""
    def write(line):
        with capsys.disabled():
            print(line)
    with capsys.disabled():
        print()
    return write


def standing_in(connection):
    """The copy of each event that counts: id, type, why it is a machine's."""
    return connection.execute("""
        select event_key, event_type, machine_reason from int_events__described
        where copy_number = 1 and quarantine_reason is null
    """).fetchall()


@pytest.fixture(scope="module")
def standing(warehouse):
    return standing_in(warehouse)


def test_repeats_are_taken_out(tracked, warehouse, standing, tell):
    assert (len(tracked), len(standing)) == (160, 157)
    assert {row[0] for row in standing} == {row["event_id"] for row in tracked}
    counts = dict(warehouse.execute(
        "select label, sum(occurrences) from int_activities__labelled group by label"
    ).fetchall())
    page_views = {row["event_id"] for row in tracked if row["event_name"] == "page_view"}
    assert counts == {"human": len(page_views), "no_signal": 157 - len(page_views), "repeated": 3}
    tell(f"Snowplow: {len(tracked)} events, {len(standing)} distinct; {len(page_views)} of them page views")


def test_robots_are_those_that_the_tracker_knows(tracked, standing, tell):
    """Its list of spiders calls every one of these agents a browser; so do our rows."""
    known = {row["event_id"]: '"spiderOrRobot":true' in row[ROBOTS] for row in tracked}
    assert {key: reason is not None for key, _, reason in standing} == known
    agents = {row["useragent"] for row in tracked}
    tell(f"robots by the tracker's list: {sum(known.values())} of {len(agents)} agents; by our rows the same")


def test_what_a_crawler_makes_is_told_and_is_no_session(tracked, crawled, standing, tell):
    """A positive control: the tracker met no robot, so that a rule which finds none would agree with it."""
    session_of = {row["event_id"]: row["domain_sessionid"] for row in tracked}
    told = standing_in(crawled)
    expected = {row["event_id"]: CRAWLS.get(row["domain_sessionid"][:8], (None, False, None))[2] for row in tracked}
    assert {key: reason for key, _, reason in told} == expected
    reasons = Counter(reason for reason in expected.values() if reason)
    assert reasons == {"known_agent": 11, "vendor_verdict": 23}

    def human_sessions(rows):
        return Counter(session_of[key] for key, event_type, reason in rows if event_type == "page_view" and not reason)

    before, after = human_sessions(standing), human_sessions(told)
    gone = before - after
    assert {session[:8] for session in gone} == CRAWLS.keys() and not gone.keys() & after.keys()
    assert after == Counter({session: count for session, count in before.items() if session not in gone})
    counts = dict(crawled.execute(
        "select label, sum(occurrences) from int_activities__labelled group by label"
    ).fetchall())
    assert counts == {
        "human": after.total(), "machine": gone.total(), "no_signal": 157 - before.total(), "repeated": 3,
    }
    tell(f"crawlers put in: {len(gone)} sessions, {sum(reasons.values())} events, {gone.total()} page views; all told,"
         f" {len(after)} human sessions stay as they were")


def test_page_views_a_session_are_the_expected_ones(tracked, standing, tell):
    session_of = {row["event_id"]: row["domain_sessionid"] for row in tracked}
    found = Counter(
        session_of[key] for key, event_type, reason in standing if event_type == "page_view" and not reason
    )
    expected = {row["domain_sessionid"]: int(row["page_views"]) for row in rows_of("sessions_expected")}
    assert len(expected) == 18
    events = defaultdict(list)
    for row in tracked:
        events[row["domain_sessionid"]].append(row)
    reasons = {}
    for session in expected.keys() | found.keys():
        if found[session] != expected.get(session, 0):
            reasons[session] = difference(events[session])
            assert found[session] + reasons[session][0] == expected.get(session, 0), (session, reasons[session])
    equal = sum(found[session] == count for session, count in expected.items())
    tell(f"page views equal in {equal} of {len(expected)} expected sessions; named differences:")
    for session, (number, why) in sorted(reasons.items()):
        tell(f"  {session[:8]}…{session[-4:]}  {found[session]} here, {expected.get(session, 'no session')} there:"
             f" {number:+d}, {why}")
    assert equal == 12
    assert Counter(why for _, why in reasons.values()) == {
        PINGED: 3, OUTLASTED: 2, SAME_VIEW: 1, DELAYED: 1, WITHOUT_VIEW: 1,
    }


PINGED = "there a ping without its page view counts as one"
OUTLASTED = "there a session ends after three days"
SAME_VIEW = "there two page views with one page_view_id are one"
DELAYED = "there an event that was on its way for more than three days is left out"
WITHOUT_VIEW = "there a page view without a page_view_id is left out"


def difference(rows):
    """How many page views the other project has more or fewer in a session, and why, from its raw events."""
    views = {row["event_id"]: row for row in rows if row["event_name"] == "page_view"}
    page_views = [page_view_of(row) for row in views.values()]
    if not views:
        return len({page_view_of(row) for row in rows if row["event_name"] == "page_ping"}), PINGED
    if "" in page_views:
        return -page_views.count(""), WITHOUT_VIEW
    delayed = [row for row in views.values()
               if time_of(row, "dvce_sent_tstamp") - time_of(row, "dvce_created_tstamp") > THREE_DAYS]
    if delayed:
        return -len(delayed), DELAYED
    start = min(time_of(row, "derived_tstamp") for row in rows)
    late = [row for row in views.values() if time_of(row, "derived_tstamp") > start + THREE_DAYS]
    if late:
        return -len(late), OUTLASTED
    return len(set(page_views)) - len(page_views), SAME_VIEW


def page_view_of(row):
    found = row["contexts_com_snowplowanalytics_snowplow_web_page_1_0_0"].partition('"id":"')[2]
    return found.partition('"')[0]


def time_of(row, column):
    return datetime.fromisoformat(row[column])
