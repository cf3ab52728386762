"""The oracle itself against sums done by hand, on a rulebook small enough to see through."""

import csv
from datetime import datetime
from decimal import Decimal

import pytest

from .evidence import Stream
from .people import History, People, Profiler, is_believed
from .reading import Rulebook, clean, moment_of
from .scorer import rounded, score, shares, weight

AS_OF = "2026-06-30"
HEADS = {
    "scoring_models": "scoring_model_id,model_role",
    "account_rollup_rules": "mode,max_people,max_person_points,best_share,rest_share,breadth_points,"
    "max_breadth_points,max_engagement_points,recent_days,earlier_days,min_acts,min_company_signals,rising_ratio,"
    "falling_ratio",
    "account_grade_bands": "grade,min_points,max_points",
    "account_match_rules": "match_method,precedence,confidence,tied_confidence,max_leads",
    "committee_roles": "committee_role,buying_roles,missing_step,found_step,confirmed_step",
    "fit_rules": "rule_id,rule_label,subject,operator,match_value,match_min,match_max,points,"
    "cap_group",
    "intent_rules": "rule_id,rule_label,rule_label_plural,subject,points,max_per_day,"
    "max_occurrences,min_days,min_occurrences,within_days,ageing_mode,window_days,half_life_days,"
    "age_step_days,cap_group",
    "negative_rules": "rule_id,rule_label,evidence,subject,operator,match_value,points,effect,"
    "cleared_by_signal",
    "signals": "signal,precedence,channel,event_type,page_segment,intent_level,is_engagement,"
    "is_company_evidence,provider,min_magnitude",
    "caps": "cap_id,cap_scope,cap_key,max_points",
    "inactivity_steps": "step_id,step_label,min_days,points",
    "grade_bands": "grade,min_points,max_points",
    "intent_levels": "intent_level,min_points,max_points",
    "priority_matrix": "grade,intent_level,priority",
    "stage_thresholds": "motion,stage,min_score",
    "motions": "motion,subject,match_min,match_max,precedence",
    "exclusion_lists": "exclusion_id,reason,match_kind,match_value",
    "enrichment_rules": "attribute,provider,precedence,confidence,window_days,half_life_days,"
    "age_step_days,min_confidence",
    "consent_policy": "purpose,policy",
    "qualification_criteria": "criterion_id,stage,criterion_kind,min_value,match_value,within_days,"
    "is_must_have,unmet_label",
    "personas": "match_phrase,precedence,seniority,function,buying_role",
    "persona_multipliers": "buying_role,signal,multiplier",
    "machine_rules": "match_kind,match_value,min_links,max_acts,within_seconds,within_days",
    "identity_rules": "match_kind,is_merged,max_people",
    "survivor_rules": "field,survivor_rule",
}
ROWS = {
    "scoring_models": ["m,champion"],
    "account_rollup_rules": ["sum,5,15,,,3,9,40,7,28,5,2,1.5,0.5"],
    "account_grade_bands": ["A,5,", "D,,5"],
    "account_match_rules": [
        "crm_id,1,1,1,", "company_domain,2,0.95,0.75,", "email_domain,3,0.9,0.7,2",
        "name_and_country,4,0.7,0.4,",
    ],
    "committee_roles": ["approver,decision_maker,ask who,ask whether,agree", "user,end_user,m,f,c"],
    "fit_rules": ["fit_vp,VP,seniority,equals,vp,,,15,", "fit_us,region,region,is_known,,,,5,"],
    "intent_rules": [
        "demo,demo request,demo requests,demo_request,40,,1,,,,window,90,,1,",
        "pricing,pricing-page visit,pricing-page visits,pricing_page,20,1,3,,,,half_life,90,14,7,"
        "web",
        "blog,three blog posts in 30 days,,blog_post,9.99,,,,3,30,none,,,1,web",
        "surge,surge,surges,intent_surge,10,1,1,,,,linear,30,,1,",
    ],
    "negative_rules": [
        "neg_out,unsubscribe,signal,unsubscribe,,,-10,subtract,resubscribe",
        "neg_student,student,attribute,seniority,equals,student,-20,disqualify,",
    ],
    "signals": [
        "pricing_page,1,web,page_view,pricing,high,true,false,,",
        "blog_post,2,web,page_view,blog,low,true,false,,",
        "demo_request,3,web,form_submit,demo,high,true,false,,",
        "unsubscribe,4,email,unsubscribe,,none,false,false,,",
        "resubscribe,5,email,resubscribe,,none,false,false,,",
        "intent_surge,6,market,intent_surge,,medium,false,true,,60",
        "intent_surge,7,market,intent_surge,,medium,false,true,north,70",
    ],
    "caps": ["c1,group,web,50", "c2,kind,intent,60"],
    "inactivity_steps": ["idle_07,idle for a week,7,-5", "idle_30,idle for a month,30,-20"],
    "grade_bands": ["A,15,", "D,,15"],
    "intent_levels": ["high,40,", "low,,40"],
    "priority_matrix": [
        "A,high,1", "A,low,2", "D,high,3", "D,low,4", "unknown,high,3", "unknown,low,4",
    ],
    "stage_thresholds": ["mid_market,mql,50", "mid_market,sql,70"],
    "motions": ["enterprise,employee_count,1000,,1"],
    "exclusion_lists": ["x1,internal,email_domain,vendor.example"],
    "enrichment_rules": [
        "employee_count,,9,0.8,100,30,10,0.4", "employee_count,north,1,1,20,30,10,",
    ],
    "consent_policy": ["profiling,legitimate_interest"],
    "qualification_criteria": [
        "a_score,sql,min_score,,,,true,score below the SQL threshold",
        "b_acts,sql,min_interactions,3,,30,true,fewer than three high-intent acts",
    ],
    "personas": ["vp,1,vp,,decision_maker", "student,2,student,,"],
    "persona_multipliers": ["decision_maker,pricing_page,1.5"],
    "machine_rules": [
        "user_agent_word,bot,,,,", "human_act_clears,,,,,7", "click_burst,,3,,5,", "trap_link,/unseen,,,5,",
        "open_agent,plain,,,,", "open_after_send,,,,60,", "visit_rate,,,2,60,",
        "click_rate,,,2,60,",
    ],
    "identity_rules": ["email,true,3", "device,true,1"],
    "survivor_rules": ["country,latest"],
}
REFERENCE = {
    "free_mail_domains": ["domain", "gmail.com"],
    "email_providers": [
        "domain,same_as_domain,are_dots_ignored,tag_sign", "gmail.com,gmail.com,true,+",
        "googlemail.com,gmail.com,true,+", "outlook.com,outlook.com,false,+",
    ],
    "role_mailboxes": ["local_part", "info"],
    "disposable_domains": ["domain", "mailinator.com"],
    "public_suffixes": ["public_suffix", "co.uk"],
    "legal_forms": ["legal_form", "gmbh"],
    "attributes": ["attribute,is_of_company", "region,true", "seniority,false"],
    "country_regions": ["country_name,country_code,region,is_served", "france,FR,emea,true"],
    "industry_synonyms": ["industry_name,industry", "software,software"],
    "exclusion_reasons": [
        "exclusion_reason,precedence", "existing_customer,2", "internal,1",
    ],
    "size_bands": ["employee_band,employee_min", "51-200,51"],
    "stage_names": ["crm_word,stage", "mql,mql", "open,lead"],
    "funnel_stages": ["stage,stage_order,is_open", "lead,1,true", "mql,2,true"],
}
OWN_MODEL = {
    "signals", "motions", "exclusion_lists", "enrichment_rules", "consent_policy", "personas",
    "machine_rules", "identity_rules", "survivor_rules", "account_match_rules", "committee_roles",
}


