"""What the demo plants is found again: links, merges, duplicates, shared ids, machine acts, people whom sales
should not work, profiles too old to believe, and news that comes before deals.

The generator knows the truth; the models see the raw files alone. Found are counted against planted (recall) and
planted against found (precision). To write the figures down:

    .venv/bin/python -m pytest tests/test_planted_truth.py -s --write-figures
"""

import json
import subprocess
import sys

import duckdb
import pytest
from conftest import ROOT, Workspace

sys.path.insert(0, str(ROOT / "benchmarks"))
from reporting import commit, machine, versions  # noqa: E402

AS_OF = "2026-06-30"
LEFT_ALONE, AT_LIMIT = 0.98, 0.98  # least shares of human acts without a label, and of machine acts with one
LEAST_LIFT = 5  # of news that is planted before deals
FIGURES = ROOT / "benchmarks" / "planted_truth.json"

# What is planted → (who is planted, who is found) as SQL over the raw truth and the models. Both have one column:
# a text that names the finding. `planted` may hold only what the data can show.
PERSON = """
    select source_id as record_id, lead_id from lead_scoring.lead_ids where id_kind = 'lead'
"""


def excluded(reason, least_recall, least_precision):
    """The people with that reason; those who had to be forgotten are people no more."""
    return (
        f"""
        with people as ({PERSON})
        select people.lead_id
        from truth.excluded_leads inner join people on excluded_leads.lead_id = people.record_id
        where reason = '{reason}'
        """,
        f"""
        select moments.lead_id
        from lead_scoring_intermediate.int_leads__excluded as excluded
        inner join lead_scoring_utilities.util_scoring_moments as moments using (moment_id)
        where moments.moment_kind = 'current' and excluded.exclusion_reason = '{reason}'
        """,
        least_recall,
        least_precision,
    )


