"""Run the hand-written DuckDB script: four results in a DuckDB file, and the seconds that each statement took.

    python benchmarks/by_hand.py --raw data/benchmark/5 --out results.duckdb --as-of '2026-06-30 12:00:00'
"""

import argparse
import json
import os
import re
import time
from pathlib import Path

import duckdb

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent / "seeds"


def open_rulebook(con, as_of):
    """The rulebook of `as_of` as temporary tables of the connection; both competitors begin with it."""
    con.execute("set TimeZone = 'UTC'")
    con.execute("set variable seeds = ?", [str(SEEDS)])
    con.execute("set variable as_of = cast(? as timestamp)", [as_of])
    con.execute((HERE / "rulebook.sql").read_text(encoding="utf-8"))
    words = con.execute("select match_value from machine where match_kind = 'user_agent_word'").fetchall()
    con.execute("set variable machine_agents = ?", ["|".join(re.escape(word) for word, in words)])


def score(raw, out, as_of, threads=os.cpu_count(), memory=None):
    """Write rollup, ledger, scores and accounts to the DuckDB file `out`; returns seconds by statement."""
    out.unlink(missing_ok=True)
    con = duckdb.connect(str(out), config={"temp_directory": f"{out}.tmp", "storage_compatibility_version": "v1.3.0"})
    con.execute(f"set threads = {threads}; set preserve_insertion_order = false; set write_buffer_row_group_count = 1")
    con.execute("set memory_limit = ?", [memory or os.environ.get("LEAD_SCORING_DUCKDB_MEMORY", "8GB")])
    open_rulebook(con, as_of)
    con.execute("set variable raw = ?", [str(raw)])
    seconds = {}
    for statement in duckdb.extract_statements((HERE / "by_hand.sql").read_text(encoding="utf-8")):
        began = time.perf_counter()
        con.execute(statement)
        made = re.search(r"^create (?:temp )?table (\w+)", statement.query, re.MULTILINE)
        name = made[1] if made else "rest"
        seconds[name] = seconds.get(name, 0) + time.perf_counter() - began
    began = time.perf_counter()
    con.close()
    seconds["checkpoint"] = time.perf_counter() - began
    return seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--raw", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--as-of", required=True, help="a UTC instant")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    began = time.perf_counter()
    steps = score(arguments.raw, arguments.out, arguments.as_of, arguments.threads)
    print(json.dumps({"seconds": time.perf_counter() - began,
                      "steps": {name: round(value, 3) for name, value in steps.items()}}))


if __name__ == "__main__":
    main()
