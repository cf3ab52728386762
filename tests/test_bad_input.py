"""Bad input either stops the run with a sentence that names the place, or is kept and named."""

import os
import re
import runpy
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal

import pytest
import yaml
from conftest import ROOT, Workspace

LEADS = "lead_id,created_at\n1,2026-01-01\n"
LONG_TEXT = "長" * 10_000


REFUSED_FILES = {
    "a required file and column that are missing": (
        {"crm/users.csv": "user_id\n1\n", "activity/events.csv": "event_id,when\ne1,2026-01-01\n"},
        [
            r"crm\.leads is missing: looked for \S+/raw/crm/leads \(\.parquet, \.csv",
            r"activity\.events\.occurred_at is missing: looked in .* which has event_id, when\.",
            "Supply it, or map your own names",
        ],
    ),
    "a Parquet file that is cut off": (
        {"crm/leads.csv": LEADS, "activity/events.parquet": b"PAR1 and then the disk was full"},
        [r"raw file \S+/activity/events\.parquet of activity\.events cannot be read", "again"],
    ),
    "a CSV with a line too short": (
        {"crm/leads.csv": LEADS + "1,2026-01-01\n" * 30_000 + "2\n"},
        [r"raw file \S+/crm/leads\.csv of crm\.leads cannot be read: a line", "dbt.log names"],
    ),
    "a CSV in another encoding": (
        {"crm/leads.csv": (LEADS + "1,2026-01-01\n" * 30_000 + "ä,\n").encode("latin-1")},
        [r"raw file \S+/crm/leads\.csv of crm\.leads is not UTF-8 text\. Save it as UTF-8"],
    ),
    "a table that lies there twice": (
        {"crm/leads.csv": LEADS, "crm/leads.parquet": "select '1' as lead_id"},
        [r"crm/leads lies there twice: \S+leads\.csv and \S+leads\.parquet", "Keep one of them"],
    ),
    "a raw directory that does not exist": (
        None,
        [r"No raw files lie in \S+/raw, or", "make run", "lead_scoring__raw_path"],
    ),
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory, input_project):
    """One place for all runs."""
    return Workspace(tmp_path_factory.mktemp("bad_input"), input_project)


def assert_refused(result, workspace, sentences):
    said = " ".join(result.stdout.split())
    for sentence in sentences:
        assert re.search(sentence, said), result.stdout
    assert result.returncode != 0
    built = "select * from duckdb_views() where schema_name like 'lead_scoring%'"
    assert not workspace.rows(built), "something was built although the run was refused"


@pytest.mark.parametrize("case", REFUSED_FILES)
def test_files_are_refused_with_a_sentence(workspace, case):
    files, sentences = REFUSED_FILES[case]
    workspace.clear()
    for name, content in (files or {}).items():
        workspace.write(name, content)
    if files is None:
        workspace.raw.rmdir()
    assert_refused(workspace.dbt("build"), workspace, sentences)


@pytest.fixture(scope="module")
def accepted(workspace):
    """One build over raw files with everything wrong that a run survives."""
    workspace.clear()
    leads = [
        'Lead_ID,created_at,email,job_title,company_name,employee_count,annual_revenue,'
        'is_deleted,converted_at,updated_at',
        ' 1 ,2026-01-01T10:00:00+02:00, Ada@Example.COM ,Größe 漢字 🚀 مدير,"a, ""b""\nc",'
        '250.0,1e3,Yes,2026-01-02,2026-01-02 03:04:05.678901',
        '2,yesterday,,,   ,many,NaN,perhaps,infinity,2026-01-02T00:00:00Z',
        f'3,2026-02-30,,{LONG_TEXT},,99999999999,inf,0,,01/02/2026',
        ',2026-01-03,,,,-5,-0.005,f,,',
    ]
    workspace.write("crm/leads.csv", "\ufeff" + "\r\n".join(leads) + "\r\n")
    workspace.write(
        "crm/accounts.parquet",
        """
        select 12345678901::bigint as account_id, 'nan'::double as annual_revenue,
            4e18::double as employee_count, 7.0::double as owner_id, null::int as domain,
            timestamptz '2026-01-01 10:00:00+02' as created_at, date '2026-01-05' as customer_since
        union all select 2, 'inf', 12, null, null, null, null
        union all select 3, 1234.565, 'nan', 8.5, null, null, null
        """,
    )
    workspace.write("crm/users.csv", "user_id,user_name\n")
    workspace.write("crm/lead_emails.csv", "")
    workspace.write("crm/purchases.csv", "account_id,purchased_at,colour\n1,2026-01-01,red\n")
    workspace.write("crm/campaign_spend.csv", "month,amount\n2026-01-01,1 000\n2026-01,12.5\n")
    workspace.write("crm/lead_scores.csv", "lead_id\n1\n")
    workspace.write(
        "activity/events/part_1.parquet",
        "select 'e1' as event_id, timestamp_ns '2026-01-01 00:00:00.123456789' as occurred_at",
    )
    workspace.write(
        "activity/events/part_2.parquet",
        "select '2026-01-02' as occurred_at, 'e2' as event_id, 'Web'::blob as channel",
    )
    result = workspace.dbt("build")
    assert result.returncode == 0, result.stdout
    return workspace, result