@pytest.fixture
def rulebook(tmp_path):
    """A rulebook directory with every row in force for ever."""
    for name, head in HEADS.items():
        head += "" if name in OWN_MODEL or name == "scoring_models" else ",scoring_model_id"
        tail = "" if name in OWN_MODEL or name == "scoring_models" else ",m"
        write(tmp_path / "rulebook" / f"{name}.csv", head + ",valid_from,valid_to,is_enabled", [
            row + tail + ",2020-01-01,,true" for row in ROWS[name]
        ])
    for name, (head, *rows) in REFERENCE.items():
        write(tmp_path / "reference" / f"{name}.csv", head, rows)
    return tmp_path / "rulebook"


def write(path, head, rows):
    path.parent.mkdir(exist_ok=True)
    with path.open("w", newline="") as handle:
        csv.writer(handle).writerows([head.split(","), *(row.split(",") for row in rows)])


def lead(lead_id="a", **columns):
    return {"lead_id": lead_id, "created_at": "2025-01-01", **columns}


def visit(page, occurred_at, lead_id="a", **columns):
    event = {
        "event_id": f"{lead_id}{page}{occurred_at}", "channel": "web", "event_type": "page_view",
        "url": f"https://x.example/{page}?q=1", "lead_id": lead_id, "occurred_at": occurred_at,
    }
    return {**event, **columns}


