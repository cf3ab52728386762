"""Print what a change of the rulebook does to the demo's leads: the table that a pull request asks for.

    python .ci/compare.py [--against <revision>]      (default: the merge base with origin/main)

Builds the scores twice into data/compare.duckdb: with the project as it stood at the revision, and as it
stands now. Then runs analyses/compare_rule_versions.sql over both. A change takes effect on a day to come, and the
demo is scored on a day gone by: both rulebooks are read as if what begins or ends later did so on the demo's day.
"""

import argparse
import csv
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
BEFORE, AFTER = ROOT / "target" / "before", ROOT / "target" / "after"
AS_OF = json.loads((ROOT / "data" / "demo" / "manifest.json").read_text(encoding="utf-8"))["as_of"]
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
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
        tar.extractall(BEFORE)


def copy_working_tree():
    listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard").stdout.decode().split("\0")
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            (AFTER / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, AFTER / name)


def bring_forward(project):
    """Let rows of the rulebook that begin or end after the demo's day do so on it."""
    for path in (project / "seeds" / "rulebook").glob("*.csv"):
        with path.open(newline="", encoding="utf-8") as file:
            reader = csv.DictReader(file)
            rows = list(reader)
        for row in rows:
            for column in ("valid_from", "valid_to"):
                row[column] = min(row[column], AS_OF)
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, reader.fieldnames, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def dbt(project, schema, *arguments, stdout=None):
    variables = {"lead_scoring__raw_path": str(ROOT / "data" / "demo"), "lead_scoring__as_of": AS_OF}
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

    for place in (BEFORE, AFTER):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
    unpack(revision)
    copy_working_tree()
    bring_forward(BEFORE)
    bring_forward(AFTER)
    DATABASE.unlink(missing_ok=True)
    print(f"    before: {revision[:12]}", flush=True)
    dbt(BEFORE, "lead_scoring_before", *build)
    print("    after: the working tree", flush=True)
    dbt(AFTER, "lead_scoring", *build)
    dbt(AFTER, "lead_scoring", "compile", "--select", "compare_rule_versions", stdout=subprocess.DEVNULL)

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
