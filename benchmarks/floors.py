"""What nothing can be faster than, and the look-ups of readers; one of: scan, aggregate, live.

    python benchmarks/floors.py scan data/benchmark/5
"""

import json
import statistics
import sys
import time

import duckdb

COLUMNS = ("occurred_at loaded_at channel event_type lead_id email anonymous_id message_id url duration_seconds "
           "depth_percent country user_agent is_vendor_bot").split()
LOOKS, SECONDS = 200, 60  # look up so many leads, or as many as the time holds
READS = 3  # of all leads, their median counts


def events(raw):
    con = duckdb.connect()
    con.execute("set preserve_insertion_order = false")
    return con, f"read_parquet('{raw}/activity/events/*.parquet')"


def scan(raw):
    """Decode every column that scoring reads but the event's id."""
    con, source = events(raw)
    con.execute(f"select {', '.join(f'max({column})' for column in COLUMNS)} from {source}").fetchall()


def aggregate(raw):
    """Count the events by the hash of their id: what finding repeats needs at the least."""
    con, source = events(raw)
    con.execute(f"select count(*) from (select hash(event_id) as h from {source} group by h having count(*) > 1)")


def live(warehouse):
    """Seconds: p95 of one lead's live scores, median of all live scores, and of all rows of the table beside them."""
    con = duckdb.connect(warehouse, read_only=True)
    con.execute("set TimeZone = 'UTC'")
    leads = con.execute(f"select distinct lead_id from lead_scoring.lead_scores using sample {LOOKS} rows").fetchall()

    def seconds(query, given=()):
        began = time.perf_counter()
        con.execute(query, given).fetchall()
        return time.perf_counter() - began

    each, began = [], time.perf_counter()
    for lead in leads:
        if time.perf_counter() - began < SECONDS:
            each.append(seconds("select * from lead_scoring.lead_scores_live where lead_id = ?", lead))
    each.sort()
    whole = "select max(hash(rows)) from lead_scoring.{} as rows"
    read = {name: statistics.median(seconds(whole.format(table)) for _ in range(READS))
            for name, table in (("all", "lead_scores_live"), ("table", "lead_scores"))}
    return {"one_p95": each[int(len(each) * 0.95)], **read}


def main():
    task, place = sys.argv[1:]
    began = time.perf_counter()
    told = {"scan": scan, "aggregate": aggregate, "live": live}[task](place) or {}
    print(json.dumps({"seconds": time.perf_counter() - began, **told}))


if __name__ == "__main__":
    main()