def scored(rulebook, leads, events=(), as_of=AS_OF, known_as_of=None, **tables):
    raw = {"crm.leads": leads, "activity.events": list(events)}
    raw |= {name.replace("__", "."): rows for name, rows in tables.items()}
    return score(raw, rulebook, as_of, known_as_of, run_started_at="2026-11-01")


def only(result, lead_id="a"):
    row = result["lead_scores"]["m", lead_id]
    reasons = {
        rule: entry
        for (_, lead, rule), entry in result["lead_score_reasons"].items()
        if lead == lead_id
    }
    assert sum(entry["contribution"] for entry in reasons.values()) == row["raw_score"]
    return row, reasons


def test_rounding_is_half_away_from_zero():
    assert [rounded(Decimal(one)) for one in ("0.5", "-0.5", "1.5", "2.4999")] == [1, -1, 2, 2]
    assert rounded(Decimal("0.00005"), 4) == Decimal("0.0001")


def test_shares_add_up_to_the_cap():
    thirds = shares("10", [Decimal(10), Decimal(10), Decimal(10)])
    assert thirds == [Decimal("3.3333"), Decimal("3.3334"), Decimal("3.3333")]
    assert shares("10", [Decimal(4), Decimal(6)]) == [Decimal(4), Decimal(6)]


@pytest.mark.parametrize(
    ("rule", "age", "expected"),
    [
        ({"ageing_mode": "half_life", "half_life_days": "14", "age_step_days": "7"}, 13, "0.7071"),
        ({"ageing_mode": "half_life", "half_life_days": "14", "age_step_days": "1"}, 14, "0.5"),
        ({"ageing_mode": "half_life", "half_life_days": "14", "age_step_days": "7"}, 6, "1"),
        ({"ageing_mode": "linear", "window_days": "30", "age_step_days": "1"}, 29, "0.0333"),
        ({"ageing_mode": "window", "window_days": "30", "age_step_days": "1"}, 29, "1"),
    ],
)
def test_weights(rule, age, expected):
    assert weight(rule, age) == Decimal(expected)


@pytest.mark.parametrize(("day", "is_inside"), [("2026-04-02", True), ("2026-04-01", False)])
def test_window_holds_ages_0_to_89(rulebook, day, is_inside):
    event = visit("demo", f"{day} 00:00:00", event_type="form_submit")
    _, reasons = only(scored(rulebook, [lead()], [event]))
    assert ("demo" in reasons) is is_inside


def test_newest_days_are_counted_first_and_ageing_comes_after(rulebook):
    """Two visits today (one counts), one 7 days ago, two 20 days ago: 3 of 5 are counted."""
    days = ["06-30 01:00", "06-30 02:00", "06-23 23:00", "06-10 03:00", "06-10 04:00"]
    visits = [visit("pricing", f"2026-{day}") for day in days]
    row, reasons = only(scored(rulebook, [lead()], visits))
    entry = reasons["pricing"]
    assert (entry["occurrences"], entry["counted_occurrences"]) == (5, 3)
    assert entry["earned_points"] == 60
    decayed = 20 + rounded(20 * Decimal("0.7071"), 4) + 20 * Decimal("0.5")
    assert entry["earned_points"] - entry["lost_to_decay"] == decayed == Decimal("44.1420")
    assert row["raw_score"] == Decimal("44.1420")
    assert row["top_reasons"] == "+44 three pricing-page visits, last on 30 June"


