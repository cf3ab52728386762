"""Print what a run found, for a person at a terminal.

    python analyses/summary.py [--database data/warehouse.duckdb] [--schema lead_scoring]

Reads the marts of the champion model and nothing that a BI tool could not read. A mart that is not
there yet is named in a sentence; the rest is still shown.
"""

import argparse
import os
import shutil
import sys
import textwrap
from pathlib import Path

import duckdb

WIDTH = max(72, min(100, shutil.get_terminal_size((100, 40)).columns))
GRADES = {"A": "A  best fit", "B": "B  good fit", "C": "C  some fit", "D": "D  poor fit", "unknown": "?  unknown fit"}
LEVELS = ("high", "medium", "low", "none")


class Absent(Exception):
    """A relation that this section needs is not in the database."""


class Warehouse:
    def __init__(self, path, schema):
        self.connection = duckdb.connect(str(path), read_only=True)
        self.schema = schema
        self.relations = {name for (name,) in self.rows(
            "select table_schema || '.' || table_name from information_schema.tables")}

    def relation(self, name, layer=""):
        full = f"{self.schema}{'_' + layer if layer else ''}.{name}"
        if full not in self.relations:
            raise Absent(name)
        return full

    def rows(self, sql, *values):
        return self.connection.execute(sql, values).fetchall()


class Page:
    """Lines of text; bold and dim only where a terminal shows them."""

    def __init__(self):
        self.styled = sys.stdout.isatty() and "NO_COLOR" not in os.environ

    def paint(self, text, code):
        return f"\033[{code}m{text}\033[0m" if self.styled and text else text

    def bold(self, text):
        return self.paint(text, "1")

    def dim(self, text):
        return self.paint(text, "2")

    def line(self, text="", indent=2):
        print((" " * indent + text).rstrip())

    def heading(self, text, aside=""):
        print()
        self.line(self.bold(text) + (self.dim("  " + aside) if aside else ""))
        print()

    def wrapped(self, text, indent, hang=0):
        lines = textwrap.wrap(text, WIDTH - indent - hang, break_long_words=False, break_on_hyphens=False)
        for number, part in enumerate(lines):
            self.line(part, indent + (hang if number else 0))


def points(value):
    return f"{'+' if value >= 0 else '−'}{abs(value):.0f}"


def spoken(day):
    return f"{day.day} {day:%B %Y}"


def percent(share):
    return "–" if share is None else f"{100 * float(share):.1f} %"


def cut(text, width):
    text = str(text)
    return text if len(text) <= width else text[: width - 1] + "…"


def champion(warehouse):
    """The champion's id and label, or the model that the marts hold."""
    try:
        seed = warehouse.relation("scoring_models", "seeds")
        found = warehouse.rows(
            f"select scoring_model_id, model_label from {seed} where model_role = 'champion' and is_enabled"
            " order by valid_from desc limit 1")
    except Absent:
        found = []
    if found:
        return found[0]
    scores = warehouse.relation("lead_scores")
    return warehouse.rows(f"select scoring_model_id, scoring_model_id from {scores} order by 1 limit 1")[0]


def show_head(page, warehouse, model, label):
    scores = warehouse.relation("lead_scores")
    scored_on, leads, excluded, disqualified, mql, ready, accounts = warehouse.rows(f"""
        select max(scored_on), count(*), count(*) filter (is_excluded), count(*) filter (is_disqualified),
            count(*) filter (is_mql), count(*) filter (is_sql_ready), count(distinct account_id)
        from {scores} where scoring_model_id = ?""", model)[0]
    page.line("─" * (WIDTH - 4))
    if not leads:
        page.line("No lead is scored: crm.leads has no usable row created by the as-of day.")
        return False
    page.line(page.bold(f"Lead scores at the end of {spoken(scored_on)}") + page.dim(f"  {label}, the champion"))
    print()
    for number, text in (
        (leads, f"leads scored, at {accounts:,} accounts; {excluded:,} are excluded, {disqualified:,} disqualified"),
        (mql, "are marketing-qualified (MQL)"),
        (ready, "meet every condition of the sales gate (SQL-ready)"),
    ):
        page.line(f"{page.bold(f'{number:>9,}')}  {text}")
    return True