KINDS = {
    # A visitor and the one person behind it; a link counts as right when it leads to that person.
    "stitching": (
        f"""
        with people as ({PERSON})
        select told.anonymous_id || ' ' || people.lead_id
        from (
            select anonymous_id from activity.identities
            union
            select anonymous_id from activity.events
            where anonymous_id is not null and (lead_id is not null or email is not null)
        ) as told
        inner join truth.visitors on told.anonymous_id = visitors.anonymous_id
        inner join people on visitors.lead_id = people.record_id
        where told.anonymous_id in (
            select anonymous_id from truth.visitors left join people on visitors.lead_id = people.record_id
            group by 1 having count(distinct coalesce(people.lead_id, visitors.lead_id)) = 1
        )
        """,
        """
        select source_id || ' ' || lead_id from lead_scoring.lead_ids
        where id_kind = 'anonymous' and source_id in (select anonymous_id from truth.visitors)
        """,
        0.99,
        0.99,
    ),
    "merges": (
        """
        select losing_lead_id || ' ' || coalesce(owners.lead_id, surviving_lead_id)
        from truth.merges
        left join lead_scoring.lead_ids as owners
            on merges.surviving_lead_id = owners.source_id and owners.id_kind = 'lead'
        where losing_lead_id not in (select lead_id from truth.erasures)
        """,
        """
        select source_id || ' ' || lead_id from lead_scoring.lead_ids
        where how in ('merge', 'conversion')
        """,
        1,
        1,
    ),
    "duplicates": (
        f"""
        with people as ({PERSON})
        select duplicates.lead_id || ' ' || people.lead_id
        from truth.duplicates inner join people on duplicates.original_lead_id = people.record_id
        """,
        "select source_id || ' ' || lead_id from lead_scoring.lead_ids where how = 'duplicate'",
        0.99,
        0.99,
    ),
    "candidates by name": (
        f"""
        with people as ({PERSON})
        select copies.lead_id || ' ' || originals.lead_id
        from truth.retyped
        inner join people as copies on retyped.lead_id = copies.record_id
        inner join people as originals on retyped.original_lead_id = originals.record_id
        """,
        """
        select record_id || ' ' || original_id
        from lead_scoring_intermediate.int_duplicates__listed
        where confidence >= 0.5 and not is_merged
        """,
        0.9,
        0.8,
    ),
    "shared devices": (
        "select distinct anonymous_id from truth.shared_devices",
        """
        select anonymous_id from lead_scoring_intermediate.int_identities__chosen
        where unlinked_at is not null
        """,
        0.9,
        0.9,
    ),
    "shared mailboxes": (
        f"""
        with people as ({PERSON})
        select email
        from truth.shared_mailboxes inner join people on shared_mailboxes.lead_id = people.record_id
        group by email having count(distinct people.lead_id) > 1
        """,
        "select email from lead_scoring_intermediate.int_addresses__shared",
        1,
        1,
    ),
    # A label counts whether a later human act clears it or not; acts without an id are on no list.
    "machine acts": (
        "select event_id from truth.machine_acts",
        """
        select distinct event_id from activity.events
        where event_id in (
            select event_key from lead_scoring_intermediate.int_machine_acts__labelled
            union all
            select described.event_key
            from lead_scoring_intermediate.int_events__described as described
            left join lead_scoring_intermediate.int_visits__crowded as crowded
                using (source_key, read_on, occurred_at, kind_number)
            where coalesce(described.machine_reason, crowded.machine_reason) is not null
                and described.quarantine_reason is null
        )
        """,
        0.95,
        0.98,
    ),
    # Who is picked blindly is one of them once in 120 times or less.
    "excluded, internal": excluded("internal", 0.95, 0.95),
    "excluded, test": excluded("test", 0.95, 0.95),
    "excluded, competitor": excluded("competitor", 0.95, 0.95),
    "excluded, partner": excluded("partner", 0.95, 0.95),
    # Once in 25 times. Twelve are missed for want of an account: nine are at one that the CRM has deleted, which is
    # nobody's account; three are at one without a domain, with another country than theirs, or none, so that the name
    # alone would tie them. The truth knows a customer by account id or domain: the four who are too many have neither
    # and were tied by name and country.
    "excluded, existing customer": excluded("existing_customer", 0.9, 0.95),
    # What a provider says of a company, and how old that is, where no value of it is believed any more. Old ones are
    # 435 days old at least, others 344 at most: no near miss.
    "stale profiles": (
        f"""
        select provider || ' ' || domain || ' ' || date_diff('day', cast(observed_at as date), date '{AS_OF}')
        from truth.stale_profiles
        """,
        """
        select provider || ' ' || company_domain || ' ' || max(age_in_days)
        from lead_scoring_intermediate.int_company_values__chosen
        inner join lead_scoring_utilities.util_run using (as_of, known_as_of)
        group by provider, company_domain
        having not bool_or(is_believable)
        """,
        0.95,
        0.95,
    ),
}


@pytest.fixture(scope="module")
def truth(tmp_path_factory, project):
    """The demo as `make run` has it, and of the models those that find what is planted, and what these read."""
    subprocess.run(
        [sys.executable, ROOT / "demo" / "generate.py", "--out", ROOT / "data" / "demo"], cwd=ROOT, check=True,
        capture_output=True,
    )
    space = Workspace(tmp_path_factory.mktemp("planted_truth"), project)
    space.raw = ROOT / "data" / "demo"
    done = space.dbt(
        *("build", "--exclude-resource-type", "test", "unit_test", "--select"),
        *("+lead_ids", "+int_machine_acts__labelled", "+int_visits__crowded", "+int_leads__excluded"),
        *("+int_lead_values__chosen", "+int_occasions__counted", "company_event_lift"),
        as_of=AS_OF,
    )
    assert done.returncode == 0, done.stdout[-4000:]
    with duckdb.connect(str(space.database)) as connection:
        for file in sorted(space.raw.glob("*/*.parquet")):
            if file.parent.name in ("truth", "activity"):
                connection.execute(f"create schema if not exists {file.parent.name}")
                connection.execute(f"create view {file.parent.name}.{file.stem} as select * from '{file}'")
        yield connection