def test_multiplier_and_group_cap_then_kind_cap(rulebook):
    """30 of pricing and 9.99 of blogs stay under the group's 50; 40 more meet the kind's 60.

    60 x 9.99 / 79.99 = 7.4934; 60 x 49.99 / 79.99 = 37.4972; the rest of 60 is 22.5028.
    """
    events = [visit("pricing", "2026-06-30"), visit("demo", "2026-06-29", event_type="form_submit")]
    events += [visit("blog", f"2026-06-{day}") for day in ("01", "15", "28")]
    row, reasons = only(scored(rulebook, [lead(job_title="VP, Sales")], events))
    assert reasons["pricing"]["earned_points"] == 30
    assert row["intent_points"] == 60
    shown = [reasons[rule]["contribution"] for rule in ("blog", "demo", "pricing")]
    assert shown == [Decimal("7.4934"), Decimal("30.0038"), Decimal("22.5028")]
    assert (row["grade"], row["intent_level"], row["priority"]) == ("A", "high", 1)


def test_repetition_needs_all_of_its_acts_inside(rulebook):
    """The third post is 30 days old: just outside within_days 30, which holds ages 0 to 29."""
    inside = [visit("blog", day) for day in ("2026-06-30", "2026-06-15", "2026-06-01")]
    outside = [visit("blog", day) for day in ("2026-06-30", "2026-06-15", "2026-05-31")]
    row, reasons = only(scored(rulebook, [lead()], inside))
    assert reasons["blog"]["counted_occurrences"] == 1
    assert row["top_reasons"] == "+10 three blog posts in 30 days, last on 30 June"
    assert "blog" not in only(scored(rulebook, [lead()], outside))[1]


def test_inactivity_takes_no_more_than_own_intent(rulebook):
    """30 idle days ask for 20; the pricing visit is down to 20 × 0.2500 (28 of 14 days) = 5."""
    row, reasons = only(
        scored(
            rulebook, [lead(company_domain="c.example")], [visit("pricing", "2026-05-31")],
            market__intent_surges=[
                {"domain": "c.example", "observed_on": "2026-06-30", "surge_score": 80}
            ],
        )
    )
    entry = reasons["idle_30"]
    assert (row["intent_points"], row["inactivity_penalty"]) == (15, 5)
    assert (entry["earned_points"], entry["lost_to_floor"], entry["contribution"]) == (-20, -15, -5)
    assert row["raw_score"] == 10
    assert "-5 idle for a month, last act on 31 May" in row["top_reasons"]


def test_idle_step_bites_at_its_day(rulebook):
    events = [visit("pricing", "2026-06-23 23:59:59")]
    assert "idle_07" in only(scored(rulebook, [lead()], events))[1]
    assert "idle_07" not in only(scored(rulebook, [lead()], events, as_of="2026-06-29"))[1]


def test_late_evidence_is_not_known_before_it_arrives(rulebook):
    event = visit("pricing", "2026-06-20", loaded_at="2026-06-25")
    assert "pricing" not in only(scored(rulebook, [lead()], [event], as_of="2026-06-24"))[1]
    assert "pricing" in only(
        scored(rulebook, [lead()], [event], as_of="2026-06-24", known_as_of="2026-06-25")
    )[1]


def test_repeated_event_counts_once(rulebook):
    event = visit("pricing", "2026-06-20", loaded_at="2026-06-25")
    again = {**event, "loaded_at": "2026-06-26", "occurred_at": "2026-06-21"}
    result = scored(rulebook, [lead()], [again, event])
    assert only(result)[1]["pricing"]["occurrences"] == 1
    assert result["event_dispositions"]["repeated"] == 1


def test_merge_acts_from_its_own_time(rulebook):
    leads = [lead("a", job_title=None), lead("b", job_title="VP", created_at="2024-01-01")]
    events = [visit("pricing", "2026-06-20", "a"), visit("pricing", "2026-06-21", "b")]
    merges = [{"losing_lead_id": "b", "winning_lead_id": "a", "merged_at": "2026-06-25"}]
    before = scored(rulebook, leads, events, as_of="2026-06-24", crm__lead_merges=merges)
    after = scored(rulebook, leads, events, crm__lead_merges=merges)
    assert {lead_id for _, lead_id in before["lead_scores"]} == {"a", "b"}
    assert {lead_id for _, lead_id in after["lead_scores"]} == {"a"}
    row, reasons = only(after)
    assert reasons["pricing"]["occurrences"] == 2
    assert row["fit_score"] == 15
    assert after["lead_ids"]["b"] == {"lead_id": "a", "how": "merge"}