def show_matrix(page, warehouse, model):
    scores = warehouse.relation("lead_scores")
    cells = {(grade, level): (count, priority) for grade, level, count, priority in warehouse.rows(f"""
        select coalesce(grade, 'unknown'), intent_level, count(*), min(priority)
        from {scores} where scoring_model_id = ? and not is_excluded group by 1, 2""", model)}
    page.heading("Whom to call first", "leads and their priority, by fit and intent")
    page.line(page.dim(" " * 16 + "".join(f"{level + ' intent' if level != 'none' else 'no intent':>19}"
                                          for level in LEVELS)))
    for grade, words in GRADES.items():
        text = ""
        for level in LEVELS:
            count, priority = cells.get((grade, level), (0, None))
            place = f"P{priority}" if priority else "  "
            cell = f"{count:>14,}   {place}" if count else f"{'·':>14}     "
            text += page.bold(cell) if priority == 1 else cell
        page.line(f"  {words:<14}{text}")


def show_best(page, warehouse, model):
    scores = warehouse.relation("lead_scores")
    names = account_names(warehouse)
    page.heading("The five best leads")
    for lead, account, score, grade, level, action, reasons, unmet in warehouse.rows(f"""
        select lead_id, account_id, score, coalesce(grade, '?'), intent_level, next_action, top_reasons,
            unmet_conditions
        from {scores} where scoring_model_id = ? and not is_excluded and not is_disqualified
        order by score desc, raw_score desc, lead_id limit 5""", model):
        who = f"{names[account]}  {page.dim(lead)}" if account in names else lead
        page.line(f"{page.bold(f'{score:>5}')}  {who}   {grade}, {level} intent: {action}")
        for reason in (reasons or "no evidence").split("; "):
            page.wrapped(reason, 9, 4)
        page.wrapped(f"not yet sales-ready: {unmet}" if unmet else "sales-ready", 9, 4)


def account_names(warehouse):
    try:
        rollups = warehouse.relation("account_rollups")
    except Absent:
        return {}
    return dict(warehouse.rows(
        f"select account_id, max(account_name) from {rollups} where account_name is not null group by 1"))


def show_negatives(page, warehouse, model):
    scores, reasons = warehouse.relation("lead_scores"), warehouse.relation("lead_score_reasons")
    names = account_names(warehouse)
    found = warehouse.rows(f"""
        with counted as (
            select reasons.rule_label, reasons.contribution, scores.lead_id, scores.account_id, scores.score,
                greatest(least(round(scores.raw_score - reasons.contribution, 0), 100), 0) as score_without
            from {reasons} as reasons
            inner join {scores} as scores
                on reasons.scoring_model_id = scores.scoring_model_id and reasons.lead_id = scores.lead_id
            where reasons.scoring_model_id = ? and reasons.kind = 'negative' and reasons.contribution < 0
                and not scores.is_excluded
        )
        select rule_label, count(*), avg(contribution),
            arg_max([coalesce(account_id, ''), lead_id, cast(score as varchar),
                cast(cast(score_without as int) as varchar)], (score_without, lead_id))
        from counted group by rule_label order by sum(contribution), rule_label limit 5""", model)
    page.heading("What counts against leads most", "and the best lead that it touches")
    if not found:
        page.line("Nothing: no negative rule touches a lead.")
    for rule, count, average, (account, lead, score, without) in found:
        who = cut(names.get(account) or lead, 24)
        page.line(f"{page.bold(f'{points(average):>5}')}  {cut(rule, 38):<40}{count:>6,} leads   "
                  + page.dim(f"{who}: {score}, would be {without}"))


def show_accounts(page, warehouse, model):
    rollups = warehouse.relation("account_rollups")
    page.heading("Accounts on top")
    found = warehouse.rows(f"""
        select account_score, account_grade, coalesce(account_name, account_id), people_count,
            engaged_people_count, mql_count, score_best
        from {rollups} where scoring_model_id = ?
        order by account_score desc, raw_account_score desc, account_id limit 5""", model)
    for score, grade, name, people, engaged, mql, best in found:
        page.line(f"{page.bold(f'{score:>5}')}  {grade or '?'}  {cut(name, 28):<30}"
                  + f"{people:>3} {'person, ' if people == 1 else 'people, '}{engaged} engaged, {mql} MQL, "
                  + f"best lead {best}")
    if not found:
        page.line("No lead is matched to an account.")


