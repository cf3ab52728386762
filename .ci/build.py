"""Run `dbt build` with short lines of progress; `make run` and `make test` call it.

It does nothing that dbt's own command line could not do: the README shows the plain lines.
"""

import argparse
import gc
import json
import os
import re
import sys
import time
from pathlib import Path

from advice import advice
from dbt.cli.main import dbtRunner

DEMO = Path("data/demo")
TEST_DATABASE = "data/test.duckdb"
FREQUENT_THREADS = "2"  # many small models, of which most leave a core idle
SECONDS_BETWEEN_LINES = 5
OTHER_RECORDS = re.compile(r"Other than what the last run made its tables of: [^\n]+?\.(?= )")
NOTHING = "Nothing has come"
KINDS = {"model": "models", "seed": "seeds", "test": "data tests", "unit_test": "unit tests",
         "snapshot": "snapshots"}


class Progress:
    """Counts finished nodes and says where the build is, at most one line every few seconds."""

    def __init__(self):
        self.started = self.spoken = time.monotonic()
        self.total = 0
        self.seen = {}
        self.warnings = []

    def __call__(self, event):
        name = event.info.name
        if name == "LogStartLine":
            self.total = event.data.total
        elif name == "NodeFinished":
            node = event.data.node_info
            if node.resource_type in KINDS:
                self.seen[node.resource_type] = self.seen.get(node.resource_type, 0) + 1
                self.speak(node.node_name)
        elif name == "JinjaLogInfo":
            print(f"    {event.info.msg.strip()}", flush=True)
        elif event.info.level == "warn" and event.info.msg.strip() not in self.warnings:
            self.warnings.append(event.info.msg.strip())

    def speak(self, node_name):
        now = time.monotonic()
        if now - self.spoken >= SECONDS_BETWEEN_LINES:
            self.spoken = now
            done = sum(self.seen.values())
            print(f"    {done:>4} of {self.total}  {now - self.started:>3.0f} s  {node_name[:70]}",
                  flush=True)

    def close(self):
        parts = [f"{count:,} {KINDS[kind]}" for kind, count in sorted(self.seen.items())]
        if parts:
            print(f"    {', '.join(parts)} in {time.monotonic() - self.started:.0f} s", flush=True)


def is_warehouse(arguments):
    return arguments.target not in ("", "duckdb")


def is_demo(arguments):
    return not arguments.raw and not is_warehouse(arguments)


def settings(arguments):
    """The variables and the DuckDB file of this run."""
    variables = {}
    if arguments.raw and is_warehouse(arguments):
        sys.exit(f"RAW={arguments.raw} is read by DuckDB alone: on {arguments.target} the raw tables lie in schemas, "
                 "which lead_scoring__crm_schema, …activity_schema and …market_schema name (README, warehouses).")
    if arguments.raw:
        if not Path(arguments.raw).is_dir():
            sys.exit(f"RAW={arguments.raw} is not a directory: name the one that holds crm/, activity/ and market/.")
        variables["lead_scoring__raw_path"] = arguments.raw
    if arguments.test:
        os.environ["LEAD_SCORING_DUCKDB_PATH"] = TEST_DATABASE
    as_of = arguments.as_of
    if not as_of and is_demo(arguments):
        as_of = json.loads((DEMO / "manifest.json").read_text(encoding="utf-8"))["as_of"]
    if as_of:
        variables["lead_scoring__as_of"] = as_of
    return variables


def said(result):
    """What dbt said of a run that failed."""
    nodes = [node.message for node in getattr(result.result, "results", []) if node.status == "error"]
    return "\n".join(map(str, [result.exception, *nodes]))


