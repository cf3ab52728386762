"""Bad rows never cost good ones: each is set aside with a reason, and every row is accounted for."""

import pytest
from conftest import Workspace

AS_OF = "2026-06-30"
LONG_TITLE = "Head of " + "very " * 2_000 + "important things"

LEADS = f"""lead_id,created_at,email,job_title,annual_revenue,updated_at
good,2026-05-01 10:00:00,ann@one.example,VP Sales,1000000,2026-05-01 10:00:00
twice,2026-05-01 10:00:00,old@one.example,Intern,,2026-05-01 10:00:00
twice,2026-05-01 10:00:00,new@one.example,Director,,2026-06-01 10:00:00
,2026-05-01 10:00:00,nobody@one.example,CEO,,
no_date,,late@one.example,CEO,,
bad_date,31st of May,bad@one.example,CEO,,
no_email,2026-05-01 10:00:00,,CFO,,
text_in_number,2026-05-01 10:00:00,num@one.example,CFO,about a million,
infinite,2026-05-01 10:00:00,inf@one.example,CFO,Infinity,
not_yet,2026-08-01 10:00:00,soon@one.example,CFO,,
any_script,2026-05-01 10:00:00,li@one.example,销售总监 Ω,,
long_text,2026-05-01 10:00:00,long@one.example,{LONG_TITLE},,
two_ats,2026-05-01 10:00:00,Ann@@one.example,CFO,,
round_a,2026-05-01 10:00:00,RA@one.example.,CFO,,
round_b,2026-05-01 10:00:00,rb@one.example,CFO,,
again,2026-05-02 10:00:00, ra@ONE.example ,CFO,,
"""

MERGES = """losing_lead_id,winning_lead_id,merged_at
round_a,round_b,2026-05-02 10:00:00
round_b,round_a,2026-05-03 10:00:00
good,ghost,2026-05-02 10:00:00
gone,also_gone,2026-05-02 10:00:00
also_gone,good,2026-05-03 10:00:00
no_date,round_b,2026-05-02 10:00:00
"""

MANY = 501  # one more than account_match_rules.csv allows on a domain without an account
SHARED = "".join(f"many_{n},2026-05-01 10:00:00,p{n}@many.example,,,\n" for n in range(MANY))

ACCOUNTS = """account_id,account_name,domain,parent_account_id
top,Top,,
child,Child,,top
lost,Lost,,nowhere
own,Own,,own
ring_1,Ring,,ring_3
ring_2,Ring,,ring_1
ring_3,Ring,,ring_2
"""

SURGES = """provider,domain,topic,surge_score,observed_on
p,many.example,t,90,2026-06-29
"""

EVENTS = """event_id,occurred_at,loaded_at,channel,event_type,lead_id,url
e1,2026-06-29 10:00:00,2026-06-29 10:00:01,web,page_view,good,https://x.example/pricing
e1,2026-06-29 10:00:00,2026-06-30 10:00:01,web,page_view,good,https://x.example/pricing
e2,,2026-06-29 10:00:01,web,page_view,good,https://x.example/pricing
e3,2026-07-09 10:00:00,2026-06-29 10:00:01,web,page_view,good,https://x.example/pricing
e4,2026-07-01 10:00:00,2026-07-01 10:00:01,web,page_view,good,https://x.example/pricing
e5,2026-06-29 10:00:00,2026-06-29 10:00:01,web,page_view,ghost,https://x.example/pricing
e6,2026-06-28 10:00:00,2026-06-28 10:00:01,web,page_view,gone,https://x.example/pricing
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory, project):
    space = Workspace(tmp_path_factory.mktemp("quarantine"), project)
    space.write("crm/leads.csv", LEADS + SHARED)
    space.write("crm/lead_merges.csv", MERGES)
    space.write("crm/accounts.csv", ACCOUNTS)
    space.write("market/intent_surges.csv", SURGES)
    space.write("activity/events.csv", EVENTS)
    result = space.dbt(
        "build", "--exclude-resource-type", "test", "unit_test", as_of=AS_OF
    )
    assert result.returncode == 0, result.stdout[-3_000:]
    return space


def test_every_lead_row_is_accounted_for(built):
    found = built.rows(
        "select disposition, count(*) as leads from lead_scoring_utilities.util_lead_dispositions"
        " group by all"
    )
    assert {row["disposition"]: row["leads"] for row in found} == {
        "scored": 9 + MANY, "quarantined": 4, "created_after_as_of": 1, "merged_away": 2,
    }


def test_rows_are_set_aside_with_their_reason(built):
    found = built.rows(
        "select source_table, row_key, reason from lead_scoring_utilities.util_quarantined_rows"
        " where is_left_out"
    )
    assert {(row["source_table"], row["row_key"], row["reason"]) for row in found} == {
        ("crm.leads", None, "lead_id is missing"),
        ("crm.leads", "twice", "lead_id is repeated"),
        ("crm.leads", "no_date", "created_at is missing or unreadable"),
        ("crm.leads", "bad_date", "created_at is missing or unreadable"),
        ("crm.lead_merges", "good", "the winning lead is unknown"),
        (
            "crm.lead_merges", "round_b",
            "closes a circle of merges: delete the wrong one of them in the CRM",
        ),
        ("activity.events", "e2", "occurred_at is missing or unreadable"),
        ("activity.events", "e3", "dated more than a day after its arrival"),
    }


def test_unreadable_values_are_empty_and_named(built):
    found = built.rows(
        "select row_key, columns_named from lead_scoring_utilities.util_quarantined_rows"
        " where not is_left_out and source_table = 'crm.leads'"
    )
    assert {(row["row_key"], row["columns_named"]) for row in found} == {
        ("text_in_number", "annual_revenue"),
        ("infinite", "annual_revenue"),
        ("bad_date", "created_at"),
        ("two_ats", "email"),
    }


def test_an_address_however_it_is_written_is_one_person(built):
    """Capitals, blanks and a dot at the end: the record of the circle's survivor is that person."""
    found = built.rows("select lead_id, how from lead_scoring.lead_ids where source_id = 'again'")
    assert found == [{"lead_id": "round_b", "how": "duplicate"}]


