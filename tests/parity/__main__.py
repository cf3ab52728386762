"""Builds the golden leads and the demo on several engines, and compares every public mart with DuckDB's.

    PYTHONPATH=tests python -m parity --engines postgres snowflake
    PYTHONPATH=tests python -m parity --engines spark --leads 40000 --events 2000000 --first-only

What an engine needs is started, and ended again. The exit code is 1 when a row differs, or a later run reads more of the
raw events than it may.
"""

import argparse
import importlib
import json
import multiprocessing
import platform
import re
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from dbt_runs import PROJECT

from .building import LAST, TRUTH_TABLES, DuckDB, Engine, Side, Step, compared, steps

# In this order: the slowest first, for two are built at a time.
ENGINES = ("spark", "bigquery", "postgres", "snowflake")
# On Spark a test takes seconds before it begins, and an emulator would test itself: the truth tables alone there.
TESTED = {"postgres": (), "spark": TRUTH_TABLES, "snowflake": TRUTH_TABLES, "bigquery": TRUTH_TABLES}
# A later run counts the raw events of each day, which is each row once in the one column that tells when it arrived; whole
# it reads what came since and where it is repeated.
LEAST_READ = {"rows": 1, "values": 0.01}
MOST_READ = {"rows": 1.5, "values": 0.25}
# Of a large demo, what fits into memory twice.
LARGE_MARTS = ("lead_scores",)
DONE = re.compile(r"PASS=\d+ WARN=\d+ ERROR=\d+")
LEADS, EVENTS = 1000, 40_000
WRITTEN = PROJECT / "benchmarks" / "parity.json"
WRITTEN_LARGE = PROJECT / "benchmarks" / "parity_large.json"
MOST_SECONDS = 1500


def make_demo(directory, leads, events):
    subprocess.run(
        [sys.executable, str(PROJECT / "demo" / "generate.py"), "--leads", str(leads), "--events", str(events),
         "--out", str(directory)],
        check=True, stdout=subprocess.DEVNULL,
    )
    return directory


def say(began, text):
    print(f"{time.monotonic() - began:>6.0f} s  {text}", flush=True)


def build_duckdb(directory, plan, expected, began):
    """Every step on DuckDB; its rows are promised to the other engines, by step. The seconds by step."""
    duck = DuckDB(directory)
    try:
        for step in plan:
            expected[step.name].set_result(duck.build(step))
            say(began, f"duckdb, {step.name}: {duck.seconds[step.name]:.0f} s")
    except Exception as error:
        for promise in expected.values():
            if not promise.done():
                promise.set_exception(error)
        raise
    return duck.seconds


def build_engine(name, directory, plan, expected, began):
    """Every step on one engine, compared with what DuckDB gave: the results, the seconds by step, and how often the last
    step read each raw event, where the engine tells."""
    module, results = importlib.import_module(f".{name}", __package__), []
    with module.server() as environment:
        side = Engine(directory, module, environment, getattr(module, "THREADS", 1))
        for step in plan:
            rows = side.build(step)
            found = compared(step, expected[step.name].result(), side, rows)
            say(began, f"{name}, {step.name}: {side.seconds[step.name]:.0f} s, "
                       f"{sum(one.differing for one in found)} differing rows")
            differing = [one for one in found if one.differing]
            if differing:
                print(table(differing), flush=True)
            results += found
        reads = None
        if hasattr(module, "read"):
            reads = module.read(environment, "raw_activity.events")
            told = ", ".join(f"{share:.3f} times their {kind}" for kind, share in reads.items())
            say(began, f"{name}, {step.name}: of the raw events it read {told}")
        said = side.test(step, *TESTED[name])
        say(began, f"{name}, tests: {side.seconds['tests']:.0f} s, {DONE.search(said).group()}")
    return results, side.seconds, reads


def build_all(engines, directory, plan, began):
    """Every step on DuckDB and on the engines, two at a time: the results, the seconds by engine and step, and the reads
    by engine."""
    results, reads = [], {}
    expected = {step.name: Future() for step in plan}
    with ThreadPoolExecutor(max_workers=2) as pool:
        duck = pool.submit(build_duckdb, directory, plan, expected, began)
        running = {name: pool.submit(build_engine, name, directory, plan, expected, began)
                   for name in sorted(engines, key=ENGINES.index)}
        for name, one in running.items():
            one.add_done_callback(
                lambda ended, name=name: ended.cancelled() or ended.exception() and say(began, f"{name}: {ended.exception()}"))
        try:
            seconds = {"duckdb": duck.result()}
            for name, one in running.items():
                found, seconds[name], reads[name] = one.result()
                results += found
        except KeyboardInterrupt:
            end_all(pool, [duck, *running.values()])
            raise
    return results, seconds, {name: one for name, one in reads.items() if one is not None}


def end_all(pool, running):
    """Kills every run of dbt, as long as one begins: what waits for it then fails, and ends the servers it started."""
    print("stopping: servers are ended first", file=sys.stderr, flush=True)
    pool.shutdown(wait=False, cancel_futures=True)
    while not all(one.done() for one in running):
        for run in multiprocessing.active_children():
            run.kill()
        time.sleep(0.2)