def test_cleared_unsubscribe(rulebook):
    def mail(event_type, occurred_at):
        return visit("", occurred_at, channel="email", event_type=event_type, event_id=occurred_at)

    out, back = mail("unsubscribe", "2026-06-20 10:00"), mail("resubscribe", "2026-06-20 11:00")
    again = mail("unsubscribe", "2026-06-20 12:00")
    assert "neg_out" not in only(scored(rulebook, [lead()], [out, back]))[1]
    assert only(scored(rulebook, [lead()], [out, back, again]))[0]["negative_points"] == 20


def test_machine_acts_earn_nothing_until_cleared(rulebook):
    keys = {"message_id": "m", "user_agent": "SomeBot/1"}
    machine = visit("pricing", "2026-06-20 10:00", **keys)
    human = visit("blog", "2026-06-27 10:00", message_id="m")
    late = visit("blog", "2026-06-27 10:01", message_id="m")
    assert "pricing" not in only(scored(rulebook, [lead()], [machine]))[1]
    assert "pricing" in only(scored(rulebook, [lead()], [machine, human]))[1]
    assert "pricing" not in only(scored(rulebook, [lead()], [machine, late]))[1]


def test_a_cleared_act_links_its_visitor_from_the_clearing_on(rulebook):
    """With "never" in the policy acts count from that day on, else those before it too."""
    machine = visit("blog", "2026-06-20 10:00", message_id="m", user_agent="SomeBot/1", anonymous_id="v")
    human = visit("blog", "2026-06-25 10:00", message_id="m")
    alone = [visit("pricing", f"2026-06-{day} 12:00", None, anonymous_id="v") for day in (22, 26)]

    def pricing(*events):
        reasons = only(scored(rulebook, [lead()], [*events, *alone]))[1]
        return reasons["pricing"]["occurrences"] if "pricing" in reasons else 0

    assert (pricing(machine), pricing(machine, human)) == (0, 2)
    with (rulebook / "consent_policy.csv").open("a") as handle:
        handle.write("anonymous_history,never,2020-01-01,,true\n")
    assert (pricing(machine), pricing(machine, human)) == (0, 1)


def test_a_trap_marks_what_was_done_beside_it(rulebook):
    def click(second, **columns):
        at = f"2026-06-20 10:00:{second:02}"
        return visit("pricing", at, channel="email", event_type="click", event_id=at, message_id="m", **columns)

    trap = click(10, url="https://x.example/Unseen/1")
    labels = labels_of(rulebook, [trap, click(5), click(15), click(16), click(4)])
    assert labels == ["honeypot", "honeypot", "honeypot", None, None]
    trap = visit("unseen", "2026-06-20 10:00")
    later = ("2026-06-20 22:00", "2026-06-21 10:00")
    day = [trap, *(visit("blog", at) for at in later), visit("blog", "2026-06-20 11:00", "b")]
    assert labels_of(rulebook, day) == ["honeypot", "honeypot", None, None]


def test_a_click_near_one_among_many_is_the_machines_too(rulebook):
    def clicks(*told):
        return [
            visit("x", f"2026-06-20 10:{second // 60:02}:{second % 60:02}", channel="email", event_type="click",
                  event_id=f"{number}", message_id=message_id, url=url)
            for number, (second, message_id, url) in enumerate(told)
        ]

    links = clicks((0, "m", "a"), (5, "m", "b"), (10, "m", "c"), (15, "m", "c"), (16, "m", "c"))
    assert labels_of(rulebook, links) == ["click_burst"] * 3 + [None] * 2
    messages = clicks((0, "m", "a"), (30, "n", "a"), (60, "o", "a"), (121, "p", "a"))
    assert labels_of(rulebook, messages) == ["volume"] * 3 + [None]
    assert labels_of(rulebook, messages[:2]) == [None] * 2


