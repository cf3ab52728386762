"""Real leads through the whole project: each count is compared with a plain count over the raw files.

The files are no part of the project. They are looked for in ../shared/data beside the project, or in
the directory that LEAD_SCORING_SHARED_DATA names; without them these tests are skipped.
"""

import csv
import os
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest
from conftest import Workspace
from dbt_runs import PROJECT

SHARED = Path(os.environ.get("LEAD_SCORING_SHARED_DATA", PROJECT.parent / "shared" / "data"))
RAW = SHARED / "marketstar"
AS_OF = date(2022, 10, 13)  # the newest date in the files: a decision on an opportunity
LEADS_END = date(2022, 9, 30)  # leads and opportunities end the day before; only decisions follow

pytestmark = pytest.mark.skipif(
    not (RAW / "Leads.csv").is_file(),
    reason=f"the MarketStar files are not in {RAW} (LEAD_SCORING_SHARED_DATA names the directory above)",
)


@pytest.fixture(scope="module")
def raw():
    """The raw files as plain rows, read without the mapping that is being tested."""
    leads = {row["LeadId"]: row for row in rows_of("Leads.csv")}
    opportunities = {row["OpportunityId"]: row for row in rows_of("Opportunities.csv")}
    for lead in leads.values():
        lead["created"] = datetime.strptime(lead["CreatedDate"], "%Y%m%d").date()
        opportunity = opportunities.get(lead["ConvertedOpportunityId"])
        lead["opportunity"] = opportunity
        lead["converted"] = us_date(opportunity["CreatedDate"]) if opportunity else None
        accepted = opportunity and opportunity["IsAccepted"] == "TRUE"
        lead["accepted"] = us_date(opportunity["AcceptedDecisionDate"]) if accepted else None
    return SimpleNamespace(leads=leads, opportunities=opportunities)


def rows_of(name):
    with (RAW / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def us_date(text):
    return datetime.strptime(text.split()[0], "%m/%d/%Y").date()


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory, project):
    """What these tests read, built on the mapped files in a DuckDB file of its own.

    Of the data tests those run that dirty data can fail: of the marts, of what accounts for every row, and the
    invariants of scores and benchmarks. Tests of rulebook, macros and single steps see nothing new here.
    """
    workspace = Workspace(tmp_path_factory.mktemp("marketstar"), project)
    (workspace.raw / "crm").mkdir()
    with duckdb.connect() as connection:
        connection.execute("set variable raw = ?", [str(RAW)])
        connection.execute("set variable out = ?", [str(workspace.raw)])
        connection.execute((PROJECT / "tests" / "marketstar" / "mapping.sql").read_text(encoding="utf-8"))
    elsewhere = ("seeds", "models/staging", "models/intermediate", "tests/assertions/macros",
                 "tests/assertions/rulebook", "tests/assertions/people")
    done = workspace.dbt(
        *("build", "--quiet", "--exclude-resource-type", "unit_test", "--indirect-selection", "cautious"),
        *("--select", "+lead_scores", "+lead_score_reasons", "+lead_funnel", "+conversion_benchmarks", "+lead_ids",
          "+util_lead_dispositions"),
        *("--exclude", *(f"path:{room},resource_type:test" for room in elsewhere)), as_of=str(AS_OF),
    )
    assert done.returncode == 0, done.stdout[-6000:]
    with duckdb.connect(str(workspace.database), read_only=True) as connection:
        yield connection


@pytest.fixture
def tell(capsys):
    """Print to the terminal even where pytest captures output."""
    def write(line):
        with capsys.disabled():
            print(line)
    with capsys.disabled():
        print()
    return write


def test_all_leads_come_through_and_none_is_doubled(raw, warehouse, tell):
    assert len(raw.leads) == 43_033
    for mart in ("lead_scores", "lead_funnel"):
        models = "scoring_model_id" if mart == "lead_scores" else "'any'"
        for model, rows, leads in warehouse.execute(f"""
            select {models} as model, count(*), count(distinct lead_id) from lead_scoring.{mart} group by model
        """).fetchall():
            assert (rows, leads) == (43_033, 43_033), (mart, model)
    scored = warehouse.execute("select distinct lead_id from lead_scoring.lead_scores").fetchall()
    assert {lead_id for (lead_id,) in scored} == set(raw.leads)
    tell(f"MarketStar: {len(raw.leads):,} leads in, {len(scored):,} scored, none doubled")


