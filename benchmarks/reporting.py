"""Write what was measured: RESULTS.md, results.json and growth.png."""

import json
import math
import os
import platform
import re
import subprocess
from collections import Counter
from datetime import datetime, timezone
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HAND = "by hand, DuckDB"
FULL = "full build, SQL"
FULL_WITH_HISTORY = "full build with the first day of history, SQL"
EARLIER = "full build of an earlier commit, SQL"
GROWING = (FULL, HAND, "by hand, Polars", "idiomatic Polars", "plain dbt, all tables", "floor: bare scan",
           "floor: one hash aggregate")

# What is to be reached: (name, figure, divided by, reach, unit); a reach of None stands there to compare.
REACH = (
    ("full build ÷ by hand, DuckDB", FULL, HAND, 2, "×"),
    ("full build ÷ by hand, Polars", FULL, "by hand, Polars", 3, "×"),
    ("full build ÷ idiomatic Polars", FULL, "idiomatic Polars", 1, "×"),
    ("full build ÷ full build of an earlier commit", FULL, EARLIER, 1.3, "×"),
    ("run with 0.01 % new, same day ÷ full build", "run with 0.01 % new, same day, SQL", FULL, 0.025, "×"),
    ("run with 0.1 % new, same day ÷ full build", "run with 0.1 % new, same day, SQL", FULL, 0.12, "×"),
    ("run with 1 % new, same day ÷ full build", "run with 1 % new, same day, SQL", FULL, 0.20, "×"),
    ("first run of a day, 1 % new ÷ full build", "run with 1 % new, first run of a day, SQL", FULL, 0.30, "×"),
    ("first run of a day, 1 % new ÷ full build, both with their day of history",
     "run with 1 % new, first run of a day, SQL", FULL_WITH_HISTORY, None, "×"),
    ("visit to score, wall with dbt", "run with 0.01 % new, same day, wall with dbt", None, 60, "s"),
    ("a year of history ÷ full build", "a year of history, SQL", FULL, 10, "×"),
    ("live score of one lead, p95", "live score of one lead, p95", None, 0.050, "s"),
    ("dbt parse, warm", "dbt parse, warm", None, 4, "s"),
    ("no-change run, wall", "no-change run, wall", None, 10, "s"),
)
PEAKS = {50: 6, 200: 12}  # gigabytes at millions of events
EXPONENT = 1.10


def table(figures):
    """One table: a row a measure, a column a size, beside each figure its ratio to the hand-written script."""
    sizes = sorted(figures)
    rows = [["measure"] + [cell for size in sizes for cell in (f"{size:g} M events", "÷ by hand")]]
    for name in dict.fromkeys(name for size in sizes for name in figures[size]):
        row = [name]
        for size in sizes:
            figure = figures[size].get(name)
            hand = figures[size].get(HAND)
            row.append(f"{figure['value']:,.3g} {figure['unit']}" if figure else "")
            row.append(f"{figure['value'] / hand['value']:.2f}" if figure and hand and figure["unit"] == "s" else "")
        rows.append(row)
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" + "|--:" * (len(rows[0]) - 1) + "|", *lines[1:]])


def measures(figures, hows):
    """The measures that have something to reach, then every figure, in the form of results.json."""
    found = []
    for size in sorted(figures):
        here = figures[size]
        for name, figure, divisor, reach, unit in REACH:
            if figure in here and (divisor is None or divisor in here):
                value = here[figure]["value"] / (here[divisor]["value"] if divisor else 1)
                found.append(measure(f"{size:g} M: {name}", value, reach, unit))
        if "live scores of all leads" in here and "run with 0.01 % new, same day, SQL" in here:
            base = (here["reading all rows of lead_scores"]["value"]
                    + here["run with 0.01 % new, same day, SQL"]["value"])
            found.append(measure(f"{size:g} M: live scores of all leads ÷ (table + scoring the new)",
                                 here["live scores of all leads"]["value"] / base, 1.5, "×"))
        if size in PEAKS:
            found.append(measure(f"{size:g} M: full build, peak memory", here["full build, peak memory"]["value"],
                                 PEAKS[size], "GB"))
    growing = on_one_machine(figures, hows)
    for name, exponent in exponents(growing).items():
        sizes = ", ".join(f"{size:g}" for size in sorted(growing) if name in growing[size])
        found.append(measure(f"growth exponent, {sizes} M: {name}", exponent, EXPONENT if name == FULL else None, ""))
    told = {one["measure"] for one in found}
    for size in sorted(figures):
        for name, figure in figures[size].items():
            if f"{size:g} M: {name}" not in told:
                found.append(measure(f"{size:g} M: {name}", figure["value"], None, figure["unit"]))
    return found


def measure(name, value, reach, unit):
    return {"measure": name, "value": round(value, 4), "reach": reach, "better": "lower", "unit": unit}


def on_one_machine(figures, hows):
    """The figures of the sizes that were measured where most were: growth is told of one machine."""
    machines = Counter(hows[size]["machine"] for size in sorted(figures))
    most = machines.most_common(1)[0][0]
    return {size: figures[size] for size in figures if hows[size]["machine"] == most}