def test_an_open_by_a_plain_agent_or_too_soon_is_a_prefetch(rulebook):
    def opened(sent_at, event_type="open", **columns):
        keys = {"channel": "email", "event_type": event_type, "event_id": str(sent_at) + event_type}
        return visit("x", "2026-06-20 10:01", sent_at=sent_at, **keys, **columns)

    acts = [
        opened("2026-06-20 10:00"), opened("2026-06-20 09:59:59"), opened("2026-06-20 10:01:01"),
        opened("2026-06-20 10:00", "click"),
        opened(None, user_agent="Plain"), opened(None, "click", user_agent="plain"),
    ]
    assert labels_of(rulebook, acts) == ["prefetch", None, None, None, "prefetch", None]


def test_more_visits_than_a_person_makes_are_a_machines(rulebook):
    def visits(*seconds, **columns):
        return [
            visit("blog", f"2026-06-20 10:{second // 60:02}:{second % 60:02}", event_id=f"{second}{columns}", **columns)
            for second in seconds
        ]

    assert labels_of(rulebook, visits(0, 30, 60, 91)) == ["volume"] * 3 + [None]
    assert labels_of(rulebook, visits(0, 30, 61)) == [None] * 3
    late = visits(60, loaded_at="2026-06-21 00:00")
    assert labels_of(rulebook, visits(0, 30, loaded_at="2026-06-20 23:00") + late) == [None] * 3
    assert labels_of(rulebook, visits(0, 30) + visits(60, anonymous_id="v")) == [None] * 3


def labels_of(rulebook, events):
    """The reason for which each event is a machine's, in the order given."""
    rows = clean({"crm.leads": [lead()], "activity.events": events})
    moment = moment_of(AS_OF)
    book = Rulebook(rulebook, moment.score_day)
    history = History(rows, moment)
    people = People(rows, moment, history, book)
    profiler = Profiler(rows, people, history, book)
    for person in people.people.values():
        profiler.profile(person)
    stream = Stream(rows, moment, people, profiler, book, "2026-11-01")
    found = {row["event_id"]: stream.label_of[id(row)] for row in stream.rows}
    return [found[event["event_id"]] for event in events]


def test_withdrawn_consent_takes_all_own_acts(rulebook):
    consents = [
        {"lead_id": "a", "purpose": "profiling", "status": "granted", "recorded_at": "2026-06-01"},
        {"lead_id": "a", "purpose": "profiling", "status": "objected", "recorded_at": "2026-06-01"},
    ]
    row, reasons = only(
        scored(rulebook, [lead()], [visit("pricing", "2026-06-20")], crm__consents=consents)
    )
    assert reasons == {} and row["last_engaged_at"] is None


def test_flags_reasons_and_motion(rulebook):
    leads = [lead(job_title="student", employee_count="1000", email="a@vendor.example")]
    with pytest.raises(KeyError):
        scored(rulebook, leads)  # the little rulebook has no enterprise threshold
    row, reasons = only(scored(rulebook, [{**leads[0], "motion": "mid_market"}]))
    assert row["is_excluded"] and row["exclusion_reason"] == "internal"
    assert row["priority"] is None
    assert row["is_disqualified"] and row["raw_score"] == -20 and row["score"] == 0
    assert row["unmet_conditions"] == (
        "score below the SQL threshold; fewer than three high-intent acts"
    )
    assert row["coverage"] == Decimal("0.5")


def test_account_rollup(rulebook):
    accounts = [{"account_id": "x", "domain": "c.example"}]
    leads = [lead("a", company_domain="c.example"), lead("b", email="b@c.example")]
    events = [visit("pricing", "2026-06-30", "a"), visit("pricing", "2026-06-30", "b")]
    surges = [{"domain": "c.example", "observed_on": "2026-06-30", "surge_score": 80}]
    result = scored(
        rulebook, leads, events, crm__accounts=accounts, market__intent_surges=surges
    )
    account = result["account_rollups"]["m", "x"]
    assert account["people_count"] == 2 and account["score_sum"] == 60
    assert account["account_score"] == 10 + 15 + 15 + 3
    assert account["account_grade"] is None and account["momentum"] == "too_few_acts"
    assert result["lead_scores"]["m", "a"]["last_engaged_at"] == datetime(2026, 6, 30)