def staged(accepted, model, order="1"):
    return accepted[0].rows(f"select * from lead_scoring_staging.{model} order by {order}")


def test_good_values_are_cleaned_and_typed(accepted):
    lead = staged(accepted, "stg_crm__leads", "lead_id nulls last")[0]
    assert lead | {
        "lead_id": "1",
        "created_at": datetime(2026, 1, 1, 8),
        "email": "ada@example.com",
        "job_title": "Größe 漢字 🚀 مدير",
        "company_name": 'a, "b"\nc',
        "employee_count": 250,
        "annual_revenue": Decimal("1000.00"),
        "is_deleted": True,
        "converted_at": datetime(2026, 1, 2),
        "updated_at": datetime(2026, 1, 2, 3, 4, 5, 678901),
        "first_name": None,
        "is_email_bounced": False,
        "unreadable_columns": "",
    } == lead


def test_unreadable_values_are_null_and_named(accepted):
    leads = {row["lead_id"]: row for row in staged(accepted, "stg_crm__leads")}
    assert leads["2"]["unreadable_columns"] == (
        "created_at; employee_count; annual_revenue; converted_at; is_deleted"
    )
    assert leads["2"]["is_deleted"] is False
    assert leads["2"]["company_name"] is None
    assert leads["3"]["unreadable_columns"] == (
        "created_at; employee_count; annual_revenue; updated_at"
    )
    assert leads["3"]["job_title"] == LONG_TEXT
    assert {leads["2"]["annual_revenue"], leads["3"]["annual_revenue"]} == {None}


def test_a_row_without_its_key_is_kept(accepted):
    leads = {row["lead_id"]: row for row in staged(accepted, "stg_crm__leads")}
    assert leads[None]["employee_count"] == -5
    assert leads[None]["unreadable_columns"] == ""


def test_other_types_than_declared_are_cast(accepted):
    accounts = {row["account_id"]: row for row in staged(accepted, "stg_crm__accounts")}
    assert accounts["12345678901"]["created_at"] == datetime(2026, 1, 1, 8)
    assert accounts["12345678901"]["customer_since"] == datetime(2026, 1, 5)
    assert accounts["12345678901"]["owner_id"] == "7"
    assert accounts["3"]["owner_id"] == "8.5"
    assert {name: row["unreadable_columns"] for name, row in accounts.items()} == {
        "12345678901": "employee_count; annual_revenue",
        "2": "annual_revenue",
        "3": "employee_count",
    }


def test_empty_and_absent_tables_are_empty(accepted):
    absent = ("users", "lead_emails", "opportunities", "lead_merges")
    assert [staged(accepted, f"stg_crm__{table}") for table in absent] == [[]] * len(absent)
    types = accepted[0].rows("describe lead_scoring_staging.stg_crm__opportunities")
    assert {row["column_name"]: row["column_type"] for row in types} | {
        "opportunity_id": "VARCHAR",
        "amount": "DECIMAL(18,2)",
        "created_at": "TIMESTAMP",
        "expected_close_on": "DATE",
        "is_won": "BOOLEAN",
    } == {row["column_name"]: row["column_type"] for row in types}


def test_a_folder_of_parquet_files_is_one_table(accepted):
    events = staged(accepted, "stg_activity__events")
    assert [(row["event_id"], row["channel"]) for row in events] == [("e1", None), ("e2", "Web")]
    assert [row["occurred_at"] for row in events] == [
        datetime(2026, 1, 1, 0, 0, 0, 123456),
        datetime(2026, 1, 2),
    ]


def test_columns_that_nobody_declared_are_left_out(accepted):
    assert "colour" not in staged(accepted, "stg_crm__purchases")[0]


def test_money_and_months_that_cannot_be_read(accepted):
    spend = staged(accepted, "stg_crm__campaign_spend", "unreadable_columns")
    assert [(row["month"], row["amount"], row["unreadable_columns"]) for row in spend] == [
        (date(2026, 1, 1), None, "amount"),
        (None, Decimal("12.50"), "month"),
    ]


