"""What the check of rulebook edits lets through and what it refuses, on a small repository of its own."""

import os
import subprocess

import check_rulebook_edits as check
import pytest

LAST_RUN = "2026-05-20"
TODAY = "2026-06-01"
HEADER = "rule_id,points,rationale,owner,valid_from,valid_to,is_enabled\n"
OLD = (
    "pricing,10,Field practice,sales,2025-01-01,,true\n"
    "webinar,15,Sales guide,sales,2025-01-01,,true\n"
    "surge,8,Judgement,sales,2026-07-01,,true\n"
    "idle,3,Judgement,sales,2025-01-01,,false\n"
)


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "seeds" / "rulebook"
    folder.mkdir(parents=True)
    (folder / "intent_rules.csv").write_text(HEADER + OLD)
    (folder / "grade_bands.csv").write_text(
        "scoring_model_id,grade,min_points,max_points,rationale,owner,valid_from,valid_to,is_enabled\n"
        "standard,A,35,,why,sales,2025-01-01,,true\nstandard,B,22,35,why,sales,2025-01-01,,true\n"
    )
    person = ["-c", "user.name=tester", "-c", "user.email=tester@example.com"]
    environment = {**os.environ, "GIT_COMMITTER_DATE": f"{LAST_RUN} 12:00:00 +0000"}
    for command in (["init", "-q"], ["add", "."], [*person, "commit", "-qm", "first"]):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True, env=environment)
    return tmp_path


def edited(repository, old, new, name="intent_rules"):
    path = repository / "seeds" / "rulebook" / f"{name}.csv"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def run(repository, capsys, *options):
    code = check.main(["--root", str(repository), "--today", TODAY, *options])
    return code, capsys.readouterr().out


ALLOWED = {
    "nothing changed": ("pricing,10", "pricing,10"),
    "closed today": ("Field practice,sales,2025-01-01,,true", "Field practice,sales,2025-01-01,2026-06-01,true"),
    "closed, and a new row added": (
        "pricing,10,Field practice,sales,2025-01-01,,true\n",
        "pricing,10,Field practice,sales,2025-01-01,2026-06-01,true\npricing,12,More,sales,2026-06-01,,true\n",
    ),
    "closed after the last revision": (
        "Field practice,sales,2025-01-01,,true", "Field practice,sales,2025-01-01,2026-05-25,true",
    ),
    "another reason and owner": ("Sales guide,sales", "Outcomes of 2025,revenue_operations"),
    "a row that begins later": ("surge,8", "surge,9"),
    "a row that is not enabled": ("idle,3", "idle,4"),
}
REFUSED = {
    "points changed": (
        "pricing,10", "pricing,12",
        "seeds/rulebook/intent_rules.csv, row pricing, column points: 10 became 12 in a row in force since 2025-01-01;",
    ),
    "row deleted": (
        "webinar,15,Sales guide,sales,2025-01-01,,true\n", "",
        "seeds/rulebook/intent_rules.csv, row webinar, column valid_from: the row in force since 2025-01-01 is gone;",
    ),
    "row disabled": (
        "Sales guide,sales,2025-01-01,,true", "Sales guide,sales,2025-01-01,,false",
        "seeds/rulebook/intent_rules.csv, row webinar, column is_enabled: true became false",
    ),
    "closed in the past": (
        "Sales guide,sales,2025-01-01,,true", "Sales guide,sales,2025-01-01,2026-01-01,true",
        "seeds/rulebook/intent_rules.csv, row webinar, column valid_to: (empty) became 2026-01-01, which changes past days;",
    ),
    "added from a past day on": (
        "surge,8", "social,2,Judgement,sales,2025-01-01,,true\nsurge,8",
        "seeds/rulebook/intent_rules.csv, row social, column valid_from: 2025-01-01 is past, and the new row",
    ),
    "begun on another day": (
        "Sales guide,sales,2025-01-01", "Sales guide,sales,2024-01-01",
        "seeds/rulebook/intent_rules.csv, row webinar, column valid_from: the row in force since 2025-01-01 is gone;",
    ),
}


@pytest.mark.parametrize(("old", "new"), ALLOWED.values(), ids=ALLOWED)
def test_allowed(repository, capsys, old, new):
    edited(repository, old, new)
    code, said = run(repository, capsys)
    assert (code, said.count("\n")) == (0, 1), said


@pytest.mark.parametrize(("old", "new", "sentence"), REFUSED.values(), ids=REFUSED)
def test_refused(repository, capsys, old, new, sentence):
    edited(repository, old, new)
    code, said = run(repository, capsys)
    assert code == 1
    assert sentence in said


def test_rows_with_a_key_of_several_columns(repository, capsys):
    edited(repository, "standard,B,22", "standard,B,20", "grade_bands")
    code, said = run(repository, capsys)
    assert code == 1
    assert "seeds/rulebook/grade_bands.csv, row standard B, column min_points: 22 became 20" in said


def test_a_correction_is_allowed_and_told(repository, capsys, monkeypatch):
    edited(repository, "pricing,10", "pricing,12")
    code, said = run(repository, capsys, "--correction", "a slip of the pen")
    assert code == 0
    assert "Allowed as a correction of past scores: a slip of the pen" in said
    monkeypatch.setenv("LEAD_SCORING_CORRECTION", "a slip of the pen")
    assert run(repository, capsys)[0] == 0


def test_an_unknown_revision_is_told(repository):
    with pytest.raises(SystemExit, match="not known to git"):
        check.main(["--root", str(repository), "--against", "nowhere"])