def table(results):
    """One line an engine, step and mart: rows, differing rows, seconds of its model; and the differences in words."""
    lines = [f"{'engine':<10}{'step':<32}{'mart':<24}{'rows':>8}{'differing':>11}{'seconds':>9}"]
    for one in results:
        seconds = "" if one.seconds is None else f"{one.seconds:.2f}"
        lines.append(f"{one.engine:<10}{one.step:<32}{one.mart:<24}{one.rows:>8,}{one.differing:>11,}{seconds:>9}")
        lines += [f"    {told}" for told in one.told]
    return "\n".join(lines)


def measure(name, value, unit, reach=None, better="lower"):
    return {"measure": name, "value": value, "reach": reach, "better": better, "unit": unit}


def measures(results, seconds, reads, whole):
    found = [measure("differing rows, all engines", sum(one.differing for one in results), "rows", 0),
             measure("whole run", round(whole), "s", MOST_SECONDS)]
    found += [measure(f"{engine}: {kind} of the raw events that a later run reads", round(share, 3), "×", MOST_READ[kind])
              for engine, shares in reads.items() for kind, share in shares.items()]
    return found + measures_by_engine(results, seconds)


def large_measures(results, seconds, events):
    """Of one large run: differing rows, and an engine's time beside DuckDB's, both at work at once."""
    duck = sum(seconds["duckdb"].values())
    found = [measure("raw events", events, "rows"),
             measure("differing rows", sum(one.differing for one in results), "rows", 0)]
    found += [measure(f"{engine} ÷ duckdb", round(seconds[engine]["first run"] / duck, 2), "×")
              for engine in seconds if engine != "duckdb"]
    return found + measures_by_engine(results, seconds)


def measures_by_engine(results, seconds):
    found = []
    for engine, by_step in seconds.items():
        compared_rows = sum(one.rows for one in results if one.engine == engine)
        found.append(measure(f"{engine}: rows compared", compared_rows, "rows", better="higher"))
        found += [measure(f"{engine}: {step}", round(value, 1), "s") for step, value in by_step.items()]
    return found


def write(file, found, results):
    """The measures, and each engine's marts by step."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=PROJECT, text=True,
                            stdout=subprocess.PIPE, check=False).stdout.strip()
    marts = [{"engine": one.engine, "step": one.step, "mart": one.mart, "rows": one.rows, "differing": one.differing,
              "seconds": one.seconds} for one in results]
    lines = ",\n    ".join(json.dumps(one) for one in marts)
    document = json.dumps({"commit": commit, "machine": f"{platform.machine()}, {platform.system()}, Python "
                           f"{platform.python_version()}", "measures": found}, indent=2, ensure_ascii=False)
    file.write_text(f'{document[:-2]},\n  "marts": [\n    {lines}\n  ]\n}}\n', encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engines", nargs="+", default=ENGINES, choices=ENGINES)
    parser.add_argument("--leads", type=int, default=LEADS, help="leads of the demo")
    parser.add_argument("--events", type=int, default=EVENTS, help="events of the demo")
    parser.add_argument("--first-only", action="store_true",
                        help=f"the demo's first run alone, at any size; of its marts {', '.join(LARGE_MARTS)}")
    parser.add_argument("--write", action="store_true", help="write what was found into benchmarks")
    arguments = parser.parse_args()
    for name in arguments.engines:
        missing = importlib.import_module(f".{name}", __package__).missing()
        if missing:
            sys.exit(f"{name}: {missing}")
    began = time.monotonic()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C
    with tempfile.TemporaryDirectory(prefix="lead_scoring_parity_") as directory:
        demo = make_demo(Path(directory) / "demo", arguments.leads, arguments.events)
        if arguments.first_only:
            plan = [Step("first run", demo, LAST, True)]
            Side.compared_marts = LARGE_MARTS
        else:
            plan = steps(demo, directory, is_golden_twice=True)
        results, seconds, reads = build_all(arguments.engines, Path(directory), plan, began)
    print(table(results))
    differing = sum(one.differing for one in results)
    print(f"{differing} differing rows of {sum(one.rows for one in results):,}")
    odd = [(name, kind, share) for name, shares in reads.items() for kind, share in shares.items()
           if not arguments.first_only and not LEAST_READ[kind] <= share <= MOST_READ[kind]]
    for name, kind, share in odd:
        print(f"{name}: a later run reads the raw events' {kind} {share:.2f} times; "
              f"{LEAST_READ[kind]} to {MOST_READ[kind]} is meant")
    if arguments.write and arguments.first_only:
        write(WRITTEN_LARGE, large_measures(results, seconds, arguments.events), results)
    elif arguments.write:
        write(WRITTEN, measures(results, seconds, reads, time.monotonic() - began), results)
    sys.exit(1 if differing or odd else 0)


if __name__ == "__main__":
    main()
