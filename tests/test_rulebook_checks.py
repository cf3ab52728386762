"""A broken rulebook is refused in a sentence that names file, row and column, before anything is scored.

The rulebook is copied and parsed once, broken in many places at once, built in one run in which checks only warn
(so that all of them run), and the sentences are read back. A second run of the same project, with one fault and
checks that stop, shows that nothing is built on it.
"""

import csv
import json
import pathlib
import re
import shutil

import duckdb
import pytest
import yaml
from dbt_runs import Project, Run, places

ROOT = pathlib.Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
PROBE = "rulebook_probe"


def rows_of(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write_rows(path, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def copied_project(place):
    """The seeds, their staging and their checks alone, with a model that stands for all that scores."""
    for folder in ("seeds", "macros", "profiles", "models/staging/rulebook", "tests/assertions/rulebook"):
        shutil.copytree(ROOT / folder, place / folder)
    docs = place / "models" / "_docs"
    docs.mkdir(parents=True)
    for page in [*(ROOT / "models" / "_docs").glob("*.md"), ROOT / "models" / "_docs" / "_groups.yml"]:
        shutil.copy(page, docs)
    for extra in (place / "models/staging/rulebook").glob("*.sql"):
        if f"name: {extra.stem}\n" not in (place / "models/staging/rulebook/_rulebook__models.yml").read_text():
            extra.unlink()
    project = yaml.safe_load((ROOT / "dbt_project.yml").read_text())
    project.pop("on-run-start", None)
    project.pop("on-run-end", None)
    project["data_tests"] = {"+severity": "warn"}
    (place / "dbt_project.yml").write_text(yaml.safe_dump(project))
    staged = sorted(path.stem for path in (place / "models/staging/rulebook").glob("*.sql"))
    seeds = ["free_mail_domains", "country_regions", "industry_synonyms"]
    counts = " union all ".join(f"select count(*) from {{{{ ref('{name}') }}}}" for name in staged + seeds)
    (place / "models" / f"{PROBE}.sql").write_text(counts)
    return place


def stopping(manifest):
    """The same project, whose checks are errors."""
    for node in manifest.nodes.values():
        if node.resource_type == "test":
            node.config.severity = "error"
    return manifest


def build(project, directory, *options, change=None):
    """Seeds, checks and models of the parsed project, as its CSV files are now."""
    environment = {
        "LEAD_SCORING_DUCKDB_PATH": str(directory / "warehouse.duckdb"),
        "LEAD_SCORING_DUCKDB_TEMP": str(directory / "temp"),
    }
    arguments = ["build", "--quiet", *options, *places(project.directory, directory)]
    outcome = Run(arguments, environment, project.manifest_file, directory / "run", change).finish()
    results = json.loads((directory / "target" / "run_results.json").read_text())["results"]
    return outcome, {result["unique_id"].split(".")[2]: result for result in results}


def sentences(directory, results):
    with duckdb.connect(str(directory / "warehouse.duckdb"), read_only=True) as connection:
        found = []
        for result in results.values():
            if result["status"] in ("warn", "fail") and "sentence" in (result["compiled_code"] or ""):
                found += [row[0] for row in connection.sql(result["compiled_code"]).fetchall()]
    return sorted(set(found))


class Rulebook:
    """Edits of a copied rulebook, by file and row key (the values of the first columns)."""

    def __init__(self, place):
        self.place = place

    def _rows(self, name):
        path = next((self.place / "seeds").glob(f"*/{name}.csv"))
        return path, rows_of(path)

    @staticmethod
    def _is(row, key):
        return list(row.values())[: len(key)] == list(key)

    def write(self, name, key, **cells):
        path, rows = self._rows(name)
        hits = [row for row in rows if self._is(row, key)]
        assert hits, (name, key)
        for row in hits:
            row.update(cells)
        write_rows(path, rows)

    def add(self, name, like, **cells):
        path, rows = self._rows(name)
        rows.append({**next(row for row in rows if self._is(row, like)), **cells})
        write_rows(path, rows)

    def drop(self, name, key):
        path, rows = self._rows(name)
        write_rows(path, [row for row in rows if not self._is(row, key)])


# fault, edit, sentence (a part of it)
FAULTS = [
    ("points with the wrong sign",
     lambda book: book.write("negative_rules", ["negative_free_mail"], points="5"),
     "seeds/rulebook/negative_rules.csv, row negative_free_mail, column points: 5 is positive and would add points; write -5."),
    ("a negative intent rule",
     lambda book: book.write("intent_rules", ["intent_case_study"], points="-8"),
     "seeds/rulebook/intent_rules.csv, row intent_case_study, column points: -8 is negative; write 8."),
    ("three decimals",
     lambda book: book.write("fit_rules", ["fit_seniority_manager"], points="12.345"),
     "seeds/rulebook/fit_rules.csv, row fit_seniority_manager, column points: 12.345 has more than two decimals; write 12.35."),
    ("an unknown signal",
     lambda book: book.write("intent_rules", ["intent_event_attended"], subject="event_atended"),
     "seeds/rulebook/intent_rules.csv, row intent_event_attended, column subject: event_atended is no signal;"),
    ("an unknown signal that clears",
     lambda book: book.write("negative_rules", ["negative_unsubscribe"], cleared_by_signal="regret"),
     "seeds/rulebook/negative_rules.csv, row negative_unsubscribe, column cleared_by_signal: regret is no signal;"),
    ("a multiplier for an unknown signal",
     lambda book: book.write("persona_multipliers", ["gatekeeper_email_click"], signal="mail_click"),
     "seeds/rulebook/persona_multipliers.csv, row gatekeeper_email_click, column signal: mail_click is no signal;"),
    ("a mark of machines without its text",
     lambda book: book.write("machine_rules", ["trap_link"], match_value=""),
     "seeds/rulebook/machine_rules.csv, row trap_link, column match_value: a row of trap_link needs the text that it looks for"),
    ("a rate of visits without seconds",
     lambda book: book.write("machine_rules", ["visits_in_a_day"], within_seconds=""),
     "seeds/rulebook/machine_rules.csv, row visits_in_a_day, column within_seconds: a row of visit_rate needs a number of seconds"),
    ("a rate of visits without a limit",
     lambda book: book.write("machine_rules", ["visits_in_an_hour"], max_acts="0"),
     "seeds/rulebook/machine_rules.csv, row visits_in_an_hour, column max_acts: a row of visit_rate needs the most acts of a person"),
    ("an unknown attribute",
     lambda book: book.write("fit_rules", ["fit_industry_target"], subject="sector"),
     "seeds/rulebook/fit_rules.csv, row fit_industry_target, column subject: sector is no attribute;"),
    ("an unknown operator",
     lambda book: book.write("negative_rules", ["negative_opted_out"], operator="is"),
     "seeds/rulebook/negative_rules.csv, row negative_opted_out, column operator: is is unknown; write equals,"),
    ("a value that never occurs",
     lambda book: book.write("fit_rules", ["fit_region_core"], match_value="north_america;atlantis"),
     "seeds/rulebook/fit_rules.csv, row fit_region_core, column match_value: a value of \"north_america;atlantis\" never occurs;"),
    ("half-life without its days",
     lambda book: book.write("intent_rules", ["intent_webinar_attended"], half_life_days=""),
     "seeds/rulebook/intent_rules.csv, row intent_webinar_attended, column half_life_days: ageing_mode half_life needs"),
    ("an unknown ageing mode",
     lambda book: book.write("intent_rules", ["intent_surge"], ageing_mode="fading"),
     "seeds/rulebook/intent_rules.csv, row intent_surge, column ageing_mode: fading is unknown; write none,"),
    ("repetition without a period",
     lambda book: book.write("intent_rules", ["intent_pricing_return"], within_days=""),
     "seeds/rulebook/intent_rules.csv, row intent_pricing_return, column within_days: a rule of repetition looks back"),
    ("a gap between grades",
     lambda book: book.write("grade_bands", ["standard", "B"], min_points="24"),
     "seeds/rulebook/grade_bands.csv, row standard B, column min_points: gap with C, which ends at 22 where this begins at 24;"),
    ("levels that overlap",
     lambda book: book.write("intent_levels", ["textbook", "medium"], max_points="45"),
     "seeds/rulebook/intent_levels.csv, row textbook high, column min_points: overlap with medium, which ends at 45"),
    ("a gap between score bands",
     lambda book: book.write("score_bands", ["50–74"], min_score="55"),
     "seeds/reference/score_bands.csv, row 50–74, column min_score: 55 leaves a gap or an overlap with the band below; write 50."),
    ("a cap below its largest rule",
     lambda book: book.write("caps", ["standard_group_email"], max_points="2"),
     "seeds/rulebook/caps.csv, row standard_group_email, column max_points: 2 is below the 3 points of intent_email_click"),
    ("a cap without rules",
     lambda book: book.write("caps", ["standard_group_social"], cap_key="sozial"),
     "seeds/rulebook/caps.csv, row standard_group_social, column cap_key: sozial caps no rule of its model;"),
    ("a group without a cap",
     lambda book: None,
     "seeds/rulebook/intent_rules.csv, row intent_social_engagement, column cap_group: social has no cap in its model;"),
    ("two rows of one rule in force",
     lambda book: book.add("fit_rules", ["fit_company_size"], points="15", valid_from="2026-01-01"),
     "seeds/rulebook/fit_rules.csv, row fit_company_size, column valid_from: 2026-01-01 lies inside the row in force since 2020-01-01;"),
    ("more than thirty rules in force",
     lambda book: None,
     "seeds/rulebook/scoring_models.csv, row standard, column scoring_model_id: 31 rules are in force from 2026-01-01 on,"),
    ("an end before the beginning",
     lambda book: book.write("motions", ["enterprise", "amount"], valid_to="2019-01-01"),
     "seeds/rulebook/motions.csv, row enterprise amount, column valid_to: 2019-01-01 is not after valid_from;"),
    ("no reason given",
     lambda book: book.write("intent_rules", ["intent_quick_reply"], rationale=""),
     "seeds/rulebook/intent_rules.csv, row intent_quick_reply, column rationale: the cell is empty; fill it in."),
    ("a missing cell of the matrix",
     lambda book: book.drop("priority_matrix", ["standard", "C", "low"]),
     "seeds/rulebook/priority_matrix.csv, row standard C low, column priority: the cell is missing from 2020-01-01 on;"),
    ("a missing threshold",
     lambda book: book.drop("stage_thresholds", ["standard", "enterprise", "sql"]),
     "seeds/rulebook/stage_thresholds.csv, row standard enterprise, column min_score: mql and sql each need one row,"),
    ("a missing MQL threshold",
     lambda book: book.drop("stage_thresholds", ["standard", "transactional", "mql"]),
     "seeds/rulebook/stage_thresholds.csv, row standard transactional, column min_score: mql and sql each need one row,"),
    ("two champions",
     lambda book: book.write("scoring_models", ["textbook"], model_role="champion"),
     "seeds/rulebook/scoring_models.csv, row textbook, column model_role: 2 champions are in force from 2020-01-01 on;"),
    ("rows of one signal that disagree",
     lambda book: book.write("signals", ["web_page_scrolled"], intent_level="low"),
     "seeds/rulebook/signals.csv, row web_page_scrolled, column intent_level: differs from row web_page_long of the same signal content_depth;"),
    ("a precedence that stands twice",
     lambda book: book.write("signals", ["email_open"], precedence="220"),
     "seeds/rulebook/signals.csv, row email_open, column precedence: 220 stands in row email_click too;"),
    ("two ways of matching in one place",
     lambda book: book.write("account_match_rules", ["email_domain"], precedence="2"),
     "seeds/rulebook/account_match_rules.csv, row email_domain, column precedence: 2 stands in row company_domain too;"),
    ("a limit of leads where none is asked for",
     lambda book: book.write("account_match_rules", ["crm_id"], max_leads="9"),
     "seeds/rulebook/account_match_rules.csv, row crm_id, column max_leads: only email_domain has a limit of leads;"),
    ("a tie that makes surer",
     lambda book: book.write("account_match_rules", ["name_and_country"], tied_confidence="0.8"),
     "seeds/rulebook/account_match_rules.csv, row name_and_country, column tied_confidence: 0.8 is above confidence, 0.7;"),
    ("a model without its way of rolling up",
     lambda book: book.write("account_rollup_rules", ["textbook"], valid_to="2026-03-01"),
     "seeds/rulebook/account_rollup_rules.csv, row textbook, column mode: no row is in force from 2026-03-01 on,"),
    ("a mode without its share",
     lambda book: book.write("account_rollup_rules", ["textbook"], best_share=""),
     "seeds/rulebook/account_rollup_rules.csv, row textbook, column best_share: the mode best_and_rest needs a share;"),
    ("a share without its mode",
     lambda book: book.write("account_rollup_rules", ["standard"], rest_share="0.4"),
     "seeds/rulebook/account_rollup_rules.csv, row standard, column rest_share: the mode sum has no share;"),
    ("accounts that rise and fall at once",
     lambda book: book.write("account_rollup_rules", ["standard"], falling_ratio="1.5"),
     "seeds/rulebook/account_rollup_rules.csv, row standard, column falling_ratio: 1.5 is not below rising_ratio, 1.5;"),
    ("a gap between the grades of accounts",
     lambda book: book.write("account_grade_bands", ["standard", "B"], min_points="16"),
     "seeds/rulebook/account_grade_bands.csv, row standard B, column min_points: gap with C, which ends at 15 where this begins at 16;"),
    ("a reason to exclude that stands nowhere",
     lambda book: book.write("exclusion_lists", ["partner_one_email"], reason="friend"),
     "seeds/rulebook/exclusion_lists.csv, row partner_one_email, column reason: friend is no reason;"),
    ("two rows for one provider",
     lambda book: book.add("enrichment_rules", ["firmwire_employee_count"], enrichment_rule_id="wire", provider=" FirmWire"),
     "seeds/rulebook/enrichment_rules.csv, row wire, column provider: row firmwire_employee_count reads the same"),
    ("a source that is never believed",
     lambda book: book.write("enrichment_rules", ["any_country"], min_confidence="0.9"),
     "seeds/rulebook/enrichment_rules.csv, row any_country, column min_confidence: 0.9 is above the confidence of 0.8,"),
    ("a CRM that is doubted",
     lambda book: book.write("enrichment_rules", ["crm_country"], min_confidence="0.5"),
     "seeds/rulebook/enrichment_rules.csv, row crm_country, column min_confidence: the CRM is believed however old it is;"),
    ("a provider of our own pages",
     lambda book: book.write("signals", ["web_pricing_page"], provider="g2"),
     "seeds/rulebook/signals.csv, row web_pricing_page, column provider: only rows of the channel market are read"),
    ("a look-up row that stands twice",
     lambda book: book.add("free_mail_domains", ["gmail.com"]),
     "seeds/reference/free_mail_domains.csv, row gmail.com, column domain: stands 2 times; keep one row."),
]


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """The small project, parsed once for both runs."""
    place = copied_project(tmp_path_factory.mktemp("rulebook"))
    return Project(tmp_path_factory.mktemp("parsed"), place)


@pytest.fixture(scope="module")
def told(copied, tmp_path_factory):
    book = Rulebook(copied.directory)
    for _, edit, _ in FAULTS:
        edit(book)
    directory = tmp_path_factory.mktemp("faults")
    outcome, results = build(copied, directory)
    assert outcome.is_success, outcome.said
    return sentences(directory, results)


@pytest.mark.parametrize(("edit", "sentence"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_fault_is_told(told, edit, sentence):
    assert any(line.startswith(sentence) for line in told), "\n".join(told)


def test_every_sentence_names_file_row_and_column(told):
    form = re.compile(r"^seeds/(rulebook|reference)/\w+\.csv, row .+, column \w+: .+\.$")
    assert [line for line in told if not form.match(line)] == []


def test_nothing_is_built_on_a_broken_rulebook(copied, told, tmp_path):
    """After the sentences are told, for it writes over the same CSV files."""
    shutil.copytree(SEEDS, copied.directory / "seeds", dirs_exist_ok=True)
    Rulebook(copied.directory).write("caps", ["standard_kind_intent"], max_points="40")
    outcome, results = build(copied, tmp_path, "--exclude", "test_type:generic", change=stopping)
    assert not outcome.is_success
    failed = {name for name, result in results.items() if result["status"] == "fail"}
    assert failed == {"assert_rulebook_caps_hold_their_rules"}, failed
    assert results[PROBE]["status"] == "skipped"


# What the shipped rulebook promises, from its CSVs alone.

def standard(name):
    return [row for row in rows_of(SEEDS / "rulebook" / f"{name}.csv") if row.get("scoring_model_id") == "standard"]


def cap(scope, key):
    (row,) = [row for row in standard("caps") if (row["cap_scope"], row["cap_key"]) == (scope, key)]
    return float(row["max_points"])


def threshold(stage):
    return {row["motion"]: float(row["min_score"]) for row in standard("stage_thresholds") if row["stage"] == stage}


def best_fit():
    best = {}
    for row in standard("fit_rules"):
        best[row["subject"]] = max(best.get(row["subject"], 0), float(row["points"]))
    return sum(best.values())


def least_points_of_grade(grade):
    return float(next(row["min_points"] for row in standard("grade_bands") if row["grade"] == grade))


def test_reading_mail_alone_makes_no_mql():
    assert best_fit() + cap("group", "email") < min(threshold("mql").values())


def test_repeats_alone_make_no_sql():
    assert cap("kind", "intent") < min(threshold("sql").values())


def test_a_demo_request_of_a_good_fit_is_an_mql_in_every_motion():
    demo = next(float(row["points"]) for row in standard("intent_rules") if row["subject"] == "demo_request")
    assert 40 <= demo <= 50
    assert demo + least_points_of_grade("B") >= max(threshold("mql").values())


def test_the_champion_holds_thirty_rules():
    counts = {kind: len(standard(f"{kind}_rules")) for kind in ("fit", "intent", "negative")}
    assert counts == {"fit": 5, "intent": 15, "negative": 10}


def test_textbook_acts_once_each_give_92():
    once = sum(
        float(row["points"])
        for kind in ("fit", "intent")
        for row in rows_of(SEEDS / "rulebook" / f"{kind}_rules.csv")
        if row["scoring_model_id"] == "textbook"
    )
    assert once == 92


def test_the_three_kinds_of_rule_list_the_same_columns():
    def columns(kind):
        text = (ROOT / "models/staging/rulebook" / f"stg_rulebook__{kind}_rules.sql").read_text()
        body = text[text.index("registered as (") : text.index("    from ", text.index("registered as ("))]
        names = []
        for line in body.splitlines()[2:]:
            names.append(re.split(r"\s+as\s+|\.", line.strip().rstrip(","))[-1])
        return names

    assert columns("fit") == columns("intent") == columns("negative")
