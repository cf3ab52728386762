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
no_at,2026-05-01 10:00:00,ann.one.example,CFO,,
blank_within,2026-05-01 10:00:00,ann @one.example,CFO,,
no_name,2026-05-01 10:00:00,@one.example,CFO,,
other_script,2026-05-01 10:00:00,Li@Bücher。example,CFO,,
other_dots,2026-05-02 10:00:00,LI@bücher.example.,CFO,,
left,2026-05-01 10:00:00,left@left.example,CFO,,
joined_left,2026-05-01 10:00:00,stays@left.example,CFO,,
stayed,2026-05-01 10:00:00,stayed@left.example,CFO,,
left_winner,2026-05-01 10:00:00,winner@left.example,CFO,,
"""

ERASURES = """lead_id,email,requested_at
left,,2026-05-10 10:00:00
,winner@left.example,2026-05-10 10:00:00
turning_8,,2026-05-10 10:00:00
"""

CHAIN, RING, HOPS = 20, 17, 64  # int_lead_merges__followed follows 64 merges
LEADS += "".join(f"chain_{n},2026-05-01 10:00:00,chain_{n}@chain.example,CFO,,\n" for n in range(CHAIN + 1))
LEADS += "".join(f"circle_{n},2026-05-01 10:00:00,circle_{n}@circle.example,CFO,,\n" for n in range(RING))
LEADS += "".join(f"turning_{n},2026-05-01 10:00:00,turning_{n}@turning.example,CFO,,\n" for n in range(RING))
LEADS += "".join(f"long_{n},2026-05-01 10:00:00,long_{n}@long.example,CFO,,\n" for n in range(HOPS + 3))
LEADS += "gone_end,2026-05-01 10:00:00,gone_end@gone.example,CFO,,\n"

MERGES = """losing_lead_id,winning_lead_id,merged_at
round_a,round_b,2026-05-02 10:00:00
round_b,round_a,2026-05-03 10:00:00
good,ghost,2026-05-02 10:00:00
gone,also_gone,2026-05-02 10:00:00
also_gone,good,2026-05-03 10:00:00
no_date,round_b,2026-05-02 10:00:00
left,joined_left,2026-05-12 10:00:00
stayed,left_winner,2026-05-12 10:00:00
"""
MERGES += "".join(f"chain_{n + 1},chain_{n},2026-05-12 10:00:00\n" for n in range(CHAIN))
MERGES += "".join(f"circle_{n},circle_{(n + 1) % RING},2026-05-{12 + n} 10:00:00\n" for n in range(RING))
MERGES += "".join(f"turning_{n},turning_{(n + 1) % RING},2026-05-{12 + n} 10:00:00\n" for n in range(RING))
MERGES += "".join(f"long_{n + 1},long_{n},2026-05-12 10:00:00\n" for n in range(HOPS + 2))
# no row of its own but the end's: a CRM takes those of merged records away
MERGES += "gone_1,gone_end,2026-05-12 10:00:00\n"
MERGES += "".join(f"gone_{n + 1},gone_{n},2026-05-12 10:00:00\n" for n in range(1, HOPS + 1))

MANY = 10_000  # account_match_rules.csv allows 500 on a domain without an account
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
e7,2026-06-28 10:00:00,2026-06-28 10:00:01,web,page_view,left,https://x.example/pricing
e8,2026-06-28 10:00:00,2026-06-28 10:00:01,web,page_view,joined_left,https://x.example/pricing
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory, project):
    space = Workspace(tmp_path_factory.mktemp("quarantine"), project)
    space.write("crm/leads.csv", LEADS + SHARED)
    space.write("crm/lead_merges.csv", MERGES)
    space.write("crm/erasure_requests.csv", ERASURES)
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
        "scored": 13 + MANY + 6, "quarantined": 4, "created_after_as_of": 1, "merged_away": 3 + CHAIN + RING - 1 + HOPS, "erased": 4 + RING,
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
        ("crm.lead_merges", "left", "the person was erased"),
        ("crm.lead_merges", "stayed", "the person was erased"),
        *(("crm.lead_merges", f"turning_{n}", "the person was erased") for n in range(RING)),
        (
            "crm.lead_merges", "round_b",
            "closes a circle of merges: delete the wrong one of them in the CRM",
        ),
        (
            "crm.lead_merges", f"circle_{RING - 1}",
            "closes a circle of merges: delete the wrong one of them in the CRM",
        ),
        *(
            (
                "crm.lead_merges", one,
                "more than 64 merges lead on from it: merge it into the last lead of the chain",
            )
            for one in (f"long_{HOPS + 1}", f"long_{HOPS + 2}", f"gone_{HOPS + 1}")
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
        ("no_at", "email"),
        ("blank_within", "email"),
        ("no_name", "email"),
    }


def test_an_address_however_it_is_written_is_one_person(built):
    """Capitals, blanks, a dot at the end, another script's dots: each row is that person, the circle's survivor too."""
    found = built.rows(
        "select source_id, lead_id, how from lead_scoring.lead_ids where source_id in ('again', 'other_dots')"
    )
    assert {tuple(row.values()) for row in found} == {
        ("again", "round_b", "duplicate"), ("other_dots", "other_script", "duplicate"),
    }


def test_an_address_that_cannot_be_read_makes_no_person_of_two(built):
    found = built.rows(
        "select lead_id, email_status from lead_scoring.lead_scores"
        " inner join lead_scoring_utilities.util_scoring_moments using (lead_id)"
        " inner join lead_scoring_intermediate.int_leads__profiled using (moment_id)"
        " where scoring_model_id = 'standard' and moment_kind = 'current'"
        " and lead_id in ('no_at', 'blank_within', 'no_name', 'two_ats', 'no_email')"
    )
    assert {tuple(row.values()) for row in found} == {
        ("no_at", "invalid"), ("blank_within", "invalid"), ("no_name", "invalid"), ("two_ats", "invalid"),
        ("no_email", None),
    }


def test_a_merge_after_an_erasure_erases_both(built):
    """Whichever end asked, and however: they are one person, of whom nothing is left. So are all in a circle of merges."""
    found = built.rows(
        "select lead_id from lead_scoring_utilities.util_lead_dispositions where disposition = 'erased'"
    )
    circle = {f"turning_{n}" for n in range(RING)}
    assert {row["lead_id"] for row in found} == {"left", "joined_left", "stayed", "left_winner"} | circle
    for mart in ("lead_scores", "lead_ids", "lead_funnel"):
        assert not built.rows(f"select * from lead_scoring.{mart} where lead_id in"
                              " ('left', 'joined_left', 'stayed', 'left_winner') or lead_id like 'turning%'"), mart


def test_every_event_is_accounted_for(built):
    found = built.rows(
        "select disposition, events_count from lead_scoring_utilities.util_event_dispositions"
        " where scoring_model_id = 'standard'"
    )
    assert {row["disposition"]: row["events_count"] for row in found} == {
        "counted": 2, "repeated": 1, "quarantined": 2, "after_as_of": 1, "unknown_lead": 1, "erased": 2,
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


def test_long_chains_of_merges_end_at_one_person(built):
    """Of a circle the latest merge does not act; a lead with more than 64 merges to go stays itself."""
    found = built.rows(
        "select lead_id, count(*) as ids from lead_scoring.lead_ids"
        " where regexp_matches(source_id, '^(chain|circle|long|gone)_([0-9]+|end)$') group by lead_id"
    )
    assert {row["lead_id"]: row["ids"] for row in found} == {
        "chain_0": CHAIN + 1, f"circle_{RING - 1}": RING, "long_0": HOPS + 1,
        f"long_{HOPS + 1}": 1, f"long_{HOPS + 2}": 1, "gone_end": HOPS + 1,
    }


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
