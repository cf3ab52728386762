"""Measure the project beside a hand-written script, Polars, plain dbt and floors, on the same files.

    python benchmarks/run.py --sizes 5 20 --repeats 3

Sizes are millions of events. Each measure runs in a process of its own and is a median. What a competitor
computes is compared with the project's marts first: a difference ends the run.
"""

import argparse
import importlib.util
import json
import os
import re
import shutil
import time
from pathlib import Path

import comparing
import reporting
from generate import BASE_AS_OF
from measuring import ROOT, Warehouse, checkout, median, python

EVENTS_PER_LEAD = 50
LARGE = 50  # millions of events from which on --repeats-large counts
ALONE = 200  # from which on the full build alone is measured: copies of its database would fill the disk
MEMORY = "LEAD_SCORING_DUCKDB_MEMORY"  # what DuckDB may take, for the project and the hand-written script alike
IN_MEMORY = 15  # millions of events up to which idiomatic Polars, which holds them all, fits into 24 GB
SAME_DAY, NEXT_DAY = "2026-06-30 18:00:00", "2026-07-01 06:00:00"
BATCHES = (("0.01 % new, same day", 0.01, 6, SAME_DAY), ("0.1 % new, same day", 0.1, 6, SAME_DAY),
           ("1 % new, same day", 1, 6, SAME_DAY), ("1 % new, first run of a day", 1, 18, NEXT_DAY))
HISTORY_LEADS = 100_000
YEARS = 1  # how often a year of history is measured, whatever --repeats says: one takes as long as ten full builds
HISTORY = ("lead_score_history", "lead_score_changes")  # not among what the competitors write
ROOMS = 8  # directories of models whose seconds are told
IDENTITY = ("intermediate/people", "intermediate/accounts")  # those that tell who a person is, in runs on new events too
PARTS = ("competitors", "naive", "new", "live", "history")