def test_the_run_tells_what_it_found(accepted):
    said = accepted[1].stdout
    assert "1 row(s) of stg_crm__campaign_spend hold text that cannot be read in: amount" in said
    assert "crm/lead_scores.csv is not read: no source declares a table crm/lead_scores" in said
    assert "--vars '{lead_scoring__as_of: 2026-01-03}'" in said


def test_a_file_that_is_gone_counts_as_absent_and_own_tables_stay(accepted):
    workspace, _ = accepted
    (workspace.raw / "crm" / "purchases.csv").unlink()
    workspace.write("crm/leads.csv", "lead_id,created_at\n")
    workspace.execute("create table raw_crm.lead_merges as select 1 as losing_lead_id")
    tables = ("leads", "purchases", "lead_merges")
    result = workspace.dbt("run", "--select", *(f"stg_crm__{table}" for table in tables))
    assert result.returncode == 0, result.stdout
    assert "crm.leads is empty: the run goes on, and nobody will be scored" in result.stdout
    assert staged(accepted, "stg_crm__purchases") == []
    assert [row["losing_lead_id"] for row in staged(accepted, "stg_crm__lead_merges")] == ["1"]


def test_variables_are_refused_with_a_sentence_each(workspace, input_project):
    workspace.clear()
    settings = input_project.directory / "dbt_project.yml"
    kept = settings.read_text(encoding="utf-8")
    settings.write_text(
        kept.replace("lead_scoring__as_of:", 'lead_scoring__as_off: ""\n    lead_scoring__as_of:'),
        encoding="utf-8",
    )
    result = workspace.dbt(
        "build",
        asof="2026-06-30",
        as_of="2026-06-30",
        known_as_of="2026-06-29T12:00:00Z",
        arrivals_known_from="2026-02-30",
        reporting_currency="dollars",
        longest_run_minutes="three hours",
    )
    settings.write_text(kept, encoding="utf-8")
    assert_refused(
        result,
        workspace,
        [
            "lead_scoring__asof is no variable of lead_scoring",
            "lead_scoring__as_off is no variable of lead_scoring",
            "The variables are: lead_scoring__as_of,",
            r'lead_scoring__arrivals_known_from is "2026-02-30", which is no UTC instant\. Write',
            r"lead_scoring__known_as_of \(2026-06-29 12:00:00\) lies before lead_scoring__as_of",
            'lead_scoring__reporting_currency is "dollars". Write three capital letters',
            'lead_scoring__longest_run_minutes is "three hours". Write how many minutes a run may take',
        ],
    )


def test_every_variable_of_the_project_is_known_to_the_check():
    project = yaml.safe_load((ROOT / "dbt_project.yml").read_text(encoding="utf-8"))
    check = (ROOT / "macros" / "run" / "_unknown_variables.sql").read_text(encoding="utf-8")
    known = set(re.findall(r"'(lead_scoring__\w+)',", check))
    assert known == set(project["vars"]["lead_scoring"])


def test_make_run_ends_with_what_to_set_where_no_server_answers(input_project):
    """dbt connects before it asks a macro anything, and tells of it in the server's words, which stay above."""
    run = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "build.py"), "--target", "postgres"], cwd=input_project.directory,
        env=os.environ | {"LEAD_SCORING_POSTGRES_HOST": "127.0.0.1", "LEAD_SCORING_POSTGRES_PORT": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )
    assert run.returncode == 1
    assert "Connection refused" in run.stdout
    assert run.stdout.splitlines()[-1] == (
        "No server answers: set LEAD_SCORING_POSTGRES_HOST and LEAD_SCORING_POSTGRES_PORT, or start it."
    )


@pytest.mark.parametrize("said, sentence", [
    ("Could not find adapter type snowflake!", "The adapter for snowflake is not installed: pip install '.[snowflake]'."),
    ('FATAL:  permission denied for database "crm"\nDETAIL:  User does not have CONNECT privilege.',
     "ada may not connect: set LEAD_SCORING_REDSHIFT_DATABASE and LEAD_SCORING_REDSHIFT_USER, or give the right: "
     "grant connect on database crm to ada;"),
    ("must be owner of view stg_crm__leads",
     "stg_crm__leads was made by another user: set LEAD_SCORING_REDSHIFT_USER to that one, or let ada act for it: "
     "grant <that one> to ada;"),
    ("division by zero", None),
])
def test_what_a_warehouse_says_becomes_what_to_set(said, sentence):
    advice = runpy.run_path(str(ROOT / ".ci" / "advice.py"))["advice"]
    assert advice(f"Database Error\n  {said}", "redshift", {"LEAD_SCORING_REDSHIFT_USER": "ada"}) == sentence