def test_opportunities_and_acceptances_equal_a_direct_count(raw, warehouse, tell):
    converted = {key: lead["converted"] for key, lead in raw.leads.items() if lead["converted"]}
    accepted = {key: lead["accepted"] for key, lead in raw.leads.items() if lead["accepted"]}
    assert (len(converted), len(accepted)) == (1_061, 697)
    funnel = warehouse.execute("""
        select lead_id, cast(opportunity_at as date), cast(accepted_at as date), opportunity_count,
            pipeline_amount, won_at from lead_scoring.lead_funnel where opportunity_count > 0
    """).fetchall()
    assert {row[0]: row[1] for row in funnel} == converted
    assert {row[0]: row[2] for row in funnel if row[2]} == accepted
    assert all(row[3] == 1 and row[5] is None for row in funnel)
    amounts = sum(round(float(row["Amount"]) * 100) for row in raw.opportunities.values())
    assert sum(round(float(row[4]) * 100) for row in funnel) == amounts
    by_end = sum(day <= LEADS_END for day in accepted.values())
    tell(f"lead → opportunity {len(converted):,}, opportunity → accepted {len(accepted):,}"
         f" ({by_end} of them by {LEADS_END}); pipeline {amounts / 100:,.2f}")


@pytest.mark.parametrize(("start", "end"), [("lead", "opportunity"), ("opportunity", "accepted")])
def test_conversion_counts_equal_a_direct_count(raw, warehouse, tell, start, end):
    """Every segment that the raw files can be counted by: month, source, rep and all."""
    horizon = timedelta(days=horizon_days(start, end))
    expected = {}
    for lead in raw.leads.values():
        entered, reached = ((lead["created"], lead["converted"]) if start == "lead"
                            else (lead["converted"], lead["accepted"]))
        if entered is None:
            continue
        is_mature = entered + horizon <= AS_OF
        outcome = ("immature" if not is_mature
                   else "converted" if reached and reached <= entered + horizon else "not_converted")
        for month in (entered.replace(day=1), None):
            for segment in (
                ("all", "all"), ("source", lead["LeadSource"].lower()),
                ("rep", lead["OwnerEmployeeId"] or "unassigned"),
            ):
                expected.setdefault((month, *segment), Counter())[outcome] += 1
    reported = {
        row[:3]: row[3:] for row in warehouse.execute("""
            select cohort_month, segment_kind, segment_value, entered_count, converted_count, immature_count,
                already_beyond_count
            from lead_scoring.conversion_benchmarks
            where from_stage = ? and to_stage = ? and segment_kind in ('all', 'source', 'rep')
        """, [start, end]).fetchall()
    }
    assert reported == {
        key: (count["converted"] + count["not_converted"], count["converted"], count["immature"], 0)
        for key, count in expected.items()
    }
    total = reported[None, "all", "all"]
    tell(f"{start} → {end} within {horizon.days} days: {total[1]:,} of {total[0]:,} mature,"
         f" {total[2]:,} immature; {len(reported):,} cells equal")