class Bench:
    """One size: its files, its database, its figures."""

    def __init__(self, millions, repeats, work, has_polars):
        self.millions, self.repeats, self.has_polars = millions, repeats, has_polars
        self.name = f"{millions:g}"
        self.work, self.raw = work, work / self.name
        self.figures = {}  # measure -> [seconds, ...] or one number
        self.began = time.monotonic()

    def say(self, text):
        print(f"  {time.monotonic() - self.began:>6.0f} s  {self.name} M: {text}", flush=True)

    def keep(self, measure, values, unit="s"):
        values = values if isinstance(values, list) else [values]
        self.figures[measure] = {"value": median(values), "all": [round(value, 3) for value in values], "unit": unit}
        shown = ", ".join(f"{value:.2f}" for value in values)
        self.say(f"{measure}: {median(values):.2f} {unit}" + (f" (of {shown})" if len(values) > 1 else ""))

    def generate(self, has_batches):
        manifest = self.raw / "manifest.json"
        events = round(self.millions * 1_000_000)
        size = ["--leads", max(events // EVENTS_PER_LEAD, 20), "--events", events, "--out", self.raw]
        if not manifest.exists():
            python("generate.py", *size)
        for label, share, hours, _ in BATCHES if has_batches else ():
            file = self.batch_file(label)
            if not file.exists():
                python("generate.py", *size, "--batch", share, "--hours", hours, "--to", file)
        self.say("raw files are there")

    def batch_file(self, label):
        return self.work / f"{self.name}-batches" / (re.sub("[^0-9a-z]+", "-", label) + ".parquet")

    # What competes on a full build. -------------------------------------------------------------------------------
    def full_builds(self, overhead, is_whole):
        self.base = Warehouse(self.work / "base")
        self.base.dbt("parse", self.raw, BASE_AS_OF)
        runs = []
        for _ in range(self.repeats):
            self.base.clear()
            runs.append(self.base.build(self.raw, BASE_AS_OF, "--exclude", *HISTORY))
        if is_whole:
            whole = []
            for _ in range(self.repeats):
                self.base.clear()
                whole.append(self.base.build(self.raw, BASE_AS_OF))
            self.keep(reporting.FULL_WITH_HISTORY,
                      [max(done.nodes - overhead, 0.01) for done in whole])
        self.keep("full build, SQL", [max(done.nodes - overhead, 0.01) for done in runs])
        self.keep("full build, wall with dbt", [done.wall for done in runs])
        self.keep("full build, peak memory", max(done.peak for done in runs), "GB")
        for room in list(runs[-1].rooms)[:ROOMS]:
            self.keep(f"full build, nodes of {room}", [done.rooms[room] for done in runs])
        self.say("slowest: " + ", ".join(f"{node} {seconds}" for seconds, node in runs[-1].slowest[:6]))

    def competitors(self):
        self.compete("by hand, DuckDB", "by_hand.py", self.work / "by_hand.duckdb")
        if self.has_polars:
            self.compete("by hand, Polars", "with_polars.py", self.work / "polars")
            if self.millions <= IN_MEMORY:
                self.compete("idiomatic Polars", "with_polars.py", self.work / "polars", "--idiomatic")
            else:
                self.say("idiomatic Polars does not fit into memory")
        for name, floor in (("floor: bare scan", "scan"), ("floor: one hash aggregate", "aggregate")):
            self.keep(name, [python("floors.py", floor, self.raw).seconds for _ in range(self.repeats)])

    def compete(self, name, script, out, *arguments):
        runs = [python(script, "--raw", self.raw, "--out", out, "--as-of", BASE_AS_OF, *arguments)
                for _ in range(self.repeats)]
        comparing.check(self.base.file, out)
        self.keep(name, [done.seconds for done in runs])
        self.keep(f"{name}, peak memory", max(done.peak for done in runs), "GB")

    def naive_dbt(self, overhead):
        """The same models, all as tables, all rebuilt."""
        project = self.work / "naive_project"
        shutil.rmtree(project, ignore_errors=True)
        for part in ("models", "macros", "seeds", "analyses", "tests/assertions"):
            shutil.copytree(ROOT / part, project / part)
        settings = (ROOT / "dbt_project.yml").read_text(encoding="utf-8")
        (project / "dbt_project.yml").write_text(
            re.sub("materialized: (view|incremental|ephemeral)", "materialized: table", settings), encoding="utf-8")
        for model in (project / "models").rglob("*.sql"):
            text = model.read_text(encoding="utf-8")
            model.write_text(re.sub("materialized *= *'(view|incremental|ephemeral)'", "materialized='table'", text),
                             encoding="utf-8")
        naive = Warehouse(self.work / "naive", project)
        runs = []
        for _ in range(self.repeats):
            naive.clear()
            runs.append(naive.build(self.raw, BASE_AS_OF, "--full-refresh"))
        self.keep("plain dbt, all tables", [max(done.nodes - overhead, 0.01) for done in runs])
        self.keep("plain dbt, all tables, peak memory", max(done.peak for done in runs), "GB")
        naive.clear()

    def against(self, commit, overhead):
        """The full build of an earlier commit on the same files, with the same settings of DuckDB."""
        earlier = Warehouse(self.work / "earlier", checkout(commit, self.work / "earlier_project"))
        earlier.dbt("parse", self.raw, BASE_AS_OF)
        runs = []
        for _ in range(self.repeats):
            earlier.clear()
            runs.append(earlier.build(self.raw, BASE_AS_OF, "--exclude", *HISTORY))
        self.keep("full build of an earlier commit, SQL", [max(done.nodes - overhead, 0.01) for done in runs])
        self.keep("full build of an earlier commit, peak memory", max(done.peak for done in runs), "GB")
        self.say("slowest: " + ", ".join(f"{node} {seconds}" for seconds, node in runs[-1].slowest[:6]))
        earlier.clear()

    # What new events cost. ----------------------------------------------------------------------------------------
    def new_events(self, overheads):
        again = Warehouse(self.work / "again")
        for label, _, _, as_of in BATCHES:
            # Another instant is another variable, for which dbt parses anew; scheduled runs have none.
            again.dbt("parse", self.raw, as_of)
            runs = []
            for _ in range(self.repeats):
                again.copy_of(self.base)
                runs.append(self.with_batch(label, lambda: again.frequent(self.raw, as_of)))
            self.keep(f"run with {label}, SQL", [max(done.nodes - overheads["frequent"], 0.01) for done in runs])
            self.keep(f"run with {label}, wall with dbt", [done.wall for done in runs])
            for room in IDENTITY:
                self.keep(f"run with {label}, nodes of {room}", [done.rooms.get(room, 0) for done in runs])
        again.copy_of(self.base)
        whole = self.with_batch(label, lambda: again.rerun(self.raw, as_of))
        self.keep(f"run with {label}, whole, SQL", max(whole.nodes - overheads["run"], 0.01))
        again.copy_of(self.base)
        again.dbt("parse", self.raw, BASE_AS_OF)
        self.keep("no-change run of the selector activity, wall",
                  [again.frequent(self.raw, BASE_AS_OF).wall for _ in range(self.repeats)])
        looks = [again.scheduled(self.raw, BASE_AS_OF) for _ in range(self.repeats + 1)][1:]  # the first one parses
        assert all("Nothing has come" in look.printed for look in looks)
        self.keep("no-change run, wall", [look.wall for look in looks])
        self.keep("dbt parse, warm", [again.dbt("parse", self.raw, BASE_AS_OF).wall for _ in range(self.repeats)])
        nothing = Warehouse(self.work / "nothing", self.work / "nothing_project")
        nothing.project.mkdir(exist_ok=True)
        (nothing.project / "dbt_project.yml").write_text("name: nothing\nprofile: lead_scoring\n", encoding="utf-8")
        self.keep("dbt parse of no project at all, warm",
                  [nothing.dbt("parse", self.raw, BASE_AS_OF).wall for _ in range(self.repeats + 1)][1:])

    def with_batch(self, label, work):
        """Do something while the batch lies beside the base."""
        there = self.raw / "activity" / "events" / "batch.parquet"
        shutil.copy(self.batch_file(label), there)
        try:
            return work()
        finally:
            there.unlink()

    def live(self):
        if not any((ROOT / "models").rglob("lead_scores_live.sql")):
            return self.say("lead_scores_live is not there yet")
        # A run told an instant leaves a view that keeps to it: at the batch's own, before the batch is there.
        again = Warehouse(self.work / "again")
        again.copy_of(self.base)
        again.rerun(self.raw, SAME_DAY)
        looks = [self.with_batch(BATCHES[0][0], lambda: python("floors.py", "live", again.file)) for _ in
                 range(self.repeats)]
        told = [json.loads(look.printed.strip().splitlines()[-1]) for look in looks]
        for name, key in (("live score of one lead, p95", "one_p95"), ("live scores of all leads", "all"),
                          ("reading all rows of lead_scores", "table")):
            self.keep(name, [one[key] for one in told])

    def history(self, overhead):
        if not any((ROOT / "models").rglob("lead_score_history.sql")):
            return self.say("lead_score_history is not there yet")
        if self.millions * 1_000_000 / EVENTS_PER_LEAD > HISTORY_LEADS:
            return self.say(f"a year of history is measured with {HISTORY_LEADS:,} leads")
        again = Warehouse(self.work / "again")
        runs = []
        for _ in range(YEARS):
            again.copy_of(self.base)
            runs.append(again.dbt("run", self.raw, BASE_AS_OF, "--select", "+lead_score_changes",
                                  history_from="2025-07-01", history_to="2026-06-29"))
        # Each lead has many intervals in a year, or nothing was written.
        assert again.rows("lead_scoring.lead_score_history") > 5 * self.base.rows("lead_scoring.lead_score_history")
        self.keep("a year of history, SQL", [max(done.nodes - overhead, 0.01) for done in runs])
        self.keep("a year of history, peak memory", max(done.peak for done in runs), "GB")


def overheads(work, repeats):
    """What dbt and its nodes cost without data: the same commands on a thousand events, medians in seconds."""
    raw = work / "0.001"
    if not (raw / "manifest.json").exists():
        python("generate.py", "--leads", 100, "--events", 1000, "--out", raw)
    empty = Warehouse(work / "empty")
    empty.dbt("parse", raw, BASE_AS_OF)
    builds, reruns, frequents = [], [], []
    for _ in range(repeats):
        empty.clear()
        builds.append(empty.build(raw, BASE_AS_OF))
        reruns.append(empty.rerun(raw, BASE_AS_OF))
        frequents.append(empty.frequent(raw, BASE_AS_OF))
    figures = {"build": median([done.nodes for done in builds]), "run": median([done.nodes for done in reruns]),
               "frequent": median([done.nodes for done in frequents]),
               "build_wall": median([done.wall for done in builds]), "run_wall": median([done.wall for done in reruns]),
               "frequent_wall": median([done.wall for done in frequents])}
    print("  dbt without data: " + ", ".join(f"{name} {value:.1f} s" for name, value in figures.items()), flush=True)
    return figures


def measure(bench, overhead, parts, earlier, keep):
    bench.generate(has_batches="new" in parts or "live" in parts)
    bench.full_builds(overhead["build"], parts != [])
    if earlier:
        bench.against(earlier, overhead["build"])
    if "competitors" in parts:
        bench.competitors()
    if "naive" in parts:
        bench.naive_dbt(overhead["build"])
    if "new" in parts:
        bench.new_events(overhead)
    if "live" in parts:
        bench.live()
    if "history" in parts:
        bench.history(overhead["run"])
    limit, unit = re.match(r"([\d.]+) *(\w*)", os.environ.get(MEMORY, "8GB")).groups()
    bench.keep("memory that DuckDB may take", float(limit), unit)
    bench.figures["dbt's nodes without data"] = {"value": overhead["build"], "all": [overhead["build"]], "unit": "s"}
    if not keep:
        for leftover in ("base", "again", "naive", "naive_project", "earlier", "earlier_project", "nothing",
                         "nothing_project", "polars"):
            shutil.rmtree(bench.work / leftover, ignore_errors=True)
        (bench.work / "by_hand.duckdb").unlink(missing_ok=True)
    return bench.figures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=float, nargs="+", default=[5], help="millions of events (default 5)")
    parser.add_argument("--repeats", type=int, default=3, help="runs of each measure, the median counts (default 3)")
    parser.add_argument("--repeats-large", type=int, default=1, help=f"the same from {LARGE} million events on")
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=PARTS,
                        help="what to measure beside the full build; none = that alone, without history")
    parser.add_argument("--parts-large", nargs="*", choices=PARTS, help=f"the same from {LARGE} million events on")
    parser.add_argument("--memory", metavar="SIZE=GB", nargs="+", default=[],
                        help="what DuckDB may take at a size, such as 50=5.3 (default: what the profile says)")
    parser.add_argument("--beside", type=Path, metavar="RESULTS",
                        help="a results.json of earlier runs, whose other sizes stand beside these")
    parser.add_argument("--against", metavar="COMMIT", help="build an earlier commit of the project too")
    parser.add_argument("--work", type=Path, default=Path("data/benchmark"), help="where the files lie")
    parser.add_argument("--out", type=Path, default=Path("benchmarks"), help="where RESULTS.md and the others go")
    parser.add_argument("--keep", action="store_true", help="leave the databases there")
    arguments = parser.parse_args()

    has_polars = importlib.util.find_spec("polars") is not None
    work = arguments.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    commit = reporting.commit()  # before the first results are written into its files
    figures, hows = reporting.read(arguments.beside) if arguments.beside else ({}, {})
    overhead = overheads(work, arguments.repeats)
    memory = {float(size): gigabytes for size, gigabytes in (one.split("=") for one in arguments.memory)}
    memory_told = os.environ.get(MEMORY)
    for millions in sorted(arguments.sizes):
        is_large = millions >= LARGE
        repeats = arguments.repeats_large if is_large else arguments.repeats
        parts = arguments.parts_large if is_large and arguments.parts_large is not None else arguments.parts
        if millions >= ALONE:
            parts = []
        os.environ.pop(MEMORY, None)
        if millions in memory or memory_told:
            os.environ[MEMORY] = f"{memory[millions]}GB" if millions in memory else memory_told
        bench = Bench(millions, repeats, work, has_polars)
        figures[millions] = measure(bench, overhead, parts, arguments.against, arguments.keep)
        hows[millions] = reporting.how(commit, repeats)
        # After each size: a later one that fails loses nothing.
        reporting.write(figures, arguments.out, hows)
    print(reporting.table(figures))


if __name__ == "__main__":
    main()