def test_every_event_is_accounted_for(built):
    found = built.rows(
        "select disposition, events_count from lead_scoring_utilities.util_event_dispositions"
        " where scoring_model_id = 'standard'"
    )
    assert {row["disposition"]: row["events_count"] for row in found} == {
        "counted": 2, "repeated": 1, "quarantined": 2, "after_as_of": 1, "unknown_lead": 1,
    }


def test_merged_ids_without_a_row_find_the_person(built):
    """Their row is gone or cannot be used; the chain of merges goes on to one that can."""
    found = built.rows(
        "select source_id, lead_id, how from lead_scoring.lead_ids"
        " where source_id in ('gone', 'also_gone', 'no_date', 'ghost')"
    )
    assert {tuple(row.values()) for row in found} == {
        ("gone", "good", "merge"), ("also_gone", "good", "merge"), ("no_date", "round_b", "merge"),
    }
    (row,) = built.rows(
        "select occurrences from lead_scoring.lead_score_reasons"
        " where scoring_model_id = 'standard' and lead_id = 'good' and rule_id = 'intent_pricing_page'"
    )
    assert row["occurrences"] == 2


def test_the_copy_updated_last_stands(built):
    reasons = built.rows(
        "select rule_id from lead_scoring.lead_score_reasons"
        " where scoring_model_id = 'standard' and lead_id = 'twice' and kind = 'fit'"
    )
    assert [row["rule_id"] for row in reasons] == ["fit_seniority_manager"]


def test_parents_that_cannot_be_followed_are_named(built):
    found = built.rows(
        "select row_key, reason from lead_scoring_utilities.util_quarantined_rows"
        " where columns_named = 'parent_account_id'"
    )
    assert {row["row_key"]: row["reason"] for row in found} == {
        "lost": "parent is no account", "own": "parent is the account itself",
        "ring_1": "parents run in a circle", "ring_2": "parents run in a circle",
        "ring_3": "parents run in a circle",
    }
    tops = built.rows(
        "select account_id, ultimate_parent_account_id as top from"
        " lead_scoring_intermediate.int_accounts__placed_in_families"
    )
    assert {row["account_id"]: row["top"] for row in tops} == {
        "top": "top", "child": "top", "lost": "lost", "own": "own",
        "ring_1": "ring_1", "ring_2": "ring_1", "ring_3": "ring_1",
    }
    (unknown,) = built.rows(
        "select unknown_value, rows_count from lead_scoring_utilities.util_unknown_values"
        " where source_table = 'crm.accounts'"
    )
    assert tuple(unknown.values()) == ("nowhere", 1)


def test_a_domain_of_too_many_leads_is_a_provider_s(built):
    """They are one company to nobody: the research of one does not score five hundred others."""
    (shared,) = built.rows("select * from lead_scoring_intermediate.int_shared_domains__found")
    assert (shared["registrable_domain"], shared["leads_count"]) == ("many.example", MANY)
    kinds = built.rows(
        "select email_kind, company_domain, count(*) as leads from lead_scoring_intermediate.int_leads__profiled"
        " inner join lead_scoring_utilities.util_scoring_moments using (moment_id)"
        " where email_domain = 'many.example' and moment_kind = 'current' group by all"
    )
    assert [tuple(row.values()) for row in kinds] == [("provider", None, MANY)]
    assert not built.rows("select * from lead_scoring.lead_score_reasons where rule_id = 'intent_surge'")
