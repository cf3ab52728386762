"""Golden leads: raw rows small enough to read, figures worked by hand, compared to the last digit.

`golden/raw` holds the input; `expected_scores.csv`, `expected_reasons.csv`, `expected_accounts.csv` and
`expected_committees.csv` hold what must come out. Their column `arithmetic` shows the sum. Notes stand in parentheses there, and every
`a × b = c` is checked.
"""

import csv
import re
import shlex
import subprocess
import sys
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

import pytest
from conftest import ROOT, Workspace

GOLDEN = ROOT / "tests" / "golden"
RULEBOOK = ROOT / "seeds" / "rulebook"
PAGE = ROOT / "models" / "_docs" / "worked_lead.md"
AS_OF = "2026-06-30"
WORKED_LEAD = "G38"
SCORE_KEY = ("scoring_model_id", "lead_id")
REASON_KEY = (*SCORE_KEY, "rule_id")
ACCOUNT_KEY = ("scoring_model_id", "account_id")
NUMBER = r"−?\d+(?:\.\d+)?"
SUM = re.compile(rf"({NUMBER}(?: [+−×÷] {NUMBER})*) = ({NUMBER})")


def rows_of(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


SCORES = rows_of(GOLDEN / "expected_scores.csv")
REASONS = rows_of(GOLDEN / "expected_reasons.csv")
ACCOUNTS = rows_of(GOLDEN / "expected_accounts.csv")
COMMITTEES = rows_of(GOLDEN / "expected_committees.csv")


@pytest.fixture(scope="module")
def built(tmp_path_factory, project):
    """The marts, built on the golden raw files alone."""
    workspace = Workspace(tmp_path_factory.mktemp("golden"), project)
    workspace.raw = GOLDEN / "raw"
    done = workspace.dbt(
        *("build", "--select", "+lead_scores", "+lead_score_reasons", "+buying_committees"),
        *("--exclude-resource-type", "test", "unit_test"),
        as_of=AS_OF,
    )
    assert done.returncode == 0, done.stdout[-4000:]
    return workspace


def as_cell(value):
    """A built value as the expected files write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, Decimal)):
        return format(Decimal(value).normalize(), "f") if value else "0"
    return str(value)


def differences(expected, found, key):
    """One line for each row too few or too many and for each column that differs."""
    wanted = {tuple(row[name] for name in key): row for row in expected}
    given = {tuple(row[name] for name in key): row for row in found}
    for place in sorted(wanted.keys() | given.keys()):
        name = " ".join(place)
        if place not in given:
            yield f"{name}: missing from the build"
        elif place not in wanted:
            yield f"{name}: not expected, the build has {given[place]}"
        else:
            row = given[place]
            differing = [column for column in row if row[column] != wanted[place][column]]
            for column in differing:
                yield f"{name}, {column}:"
                yield f"    by hand {wanted[place][column]}"
                yield f"    built   {row[column]}"
            if differing:
                yield f"    {wanted[place]['arithmetic']}"


def assert_same(expected, mart, key, workspace):
    columns = [column for column in expected[0] if column != "arithmetic"]
    found = workspace.rows(f"select {', '.join(columns)} from lead_scoring.{mart}")
    found = [{column: as_cell(value) for column, value in row.items()} for row in found]
    lines = list(differences(expected, found, key))
    assert len(found) == len({tuple(row[name] for name in key) for row in found})
    assert not lines, f"{mart} differs from the golden leads:\n" + "\n".join(lines)


def test_scores(built):
    assert_same(SCORES, "lead_scores", SCORE_KEY, built)


def test_reasons(built):
    assert_same(REASONS, "lead_score_reasons", REASON_KEY, built)


def test_accounts(built):
    assert_same(ACCOUNTS, "account_rollups", ACCOUNT_KEY, built)


def test_committees(built):
    assert_same(COMMITTEES, "buying_committees", ("account_id", "buying_role"), built)


def test_three_engaged_people_count_for_more_than_one_busy_one():
    """In the champion, with the same points of acts in both accounts and the same company."""
    busy, three = (
        next(row for row in ACCOUNTS if (row["scoring_model_id"], row["account_id"]) == ("standard", account))
        for account in ("A40", "A41")
    )
    acts = {
        account: sum(
            Decimal(row["intent_score"])
            for row in SCORES
            if row["scoring_model_id"] == "standard" and row["lead_id"] in leads
        )
        for account, leads in (("A40", {"G40"}), ("A41", {"G41", "G42", "G43"}))
    }
    assert acts["A40"] == acts["A41"]
    assert busy["account_fit_points"] == three["account_fit_points"]
    assert int(three["account_score"]) > int(busy["account_score"])


def test_every_rule_is_covered():
    """Each enabled rule and inactivity step of both models moves the score of a golden lead."""
    hit = {
        (row["scoring_model_id"], row["rule_id"]) for row in REASONS if row["contribution"] != "0"
    }
    seeds = ("fit_rules", "intent_rules", "negative_rules", "inactivity_steps")
    enabled = {
        (row["scoring_model_id"], row.get("rule_id") or row["step_id"])
        for seed in seeds
        for row in rows_of(RULEBOOK / f"{seed}.csv")
        if row["is_enabled"] == "true"
        and row["valid_from"] <= AS_OF
        and (not row["valid_to"] or AS_OF < row["valid_to"])
    }
    assert not enabled - hit, f"no golden lead for {sorted(enabled - hit)}"
    assert not hit - enabled, f"expected, but not in the rulebook: {sorted(hit - enabled)}"


def test_every_scored_lead_stands_in_the_raw_rows():
    leads = {row["lead_id"] for row in rows_of(GOLDEN / "raw" / "crm" / "leads.csv")}
    models = {row["scoring_model_id"] for row in rows_of(RULEBOOK / "scoring_models.csv")}
    expected = {(row["scoring_model_id"], row["lead_id"]) for row in SCORES}
    assert {lead for _, lead in expected} <= leads
    assert expected == {(model, lead) for model in models for _, lead in expected}


def without_notes(text):
    """The cell without what stands in parentheses."""
    return re.sub(r" +", " ", re.sub(r"\([^)]*\)", "", text))


def number(text):
    return Fraction(text.replace("−", "-"))


def value_of(expression):
    """Sums of products, as they are read."""
    total, sign = Fraction(0), 1
    for part in re.split(r" ([+−]) ", expression):
        if part in "+−":
            sign = 1 if part == "+" else -1
            continue
        product, divide = Fraction(1), False
        for factor in re.split(r" ([×÷]) ", part):
            if factor in "×÷":
                divide = factor == "÷"
            else:
                product = product / number(factor) if divide else product * number(factor)
        total += sign * product
    return total


def rounded(value):
    """To four decimals, half away from zero."""
    units = (abs(value) * 10**4 * 2 + 1) // 2
    return Fraction(units if value >= 0 else -units, 10**4)


def mistakes(text):
    """Each sum of the text that is wrong."""
    for left, right in SUM.findall(text):
        if rounded(value_of(left)) != number(right):
            yield f"{left} is {float(rounded(value_of(left)))}, not {right}"


@pytest.mark.parametrize(
    ("rows", "key", "result"),
    [
        (SCORES, SCORE_KEY, "score"), (REASONS, REASON_KEY, "contribution"),
        (ACCOUNTS, ACCOUNT_KEY, "account_score"),
    ],
    ids=["scores", "reasons", "accounts"],
)
def test_arithmetic_is_right_and_ends_in_the_result(rows, key, result):
    wrong = []
    for row in rows:
        place = " ".join(row[name] for name in key)
        text = without_notes(row["arithmetic"])
        wrong += [f"{place}: {mistake}" for mistake in mistakes(text)]
        if len(SUM.findall(text)) != text.count("="):
            wrong.append(f"{place}: not every sum can be read in {text}")
        if number(re.findall(NUMBER, text)[-1]) != number(row[result]):
            wrong.append(f"{place}: {text} does not end in {row[result]}")
    assert not wrong, "\n".join(wrong)


def test_expected_reasons_add_up():
    """By hand, too, the ledger sums to the score."""
    total = defaultdict(Decimal)
    for row in REASONS:
        losses = sum(Decimal(row[f"lost_to_{name}"]) for name in ("decay", "caps", "floor"))
        contribution = Decimal(row["contribution"])
        assert contribution == Decimal(row["earned_points"]) - losses, row
        total[row["scoring_model_id"], row["lead_id"]] += contribution
    for row in SCORES:
        assert Decimal(row["raw_score"]) == total[row["scoring_model_id"], row["lead_id"]], row


def test_the_worked_page_shows_the_golden_figures():
    """The page that works one lead says what its golden rows say."""
    page = PAGE.read_text(encoding="utf-8")
    place = ("standard", WORKED_LEAD)
    score = next(row for row in SCORES if (row["scoring_model_id"], row["lead_id"]) == place)
    told = [WORKED_LEAD, f"score **{score['score']}**", f"grade **{score['grade']}**"]
    told += [f"priority **{score['priority']}**", f"level **{score['intent_level']}**"]
    told += [*score["unmet_conditions"].split("; "), *score["top_reasons"].split("; ")]
    parts = ("fit_score", "intent_points", "intent_score", "negative_points", "raw_score")
    told += [score[name] for name in parts]
    for row in REASONS:
        if (row["scoring_model_id"], row["lead_id"]) == place:
            told += [f"`{row['rule_id']}`", row["contribution"].replace("-", "−")]
    silent = [text for text in told if not re.search(rf"(?<![\d.]){re.escape(text)}(?![\d])", page)]
    assert not silent, f"{PAGE.name} does not say {silent}"
    assert not list(mistakes(page)), list(mistakes(page))


def test_the_line_to_try_that_the_summary_prints_runs(built):
    """Pasted into a shell as it stands, it shows why the best lead has its score."""
    told = subprocess.run(
        [sys.executable, ROOT / "analyses" / "summary.py", "--database", built.database],
        capture_output=True, text=True, check=True,
    ).stdout
    _, _, line = told.partition(".venv/bin/python ")
    assert line
    shown = subprocess.run(
        f"{shlex.quote(sys.executable)} {line}", shell=True, capture_output=True, text=True, check=False
    )
    assert shown.returncode == 0, shown.stderr
    assert "contribution" in shown.stdout