def measured(connection, kind):
    """How many are planted, found, and both."""
    planted, found, *_ = KINDS[kind]
    return connection.execute(f"""
        with planted (finding) as ({planted}), found (finding) as ({found}),
        agreed as (select finding from planted intersect select finding from found)
        select
            (select count(distinct finding) from planted), (select count(distinct finding) from found),
            (select count(*) from agreed)
    """).fetchone()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_planted_is_found(truth, kind):
    planted, found, both = measured(truth, kind)
    least_recall, least_precision = KINDS[kind][2:]
    assert planted >= 10, "too few to tell anything"
    assert found > 0
    recall, precision = both / planted, both / found
    print(f"\n{kind}: {planted} planted, {found} found, recall {recall:.2%}, precision {precision:.2%}")
    assert recall >= least_recall
    assert precision >= least_precision


def recalls_by_kind(connection):
    """Of each kind of machine: how many acts are planted, and which share is found."""
    _, found, *_ = KINDS["machine acts"]
    return connection.execute(f"""
        with found (event_id) as ({found})
        select kind, count(*), count(found.event_id) / count(*)
        from truth.machine_acts left join found using (event_id)
        group by kind order by kind
    """).fetchall()


def test_every_kind_of_machine_is_found(truth):
    """All acts together could hide that one rare kind is missed."""
    recalls = recalls_by_kind(truth)
    for kind, planted, recall in recalls:
        print(f"\nmachine acts, {kind}: {planted} planted, recall {recall:.2%}")
    assert len(recalls) >= 6
    assert [kind for kind, planted, recall in recalls if planted < 10 or recall < 0.95] == []


def test_a_stale_profile_is_nobodys_value(truth):
    sources = dict(truth.execute("""
        select source, count(*) from lead_scoring_intermediate.int_lead_values__chosen
        where source_kind = 'provider' group by source
    """).fetchall())
    stale = {provider for provider, in truth.execute("select provider from truth.stale_profiles").fetchall()}
    assert stale == {"oldwire"}
    assert sources.keys() == {"firmwire", "signalhouse"}
    assert min(sources.values()) > 100


def lifts_of_company_events(connection):
    """Of each kind of news that counts as a signal: is it planted before deals, how many are, and what was measured."""
    return connection.execute("""
        select
            event_kind, count(company_events.opportunity_id) > 0 as is_planted,
            any_value(lift.lift), any_value(lift.rate_low / lift.base_rate), any_value(lift.verdict)
        from lead_scoring.company_event_lift as lift inner join truth.company_events using (event_kind)
        where lift.outcome = 'opportunity_created' and lift.topic = 'all' and lift.is_signal
        group by event_kind order by event_kind
    """).fetchall()


def test_news_that_comes_before_deals_shows_a_lift(truth):
    """Fresh money and new executives are planted before two in five deals, other news falls anywhere: its lift may be
    above 1 by accident, but never for sure. Of 40 news one is followed by a deal by chance, six at the least lift."""
    kinds = lifts_of_company_events(truth)
    for kind, is_planted, lift, low, verdict in kinds:
        print(f"\nnews, {kind}: planted {is_planted}, lift {lift}, at least {low:.2f}, {verdict}")
    assert [kind for kind, is_planted, *_ in kinds if is_planted] == ["executive_hire", "funding"]
    assert len(kinds) == 6
    assert [kind for kind, is_planted, lift, low, _ in kinds if is_planted and (lift < LEAST_LIFT or low <= 1)] == []
    # There are too few new executives for the mart to say so.
    assert {verdict for _, is_planted, *_, verdict in kinds if is_planted} == {"precedes purchases", "too few"}
    assert [kind for kind, is_planted, _, low, _ in kinds if not is_planted and low > 1] == []
    assert {verdict for _, is_planted, *_, verdict in kinds if not is_planted} <= {"no evidence", "too few"}


def recalls_at_limits(connection):
    """Of each kind of machine that only just is one: how many acts are planted, and which share is found."""
    _, found, *_ = KINDS["machine acts"]
    return connection.execute(f"""
        with found (event_id) as ({found})
        select kind, count(*), count(found.event_id) / count(*)
        from truth.machine_acts left join found using (event_id)
        where is_at_limit group by kind order by kind
    """).fetchall()


def near_misses_left_alone(connection):
    """Of each kind of human act that nearly looks like a machine's: how many are planted, which share has no label."""
    _, found, *_ = KINDS["machine acts"]
    return connection.execute(f"""
        with found (event_id) as ({found})
        select kind, count(*), 1 - count(found.event_id) / count(*)
        from truth.near_misses left join found using (event_id)
        group by kind order by kind
    """).fetchall()