def horizon_days(start, end):
    with (PROJECT / "seeds" / "reference" / "funnel_transitions.csv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            if (row["from_stage"], row["to_stage"]) == (start, end):
                return int(row["horizon_days"])
    raise LookupError(f"{start} → {end} is not in seeds/reference/funnel_transitions.csv")


def test_the_rep_is_the_owner_of_the_lead(raw, warehouse, tell):
    owners = dict(warehouse.execute("select lead_id, owner_id from lead_scoring.lead_funnel").fetchall())
    assert owners == {key: lead["OwnerEmployeeId"] or None for key, lead in raw.leads.items()}
    differing = sum(
        lead["opportunity"]["created_by_id"] != lead["OwnerEmployeeId"]
        for lead in raw.leads.values() if lead["opportunity"]
    )
    assert differing == 33
    labels = dict(warehouse.execute("""
        select segment_value, segment_label from lead_scoring.conversion_benchmarks where segment_kind = 'rep'
    """).fetchall())
    assert labels["1"] == "Steven Johnson"
    tell(f"rep = the lead's owner; the opportunity's creator is another in {differing}")


def test_titles_and_industries_are_normalised(raw, warehouse, tell):
    profiles = warehouse.execute("""
        select moments.lead_id, profiles.seniority, profiles.function, profiles.industry
        from lead_scoring_intermediate.int_leads__profiled as profiles
        inner join lead_scoring_utilities.util_scoring_moments as moments
            on profiles.moment_id = moments.moment_id
        where moments.moment_kind = 'current'
    """).fetchall()
    titled = [(raw.leads[row[0]]["Title"], row[1], row[2]) for row in profiles if raw.leads[row[0]]["Title"]]
    told = [(raw.leads[row[0]]["Industry"], row[3]) for row in profiles if raw.leads[row[0]]["Industry"]]
    junk = Counter(title for title, seniority, _ in titled if seniority == "junk")
    meant = [row for row in titled if row[1] != "junk"]
    no_seniority = Counter(title for title, seniority, _ in meant if seniority is None)
    unmapped_title = Counter(title for title, seniority, function in meant if not seniority and not function)
    unmapped_industry = Counter(written for written, industry in told if industry is None)
    for what, counted, of in (
        ("junk titles", junk, [row[0] for row in titled]),
        ("titles without a seniority", no_seniority, [row[0] for row in meant]),
        ("titles without seniority and function", unmapped_title, [row[0] for row in meant]),
        ("industries unmapped", unmapped_industry, [row[0] for row in told]),
    ):
        count = sum(counted.values())
        most = ", ".join(f"{word} {number}" for word, number in counted.most_common(6))
        tell(f"{what}: {count:,} of {len(of):,} leads ({count / len(of):.1%}), {len(counted)} of"
             f" {len(set(of))} spellings; most often {most}")
    mapped = 1 - sum(unmapped_title.values()) / len(meant)
    tell(f"titles mapped: {mapped:.2%} of {len(meant):,} that are no junk")
    assert mapped >= 0.97
    assert sum(unmapped_industry.values()) < 0.05 * len(told)
    assert {"Example-Job-title", "N/A", "xxx", "Prefer not to answer", "contact us"} <= junk.keys()


def test_outcomes_are_no_input_of_fit(raw, warehouse):
    """Leads alike in all that was known when they came have one fit score, however they ended."""
    scores = {}
    for lead_id, fit_score in warehouse.execute("""
        select lead_id, fit_score from lead_scoring.lead_scores where scoring_model_id = 'standard'
    """).fetchall():
        lead = raw.leads[lead_id]
        known = tuple(lead[field] for field in ("Title", "Industry", "Employees", "LeadSource"))
        scores.setdefault(known, set()).add(fit_score)
    assert not {known for known, fit_scores in scores.items() if len(fit_scores) > 1}


def test_a_stage_that_is_never_recorded_says_so(warehouse):
    unmeasured = warehouse.execute("""
        select from_stage, to_stage, segment_kind, cohort_month, entered_count, conversion_rate, verdict, note
        from lead_scoring.conversion_benchmarks where note is not null
    """).fetchall()
    assert {row[:2] for row in unmeasured} >= {("mql", "sql"), ("sql", "opportunity"), ("mql", "opportunity")}
    assert len({row[:2] for row in unmeasured}) == len(unmeasured)
    for row in unmeasured:
        assert row[2:6] == ("all", None, None, None)
        if {"mql", "sql"} & set(row[:2]) and not {"sal", "won"} & set(row[:2]):
            assert row[7].endswith("waits for the score history.")
    verdicts = {row[:2]: row[6] for row in unmeasured}
    assert verdicts["mql", "sql"] == "not enough evidence"


def test_conversion_by_grade_is_told(warehouse, tell):
    """Printed, not judged: the shipped rules were written for other people than these sellers' buyers."""
    by_grade = warehouse.execute("""
        select segment_value, entered_count, converted_count, conversion_rate, rate_low, rate_high
        from lead_scoring.conversion_benchmarks
        where from_stage = 'lead' and to_stage = 'opportunity' and segment_kind = 'grade' and cohort_month is null
        order by segment_value
    """).fetchall()
    (total,) = warehouse.execute("""
        select entered_count, converted_count from lead_scoring.conversion_benchmarks
        where from_stage = 'lead' and to_stage = 'opportunity' and segment_kind = 'all' and cohort_month is null
    """).fetchall()
    assert (sum(row[1] for row in by_grade), sum(row[2] for row in by_grade)) == total
    for grade, entered, converted, rate, low, high in by_grade:
        tell(f"grade {grade:<8} {converted:>4} of {entered:>6,}  {float(rate):6.2%}  ({float(low):.2%}–{float(high):.2%})")
    for source, grade, entered, converted in warehouse.execute("""
        select source, grade, count(*), count(*) filter (where outcome = 'converted')
        from lead_scoring_intermediate.int_stage_transitions__observed
        where from_stage = 'lead' and to_stage = 'opportunity' and outcome in ('converted', 'not_converted')
        group by source, grade order by source, grade
    """).fetchall():
        tell(f"  {source:<23} grade {grade:<8} {converted:>4} of {entered:>6,}  {converted / entered:6.2%}")