def test_three_engaged_people_count_for_more_than_one_busy_one(rulebook):
    """20 + 9.99 points of one person count 15; 20, 20 and 9.99 of three count 39.99, and 6 more."""
    accounts = [{"account_id": "busy", "country": "France"}, {"account_id": "three"}]
    leads = [lead("a", account_id="busy")] + [lead(one, account_id="three") for one in "bcd"]
    blogs = ("2026-06-30", "2026-06-15", "2026-06-01")
    events = [visit("pricing", "2026-06-30", one) for one in "abc"]
    events += [visit("blog", day, one) for one in "ad" for day in blogs]
    found = scored(rulebook, leads, events, crm__accounts=accounts)["account_rollups"]
    busy, three = found["m", "busy"], found["m", "three"]
    assert (busy["account_fit_points"], busy["engagement_points"], busy["account_grade"]) == (5, 15, "A")
    assert (three["account_fit_points"], three["engagement_points"]) == (0, 40)
    assert three["active_people_count"] == 3


@pytest.mark.parametrize(
    ("given", "account", "match", "reason"),
    [
        ({"account_id": "b", "company_domain": "t.co.uk"}, "b", "crm_id", None),
        ({"account_id": "no", "company_domain": "shop.t.co.uk"}, "t1", "company_domain", "created_first"),
        ({"company_domain": "t.co.uk", "country": "France"}, "t2", "company_domain", "same_country"),
        ({"email": "a@eu.t.co.uk"}, "t3", "email_domain", "very_domain"),
        ({"company_domain": "u.co.uk"}, None, "none", None),
        ({"company_domain": "gmail.com", "email": "a@gmail.com"}, None, "none", None),
        ({"company_name": "Ünited, GmbH", "country": "France"}, "n", "name_and_country", None),
        ({"company_name": "United"}, None, "none", None),
        ({"company_domain": "later.example"}, None, "none", None),
    ],
)
def test_account_of_a_lead(rulebook, given, account, match, reason):
    accounts = [
        {"account_id": "b", "domain": "b.example"},
        {"account_id": "t1", "domain": "www2.t.co.uk", "created_at": "2024-01-01"},
        {"account_id": "t2", "domain": "www3.t.co.uk", "created_at": "2025-01-01", "country": "France"},
        {"account_id": "t3", "domain": "eu.t.co.uk", "created_at": "2026-01-01"},
        {"account_id": "n", "account_name": "UNITED", "country": "france"},
        {"account_id": "g", "domain": "gmail.com"},
        {"account_id": "l", "domain": "later.example", "created_at": "2026-07-01"},
    ]
    row, _ = only(scored(rulebook, [lead(**given)], crm__accounts=accounts))
    found = (row["account_id"], row["account_match"], row["account_tie_break"])
    assert found == (account, match, reason)


def test_a_domain_of_too_many_leads_is_a_provider_s(rulebook):
    leads = [lead(one, email=f"{one}@many.example", created_at=f"2026-0{n}-01")
             for n, one in enumerate("abc", start=1)]
    surges = [{"domain": "many.example", "observed_on": "2026-06-30", "surge_score": 80}]
    shared = scored(rulebook, leads, market__intent_surges=surges)
    assert "surge" not in only(shared)[1]
    claimed = scored(rulebook, leads, market__intent_surges=surges,
                     crm__accounts=[{"account_id": "x", "domain": "many.example"}])
    assert "surge" in only(claimed)[1] and only(claimed)[0]["account_id"] == "x"


@pytest.mark.parametrize(
    ("merges", "is_closed", "single"),
    [(64, False, {0}), (65, False, {0, 65}), (17, True, {16}), (64, True, {63}), (65, True, set(range(65)))],
)
def test_chains_of_64_merges_are_followed_and_no_longer_ones(rulebook, merges, is_closed, single):
    """Leads by their merges to go; in a circle the last merges into the first, later than the others."""
    way = [
        {"losing_lead_id": f"a{n}", "winning_lead_id": f"a{n - 1}", "merged_at": "2026-06-01"}
        for n in range(1, merges + 1)
    ]
    if is_closed:
        way = [
            {"losing_lead_id": f"a{n}", "winning_lead_id": f"a{(n + 1) % merges}",
             "merged_at": "2026-06-02" if n == merges - 1 else "2026-06-01"}
            for n in range(merges)
        ]
    leads = [lead(f"a{n}") for n in range(merges + (not is_closed))]
    found = scored(rulebook, leads, crm__lead_merges=way)["lead_ids"]
    assert {one["lead_id"] for one in found.values()} == {f"a{n}" for n in single}


