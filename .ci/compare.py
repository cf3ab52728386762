"""Print what a change of the rulebook does to the demo's leads: the table that a pull request asks for.

    python .ci/compare.py [--against <revision>]      (default: the merge base with origin/main)

Builds the scores twice into data/compare.duckdb: with the project as it stood at the revision, and as it
stands now. Then runs analyses/compare_rule_versions.sql over both.
"""

import argparse
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[1]
BEFORE = ROOT / "target" / "before"
DATABASE = ROOT / "data" / "compare.duckdb"
WORDS = {"is_mql": "MQL", "is_sql_ready": "SQL-ready", "score_band": "score", "intent_level": "intent"}


def git(*arguments):
    return subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True)


def merge_base():
    found = git("merge-base", "HEAD", "origin/main")
    return found.stdout.decode().strip() if found.returncode == 0 else "HEAD"


def unpack(revision):
    archive = git("archive", revision)
    if archive.returncode != 0:
        sys.exit(f"The revision {revision} is not known to git.")
    shutil.rmtree(BEFORE, ignore_errors=True)
    BEFORE.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
        tar.extractall(BEFORE)


def dbt(project, schema, *arguments, stdout=None):
    as_of = json.loads((ROOT / "data" / "demo" / "manifest.json").read_text(encoding="utf-8"))["as_of"]
    variables = {"lead_scoring__raw_path": str(ROOT / "data" / "demo"), "lead_scoring__as_of": as_of}
    done = subprocess.run(
        [
            str(Path(sys.executable).with_name("dbt")), "--quiet", *arguments,
            "--project-dir", str(project), "--profiles-dir", str(ROOT / "profiles"),
            "--target-path", str(ROOT / "target" / schema), "--vars", json.dumps(variables),
        ],
        cwd=ROOT,
        stdout=stdout,
        env=os.environ | {"LEAD_SCORING_DUCKDB_PATH": str(DATABASE), "LEAD_SCORING_DUCKDB_SCHEMA": schema},
    )
    if done.returncode != 0:
        sys.exit(done.returncode)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--against", default="", help="a git revision; empty = the merge base with origin/main")
    revision = parser.parse_args().against or merge_base()
    build = ["build", "--select", "+lead_scores", "score_bands", "--exclude-resource-type", "test", "unit_test"]

    unpack(revision)
    DATABASE.unlink(missing_ok=True)
    print(f"    before: {revision[:12]}", flush=True)
    dbt(BEFORE, "lead_scoring_before", *build)
    print("    after: the working tree", flush=True)
    dbt(ROOT, "lead_scoring", *build)
    dbt(ROOT, "lead_scoring", "compile", "--select", "compare_rule_versions", stdout=subprocess.DEVNULL)

    query = next((ROOT / "target" / "lead_scoring" / "compiled").rglob("compare_rule_versions.sql"))
    with duckdb.connect(str(DATABASE), read_only=True) as connection:
        counts = connection.execute(
            f"select * from ({query.read_text(encoding='utf-8')}) order by all").fetchall()
        moved = dict((row[0], row[1:]) for row in connection.execute("""
            select scoring_model_id, count(*), count(*) filter (now.score > past.score),
                count(*) filter (now.score < past.score), max(now.score - past.score), min(now.score - past.score)
            from lead_scoring.lead_scores as now
            inner join lead_scoring_before.lead_scores as past using (scoring_model_id, lead_id)
            group by all order by all""").fetchall())
    for model, (leads, up, down, rise, fall) in moved.items():
        if not up and not down:
            print(f"\n{model}: no lead's score changes.")
            continue
        told = [f"{up:,} rise (at most {rise:+})"] * bool(up) + [f"{down:,} fall (at most {fall:+})"] * bool(down)
        print(f"\n{model}: of {leads:,} leads {' and '.join(told)}.\n")
        print("| measure | value | leads before | leads after | difference |\n|---|---|--:|--:|--:|")
        for _, measure, value, before, after, difference in (row for row in counts if row[0] == model):
            print(f"| {WORDS.get(measure, measure)} | {value} | {before:,} | {after:,} | {difference:+,} |"
                  .replace("+0 |", "0 |"))


if __name__ == "__main__":
    main()
