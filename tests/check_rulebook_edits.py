"""Refuse to rewrite the past: a scoring column of a rulebook row in force may not be edited in place.

    python tests/check_rulebook_edits.py                          # against the merge base with origin/main
    python tests/check_rulebook_edits.py --against v0.1.0
    python tests/check_rulebook_edits.py --correction "the cap was meant to be 12 from the start"

Every past day is scored by the rows in force on it. Whoever changes a number in such a row changes all those
days. So a rule is changed by two edits: close the old row (write a day in valid_to), add a new row from that
day on. The day may be any since the revision that is compared with. Rationale and owner may be edited at any
time, and rows that are not yet in force, too.
"""

import argparse
import csv
import datetime
import io
import os
import pathlib
import subprocess
import sys

FREE_COLUMNS = {"rationale", "owner", "valid_to"}
# Columns that, with valid_from, say which row is which. Elsewhere the first column does.
KEYS = {
    "account_grade_bands": ["scoring_model_id", "grade"],
    "grade_bands": ["scoring_model_id", "grade"],
    "intent_levels": ["scoring_model_id", "intent_level"],
    "priority_matrix": ["scoring_model_id", "grade", "intent_level"],
    "stage_thresholds": ["scoring_model_id", "motion", "stage"],
    "motions": ["motion", "subject"],
}
FOLDER = "seeds/rulebook"


def git(root, *arguments):
    return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, encoding="utf-8")


def base_of(root, against):
    """The revision to compare with: as told, else the merge base with origin/main, else HEAD."""
    if against:
        return against
    found = git(root, "merge-base", "HEAD", "origin/main")
    return found.stdout.strip() if found.returncode == 0 else "HEAD"


def day_of(root, base):
    """The day of a revision: what happened before it has been scored, and stays."""
    shown = git(root, "show", "--no-patch", "--format=%cs", f"{base}^{{commit}}")
    if shown.returncode != 0:
        raise SystemExit(f"The revision {base} is not known to git: {shown.stderr.splitlines()[0]}")
    return shown.stdout.strip()


def rows_by_key(text, name):
    """{(key …, valid_from): row}. Two rows of one key and day are a fault of their own that a seed test tells."""
    rows = list(csv.DictReader(io.StringIO(text)))
    if not rows:
        return {}
    key = KEYS.get(name, [next(iter(rows[0]))])
    return {(*(row.get(column) or "" for column in key), row.get("valid_from") or ""): row for row in rows}


def in_force(row, today):
    return (row.get("is_enabled") or "").lower() == "true" and (row.get("valid_from") or "") <= today


def faults_of(name, old, new, today, scored_until):
    """Sentences for the rows of one file that were in force and were rewritten."""
    path = f"{FOLDER}/{name}.csv"
    for key, before in old.items():
        if not in_force(before, today):
            continue
        row = " ".join(key[:-1])
        after = new.get(key)
        if after is None:
            yield (
                f"{path}, row {row}, column valid_from: the row in force since {key[-1]} is gone; "
                "put it back and close it with a day in valid_to."
            )
            continue
        for column, value in before.items():
            changed = (after.get(column) or "") != (value or "")
            if changed and column not in FREE_COLUMNS:
                yield (
                    f"{path}, row {row}, column {column}: {value or '(empty)'} became "
                    f"{after.get(column) or '(empty)'} in a row in force since {key[-1]}; "
                    "put it back, close the row with a day in valid_to and add a new row from that day on."
                )
        yield from closing_faults(path, row, before, after, scored_until)
    for key, after in new.items():
        if key not in old and in_force(after, today) and key[-1] < scored_until:
            yield (
                f"{path}, row {' '.join(key[:-1])}, column valid_from: {key[-1]} is past, and the new row would "
                f"change the scores of the days since; write {scored_until} or a later day."
            )


def closing_faults(path, row, before, after, scored_until):
    """valid_to may move, but only where the past stays as it was."""
    was, now = before.get("valid_to") or "9999-12-31", after.get("valid_to") or "9999-12-31"
    if was != now and min(was, now) < scored_until:
        yield (
            f"{path}, row {row}, column valid_to: {before.get('valid_to') or '(empty)'} became "
            f"{after.get('valid_to') or '(empty)'}, which changes past days; write {scored_until} or a later day."
        )


def compare(root, base, today):
    scored_until = day_of(root, base)
    files = sorted(path.stem for path in (root / FOLDER).glob("*.csv"))
    listed = git(root, "ls-tree", "--name-only", base, f"{FOLDER}/")
    before = {pathlib.PurePosixPath(line).stem for line in listed.stdout.split() if line.endswith(".csv")}
    faults = [
        f"{FOLDER}/{name}.csv, row (all), column valid_to: the file is gone; put it back and close its rows."
        for name in sorted(before - set(files))
    ]
    for name in sorted(before & set(files)):
        old = rows_by_key(git(root, "show", f"{base}:{FOLDER}/{name}.csv").stdout, name)
        new = rows_by_key((root / FOLDER / f"{name}.csv").read_text(encoding="utf-8"), name)
        faults += faults_of(name, old, new, today, scored_until)
    return faults


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Refuse edits in place of rulebook rows in force.")
    parser.add_argument("--against",
                        help="git revision to compare with (default: merge base with origin/main, else HEAD)")
    parser.add_argument("--root", default=pathlib.Path(__file__).resolve().parents[1], type=pathlib.Path)
    parser.add_argument("--correction", default=os.environ.get("LEAD_SCORING_CORRECTION", ""),
                        help="why past scores are to change (or LEAD_SCORING_CORRECTION)")
    parser.add_argument("--today", default=datetime.datetime.now(datetime.timezone.utc).date().isoformat(),
                        help="day on which rows count as in force (default: today, UTC)")
    options = parser.parse_args(arguments)
    base = base_of(options.root, options.against)
    faults = compare(options.root, base, options.today)
    for fault in faults:
        print(fault)
    if not faults:
        print(f"No rulebook row in force was rewritten since {base[:12]}.")
        return 0
    if options.correction.strip():
        print(f"Allowed as a correction of past scores: {options.correction.strip()}")
        return 0
    print('If past scores are wrong and are to change, say why: --correction "reason" or LEAD_SCORING_CORRECTION.')
    return 1


if __name__ == "__main__":
    sys.exit(main())