def show_conversion(page, warehouse):
    benchmarks = warehouse.relation("conversion_benchmarks")
    stages = f"{warehouse.schema}_seeds.funnel_stages"
    place = f"(select stage_order from {stages} where stage = {{}})" if stages in warehouse.relations else "{}"
    page.heading("Conversion beside published figures", "mature cohorts, all months; in brackets the 95 % interval")
    for start, end, entered, converted, rate, low, high, pub_low, pub_high, verdict in warehouse.rows(f"""
        select from_stage, to_stage, entered_count, converted_count, conversion_rate, rate_low, rate_high,
            published_low, published_high, verdict
        from {benchmarks} where segment_kind = 'all' and cohort_month is null
        order by published_low is null, {place.format('from_stage')}, {place.format('to_stage')}"""):
        step = f"{stage_word(start)} → {stage_word(end)}"
        if not entered:
            page.line(f"  {step:<24}  {page.dim('no mature cohort in this data')}")
            continue
        interval = f"({100 * float(low):.0f}–{100 * float(high):.0f} %)"
        ours = f"{percent(rate):>7}  {interval:<12}{converted:>6,} of {entered:<7,}"
        theirs = (f"published {100 * float(pub_low):.0f}–{100 * float(pub_high):.0f} %" if pub_low is not None else "")
        page.line(f"  {step:<24}{ours}  {theirs:<19}{page.dim(verdict) if theirs else ''}")


def stage_word(stage):
    return {"mql": "MQL", "sal": "SAL", "sql": "SQL"}.get(stage, stage)


def show_set_aside(page, warehouse, model):
    """Every raw row is accounted for; those that could not be used are named."""
    leads = dict(warehouse.rows(
        f"select disposition, count(*) from {warehouse.relation('util_lead_dispositions', 'utilities')} group by 1"))
    events = dict(warehouse.rows(f"""
        select disposition, sum(events_count)
        from {warehouse.relation('util_event_dispositions', 'utilities')}
        where scoring_model_id = ? group by disposition""", model))
    page.heading("Where every raw row went")
    for total, kind, parts in ((sum(leads.values()), "leads", leads), (sum(events.values()), "events", events)):
        told = sorted(parts.items(), key=lambda part: -part[1])
        text = " + ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in told if count)
        page.wrapped(f"{total:>9,} {kind} = {text}", 2, 10)
    try:
        quarantine = warehouse.relation("util_quarantined_rows", "utilities")
    except Absent:
        return
    for table, reason, columns, count in warehouse.rows(f"""
            select source_table, reason, coalesce(columns_named, ''), count(*)
            from {quarantine} group by all order by 4 desc, 1, 2, 3 limit 5"""):
        reason = f"{reason} ({columns})" if columns else reason
        page.wrapped(f"set aside: {count:,} of {table}, {reason}", 13, 4)
    page.line(page.dim(f"row by row: {quarantine}"), 13)


def show_where(page, warehouse, path, model):
    scores, reasons = warehouse.relation("lead_scores"), warehouse.relation("lead_score_reasons")
    (lead,) = warehouse.rows(
        f"select lead_id from {scores} where scoring_model_id = ? order by score desc, raw_score desc, lead_id limit 1",
        model)[0]
    page.heading("Look further")
    page.line(f"The results lie in {page.bold(str(path))}, schema {warehouse.schema}. Why the best lead has its score:")
    print()
    page.line(f'.venv/bin/python -c "import duckdb; duckdb.connect(\'{path}\', read_only=True).sql(\\"\\"\\"', 4)
    page.line("select reason, earned_points, lost_to_decay, lost_to_caps, contribution", 6)
    page.line(f"from {reasons}", 6)
    page.line(f"where lead_id = '{lead}' and scoring_model_id = '{model}'", 6)
    page.line('order by reason_rank\\"\\"\\").show()"', 6)
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--database", default=os.environ.get("LEAD_SCORING_DUCKDB_PATH", "data/warehouse.duckdb"))
    parser.add_argument("--schema", default=os.environ.get("LEAD_SCORING_DUCKDB_SCHEMA", "lead_scoring"))
    arguments = parser.parse_args()
    path = Path(arguments.database)
    if not path.exists():
        sys.exit(f"There is no DuckDB file at {path}: run `make run` first, or name it with --database.")

    sys.stdout.reconfigure(errors="replace")
    page, warehouse = Page(), Warehouse(path, arguments.schema)
    try:
        model, label = champion(warehouse)
        if not show_head(page, warehouse, model, label):
            return
    except Absent as absent:
        sys.exit(f"The mart {absent} is not in {path}, schema {arguments.schema}: nothing is scored there yet.")
    for show, needed in (
        (show_matrix, (model,)), (show_best, (model,)), (show_negatives, (model,)), (show_accounts, (model,)),
        (show_conversion, ()), (show_set_aside, (model,)), (show_where, (path, model)),
    ):
        try:
            show(page, warehouse, *needed)
        except Absent as absent:
            print()
            page.line(page.dim(f"(The model {absent} is not built, so one section is left out.)"))


if __name__ == "__main__":
    main()
