"""Hold the competitors' results against the project's marts, row by row and digit by digit."""

from pathlib import Path

import duckdb

SCORES = ("scoring_model_id, lead_id, account_id, fit_score, intent_points, inactivity_penalty, intent_score, "
          "negative_points, raw_score, rounded_score, score, grade, intent_level, is_mql, is_excluded, "
          "is_disqualified, last_engaged_at")
LEDGER = ("scoring_model_id, lead_id, rule_id, kind, occurrences, counted_occurrences, multiplier, first_evidence_at, "
          "last_evidence_at, earned_points, lost_to_decay, lost_to_caps, lost_to_floor, contribution")
ACCOUNTS = ("scoring_model_id, account_id, people_count, engaged_people_count, mql_count, last_engaged_at, "
            "score_sum, score_best, score_average")
PAIRS = {"scores": ("lead_scores", SCORES), "ledger": ("lead_score_reasons", LEDGER),
         "accounts": ("account_rollups", ACCOUNTS)}


def differences(warehouse, results):
    """Sentences about what differs between the project's DuckDB file and a competitor's results.

    `results` is a DuckDB file or a directory of Parquet files; no sentence means that all is equal.
    """
    con = duckdb.connect()
    con.execute("set TimeZone = 'UTC'; set preserve_insertion_order = false")
    con.execute(f"attach '{warehouse}' as project (read_only)")
    if Path(results).is_file():
        con.execute(f"attach '{results}' as other (read_only)")
    found = []
    for table, (mart, columns) in PAIRS.items():
        ours = f"select {columns} from project.lead_scoring.{mart}"
        theirs = f"select {columns} from " + (
            f"other.{table}" if Path(results).is_file() else f"read_parquet('{results}/{table}.parquet')")
        count = con.execute(f"select count(*) from ({ours})").fetchone()[0]
        if not count:
            found.append(f"{mart} is empty: there is nothing to compare")
        for name, left, right in (("only the project has", ours, theirs), ("only the competitor has", theirs, ours)):
            rows = con.execute(f"{left} except all {right}").fetchall()
            if rows:
                found.append(f"{mart}: {name} {len(rows):,} of {count:,} rows, such as {min(rows, key=str)}")
    return found


def check(warehouse, results):
    """Stop with a sentence when a competitor computes something else."""
    found = differences(warehouse, results)
    if found:
        raise SystemExit(f"{results} does not hold what the project computes:\n  " + "\n  ".join(found))