def exponents(figures):
    """The slope of log seconds over log events, by least squares; needs two sizes."""
    found = {}
    for name in GROWING:
        points = [(math.log(size), math.log(figures[size][name]["value"])) for size in sorted(figures)
                  if name in figures[size]]
        if len(points) > 1:
            mean_x, mean_y = (sum(values) / len(points) for values in zip(*points))
            found[name] = (sum((x - mean_x) * (y - mean_y) for x, y in points)
                           / sum((x - mean_x) ** 2 for x, _ in points))
    return found


def machine():
    """The machine in a line: processor, cores, memory, system."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        cpu = next((line.split(":")[1].strip() for line in info.read_text().splitlines()
                    if line.startswith("model name")), cpu)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.release()}"


def versions():
    named = [f"Python {platform.python_version()}"]
    for package in ("duckdb", "dbt-core", "dbt-duckdb", "polars"):
        try:
            named.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return ", ".join(named)


def commit():
    def git(*words):
        return subprocess.run(["git", *words], capture_output=True, text=True, check=False).stdout.strip()
    return git("rev-parse", "--short=12", "HEAD") + (" and changes" if git("status", "--porcelain") else "")


def how(at, repeats):
    """How a size is measured now: which commit, when, where and with what, each figure the median of how many."""
    return {"commit": at, "day": f"{datetime.now(timezone.utc):%Y-%m-%d}", "machine": machine(),
            "versions": versions(), "repeats": repeats}


def read(file):
    """The figures of every size that a results.json holds, and how each size was measured."""
    told = json.loads(Path(file).read_text(encoding="utf-8"))
    figures, derived = {}, {name for name, figure, *_ in REACH if name != figure}
    for one in sorted(told["measures"], key=lambda one: one["reach"] is not None):  # others in the order of measuring
        named = re.fullmatch(r"([\d.]+) M: ([^÷]+)", one["measure"])
        if named and named[2] not in derived:
            size, name = float(named[1]), named[2]
            figures.setdefault(size, {})[name] = {"value": one["value"], "unit": one["unit"]}
    return figures, {float(size): how_measured for size, how_measured in told["sizes"].items()}


def write(figures, out, hows):
    """Write all sizes; `hows` says of each how it was measured."""
    newest = max(hows.values(), key=lambda one: one["day"])
    found = measures(figures, hows)
    out.mkdir(parents=True, exist_ok=True)
    sizes = {f"{size:g}": hows[size] for size in sorted(figures)}
    (out / "results.json").write_text(
        json.dumps({"commit": newest["commit"], "machine": f"{newest['machine']}; {newest['versions']}",
                    "sizes": sizes, "measures": found}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    reached = [one for one in found if one["reach"] is not None or "÷" in one["measure"]]
    lines = ["# Benchmarks: the last run", "",
             "; ".join(f"{', '.join(size for size, one in sizes.items() if one['versions'] == named)} M: {named}"
                       for named in dict.fromkeys(one["versions"] for one in sizes.values())) + ".", "",
             "Each size was measured in one run, each figure in a process of its own; peak memory is the largest of them, "
             "and a year of history is measured once. What the competitors compute was compared with the marts, digit by "
             "digit, before a figure was kept.", "",
             "| size | commit | day | machine | medians of |", "|--:|---|---|---|--:|"]
    lines += [f"| {size} M | {one['commit']} | {one['day']} | {one['machine']} | {one['repeats']} |"
              for size, one in sizes.items()]
    lines += ["", "| to reach | measured | reach | |", "|---|--:|--:|---|"]
    for one in reached:
        figure, reach, verdict = f"{one['value']:.3g} {one['unit']}", "", ""
        if one["reach"] is not None:
            reach = f"{one['reach']} {one['unit']}"
            verdict = "reached" if one["value"] <= one["reach"] else "**missed**"
        lines.append(f"| {one['measure']} | {figure} | {reach} | {verdict} |")
    lines += ["", "## All figures", "", table(figures), ""]
    growing = on_one_machine(figures, hows)
    if len(growing) > 1 and plot(growing, out / "growth.png"):
        lines += ["## Growth", "", "![seconds over events, both logarithmic](growth.png)", ""]
    (out / "RESULTS.md").write_text("\n".join(lines), encoding="utf-8")


def plot(figures, file):
    """Seconds over millions of events on logarithmic axes, each line with its exponent; false without Matplotlib."""
    try:
        import matplotlib
    except ImportError:
        return False
    matplotlib.use("Agg")
    from matplotlib import pyplot

    slopes = exponents(figures)
    figure, axes = pyplot.subplots(figsize=(8, 5), dpi=120)
    for name in slopes:
        sizes = [size for size in sorted(figures) if name in figures[size]]
        axes.plot(sizes, [figures[size][name]["value"] for size in sizes], marker="o",
                  linewidth=2.5 if name == FULL else 1.2, linestyle=":" if name.startswith("floor") else "-",
                  label=f"{name}  (events^{slopes[name]:.2f})")
    axes.set(xscale="log", yscale="log", xlabel="million events", ylabel="seconds")
    axes.set_xticks(sorted(figures), [f"{size:g}" for size in sorted(figures)])
    axes.minorticks_off()
    axes.grid(True, which="major", alpha=0.3)
    axes.legend(fontsize=8)
    axes.set_title("Full build and competitors, by number of events")
    figure.tight_layout()
    figure.savefig(file)
    pyplot.close(figure)
    return True