def is_nothing_new(manifest, variables):
    """Ask what has come since the last run, and say so if it is nothing."""
    said_of_news = []

    def listen(event):
        if event.info.name == "JinjaLogInfo":
            said_of_news.append(event.info.msg)

    dbtRunner(manifest, callbacks=[listen]).invoke(
        ["--log-level", "none", "run-operation", "look_for_news", *variables])
    if not said_of_news or not said_of_news[-1].startswith(NOTHING):
        return False
    print(f"    {said_of_news[-1]}")
    return True


def frequent_run(variables, arguments):
    """Score what changed: nothing where nothing has come, activity alone where nothing else has; true when it is done."""
    gc.disable()
    progress = Progress()
    parsed = dbtRunner().invoke(["--quiet", "--no-write-json", "parse", *variables])
    if not parsed.success:
        return False
    if not is_warehouse(arguments) and is_nothing_new(parsed.result, variables):
        return True
    run = ["--no-write-json", "run", *variables]
    if not is_warehouse(arguments):  # not by the environment, for then dbt would parse anew after each `make run`
        run += ["--threads", os.environ.get("LEAD_SCORING_DUCKDB_THREADS", FREQUENT_THREADS)]
    run.append("--selector")
    result = dbtRunner(parsed.result, callbacks=[progress]).invoke(["--log-level", "none", *run, "activity"])
    others = OTHER_RECORDS.search(said(result))
    if others:
        print(f"    {others.group()}")
        progress.warnings.clear()
        result = dbtRunner(parsed.result, callbacks=[progress]).invoke(["--log-level", "none", *run, "frequent"])
    progress.close()
    for warning in progress.warnings:
        print(f"    {warning}")
    if not result.success:
        print(said(result))
        print(advice(said(result), arguments.target, os.environ) or "")
    return result.success


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--raw", default="", help="directory of your raw files; empty = the demo's")
    parser.add_argument("--as-of", default="", help="empty = now, or the day that the demo data ends on")
    parser.add_argument("--target", default="", help="a warehouse of profiles/profiles.yml; empty = DuckDB")
    parser.add_argument("--test", action="store_true", help="with unit tests, in a DuckDB file of its own")
    parser.add_argument("--frequent", action="store_true", help="tables alone, of leads whose evidence changed")
    parser.add_argument("--parse-only", action="store_true", help="parse, with warnings as errors")
    arguments = parser.parse_args()

    os.environ.setdefault("DBT_PROFILES_DIR", "profiles")
    variables = ["--vars", json.dumps(settings(arguments))]
    if arguments.test:
        variables += ["--target-path", "target/test"]
    if arguments.target:
        variables += ["--target", arguments.target]
    if arguments.parse_only:
        command = ["--quiet", "--warn-error", "parse", "--no-partial-parse", *variables]
    elif arguments.test:
        command = ["--quiet", "build", *variables]
    elif arguments.frequent:
        if not is_warehouse(arguments) and not Path(os.environ["LEAD_SCORING_DUCKDB_PATH"]).exists():
            sys.exit(f"{os.environ['LEAD_SCORING_DUCKDB_PATH']} is not there yet: `make run` makes it, with the same RAW.")
        sys.exit(0 if frequent_run(variables, arguments) else 1)
    else:
        # Unit tests and the macros' truth tables try the code, not the data: `make test` runs them.
        command = ["--quiet", "build", "--exclude-resource-type", "unit_test",
                   "--exclude", "path:tests/assertions/macros"]
        if is_demo(arguments):  # on it `make test` has tried every grain; own files are checked in full
            command += ["resource_type:test,path:models/intermediate"]
        command += variables

    # dbt holds the whole parsed project: looking through it for garbage again and again is a tenth of a build.
    gc.disable()
    progress = Progress()
    result = dbtRunner(callbacks=[progress]).invoke(command)
    progress.close()
    for warning in progress.warnings:
        print(f"    {warning}")
    sentence = None if result.success else advice(said(result), arguments.target, os.environ)
    if sentence:
        print(f"\n{sentence}")
    sys.exit(0 if result.success else 1)


if __name__ == "__main__":
    main()