def test_near_misses_are_left_alone(truth):
    """People who are far from every limit would make any limit look precise. Near the limits on links of a message
    and on messages in a minute the demo has nobody: those are held by unit tests alone."""
    kinds = near_misses_left_alone(truth)
    for kind, planted, share in kinds:
        print(f"\nnear misses, {kind}: {planted} planted, left alone {share:.2%}")
    assert [kind for kind, *_ in kinds] == ["click_beside_burst", "click_pair", "open", "visits"]
    assert [kind for kind, planted, share in kinds if planted < 25 or share < LEFT_ALONE] == []


def test_bursts_stand_in_the_limit_or_right_at_it(truth):
    """All links within three seconds; or five, of which the outer two are three from the middle one."""
    found = truth.execute("""
        with bursts as (
            select
                message_id, is_at_limit, count(distinct url) as links, count(*) as clicks,
                max(occurred_at) - min(occurred_at) as lasted,
                quantile_disc(occurred_at, 0.5) - min(occurred_at) as to_the_middle
            from activity.events inner join truth.machine_acts using (event_id)
            where machine_acts.kind = 'click_burst' and events.event_type = 'click'
            group by message_id, is_at_limit
        )

        select
            is_at_limit, count(*),
            bool_and(case when is_at_limit
                then links = 5 and clicks = 5 and lasted = interval 6 second and to_the_middle = interval 3 second
                else links >= 5 and lasted <= interval 3 second end)
        from bursts group by is_at_limit order by is_at_limit
    """).fetchall()
    assert [(is_at_limit, is_so) for is_at_limit, _, is_so in found] == [(False, True), (True, True)]
    assert min(count for _, count, _ in found) >= 20


def test_machines_right_at_a_limit_are_found(truth):
    kinds = recalls_at_limits(truth)
    for kind, planted, recall in kinds:
        print(f"\nmachine acts at the limit, {kind}: {planted} planted, recall {recall:.2%}")
    assert [kind for kind, *_ in kinds] == ["click_burst", "honeypot", "prefetch", "volume"]
    assert [kind for kind, planted, recall in kinds if planted < 25 or recall < AT_LIMIT] == []


def test_the_figures_are_written_down(truth, request):
    """benchmarks/planted_truth.json holds what was measured last, and against which floors."""
    measures = [
        {"measure": f"machine acts, {kind}: recall", "value": round(recall, 4), "reach": 0.95, "better": "higher",
         "unit": "share"}
        for kind, _, recall in recalls_by_kind(truth)
    ]
    measures += [
        {"measure": f"machine acts at the limit, {kind}: recall", "value": round(recall, 4), "reach": AT_LIMIT,
         "better": "higher", "unit": "share"}
        for kind, _, recall in recalls_at_limits(truth)
    ]
    measures += [
        {"measure": f"near misses, {kind}: left alone", "value": round(share, 4), "reach": LEFT_ALONE,
         "better": "higher", "unit": "share"}
        for kind, _, share in near_misses_left_alone(truth)
    ]
    for kind, is_planted, lift, low, _ in lifts_of_company_events(truth):
        measures.append({
            "measure": f"news before deals, {kind}: lift", "value": round(float(lift), 2), "reach": LEAST_LIFT,
            "better": "higher", "unit": "times any day",
        } if is_planted else {
            "measure": f"news, {kind}: lift for sure", "value": round(float(low), 2), "reach": 1, "better": "lower",
            "unit": "times any day",
        })
    for kind, (_, _, *floors) in KINDS.items():
        planted, found, both = measured(truth, kind)
        for name, value, reach in zip(("recall", "precision"), (both / planted, both / found), floors):
            measures.append({
                "measure": f"{kind}: {name}", "value": round(value, 4), "reach": reach, "better": "higher",
                "unit": "share",
            })
    if request.config.getoption("--write-figures"):
        told = {"commit": commit(), "machine": f"{machine()}; {versions()}", "measures": measures}
        FIGURES.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    noted = json.loads(FIGURES.read_text(encoding="utf-8"))["measures"]
    # The demo is the same on every machine.
    assert noted == measures