def test_parents_are_followed_and_a_circle_has_its_least_account_on_top(rulebook):
    parents = {"top": None, "low": "top", "x": "y", "y": "x", "z": "y", "lost": "nowhere"}
    accounts = [{"account_id": one, "parent_account_id": above} for one, above in parents.items()]
    leads = [lead(one, account_id=one) for one in parents]
    found = scored(rulebook, leads, crm__accounts=accounts)["account_rollups"]
    tops = {one: found["m", one]["ultimate_parent_account_id"] for one in parents}
    assert tops == {"top": "top", "low": "top", "x": "x", "y": "x", "z": "x", "lost": "lost"}
    assert found["m", "x"]["parent_account_id"] is None and found["m", "z"]["family_people_count"] == 3


def test_roles_of_a_committee(rulebook):
    leads = [lead("a", account_id="x", job_title="VP"), lead("b", account_id="x", buying_role="decision_maker")]
    found = scored(rulebook, leads, crm__accounts=[{"account_id": "x"}])["buying_committees"]
    assert found["x", "approver"]["status"] == "confirmed"
    assert found["x", "approver"]["best_lead_id"] == "b" and found["x", "approver"]["people_count"] == 2
    assert found["x", "user"] == {
        "status": "missing", "people_count": 0, "confirmed_people_count": 0, "best_lead_id": None,
        "best_score": None, "next_step": "m",
    }


def test_each_provider_is_read_on_its_own_scale(rulebook):
    def surged(provider, surge_score):
        surge = {
            "provider": provider, "domain": "c.example", "observed_on": "2026-06-30",
            "surge_score": surge_score,
        }
        leads = [lead(company_domain="c.example")]
        return "surge" in only(scored(rulebook, leads, market__intent_surges=[surge]))[1]

    assert not surged("North", "69.99") and surged("North", "70")
    assert not surged("south", "59.99") and surged("south", "60") and surged(None, "60")


def test_a_value_is_believed_down_to_its_least_confidence():
    """0.8 × 0.5 = 0.4 after 30 days; the step of 10 days ends with day 39."""
    rule = {
        "confidence": "0.8", "window_days": "100", "half_life_days": "30", "age_step_days": "10",
        "min_confidence": "0.4",
    }
    assert is_believed(rule, 39) and not is_believed(rule, 40)
    endless = {**rule, "min_confidence": None}
    assert is_believed(endless, 99) and not is_believed(endless, 100)


def test_every_reason_to_exclude_in_its_order(rulebook):
    accounts = [{"account_id": "x", "customer_since": "2024-01-01"}]
    row, _ = only(
        scored(
            rulebook, [lead(account_id="x", email="a@vendor.example")], crm__accounts=accounts
        )
    )
    assert row["exclusion_reason"] == "internal"
    assert row["exclusion_reasons"] == "internal; existing_customer"


def test_who_won_the_first_deal_is_no_customer_before(rulebook):
    accounts = [{"account_id": "x", "customer_since": "2024-12-31"}]
    deal = {
        "opportunity_id": "o", "lead_id": "a", "is_won": "true", "created_at": "2024-12-31 18:00",
        "closed_at": "2025-03-01",
    }

    def is_excluded(**changed):
        tables = {"crm__accounts": accounts, "crm__opportunities": [{**deal, **changed}]}
        return only(scored(rulebook, [lead(account_id="x")], **tables))[0]["is_excluded"]

    assert not is_excluded()
    assert is_excluded(is_won="false") and is_excluded(opportunity_kind="renewal")
    assert is_excluded(created_at="2025-01-01") and is_excluded(closed_at="2026-07-01")
    assert is_excluded(lead_id="b")
