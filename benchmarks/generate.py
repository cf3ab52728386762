"""Write raw data of a chosen size for the benchmarks: a year of events, about in the order of their arrival.

    python benchmarks/generate.py --leads 100000 --events 5000000 --out data/benchmark/5
    python benchmarks/generate.py --leads 100000 --events 5000000 --out data/benchmark/5 --batch 1 --hours 6

The first call writes the base, which ends at BASE_AS_OF; the second writes one more Parquet file of
events: `--batch` per cent of new ones, that arrive within `--hours` hours after BASE_AS_OF.

The demo's generator tells a story with planted truth; this one holds what costs time, and nothing that
the hand-written competitors do not follow: heavy-tailed leads, text ids, repeats, late arrivals, visitor
links, merges, machines. An event is a pure function of its number, so nothing is sorted or held: 200 million
take about twenty minutes of processor time.
"""

import argparse
import json
import time
from pathlib import Path

import duckdb

BASE_AS_OF = "2026-06-30 12:00:00"
DAYS = 365
HERE = Path(__file__).parent

EVENTS_PER_SESSION = 2.6307  # measured: what the list of sizes and the kinds below come to
SIZES = [1, 1, 1, 2, 2, 3, 3, 4, 5, 8]
TITLES = [
    "CEO", "Chief Marketing Officer", "VP Sales", "Vice President Marketing", "Head of Growth", "Director of Sales",
    "Marketing Director", "Sales Manager", "Marketing Manager", "Sr. Mgr, Mktg", "Account Executive", "Data Analyst",
    "Software Engineer", "Student", "Executive Assistant", "IT Manager", "CTO", "Founder", "Consultant", "N/A",
    "Product Manager", "Revenue Operations Manager", "Business Development Representative", "Intern",
    "Procurement Lead",
    "Chief Financial Officer", "Finance Manager", "Operations Director", "DevOps Engineer", "Designer",
]
INDUSTRIES = ["Software", "Computer Software", "Banking", "Retail", "Telecommunications", "Hospital & Health Care",
              "Construction", "Consulting", "Logistics", "Education"]
COUNTRIES = ["United States", "US", "DE", "Germany", "GB", "France", "NL", "IN", "CN", "BR", "AU", "RU"]
STATUSES = ["New", "Working", "Nurture", "Contacted", "Disqualified"]
FREE, DISPOSABLE = ["gmail.com", "yahoo.com", "hotmail.com"], "mailinator.com"
CRAWLERS = ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 (compatible; bingbot/2.0)", "AhrefsBot/7.0", "python-requests/2.32", "curl/8.6.0"]
SCANNERS = ["Barracuda Sentinel", "Mimecast URL Protect", "Proofpoint TAP"]


def one_of(words, number):
    texts = ", ".join("null" if word is None else f"'{word}'" for word in words)
    return f"([{texts}])[1 + ({number}) % {len(words)}]"


def connect(threads=2, memory="4GB", spill="data/benchmark/.spill"):
    con = duckdb.connect()
    con.execute(f"""
        set threads = {threads}; set memory_limit = '{memory}'; set TimeZone = 'UTC';
        set temp_directory = '{spill}'; set preserve_insertion_order = false;
        -- dice(key, salt): a whole number below 2^60, the same for the same arguments
        create macro dice(k, salt) as cast(hash(k * 1000 + salt) >> 4 as bigint);
        create macro lead_key(n) as 'crm:L' || lpad(cast(n as varchar), 9, '0');
        create macro visitor(n) as 'v' || lpad(to_hex(dice(n, 900)), 15, '0');
    """)
    return con


def write_crm(con, leads, out):
    accounts = max(leads // 8, 5)
    con.execute(f"""
        create table account as
        select
            n as account_number, 'crm:A' || lpad(cast(n as varchar), 8, '0') as account_id,
            'Company ' || n as account_name,
            'company' || n || '.example' as domain, {one_of(INDUSTRIES + [None], 'dice(n, 1)')} as industry,
            case when dice(n, 2) % 10 > 0
                then cast(exp(1 + 8 * (dice(n, 3) % 1000) / 1000.0) as integer) end as employee_count,
            {one_of(COUNTRIES, 'dice(n, 4)')} as country,
            case when dice(n, 5) % 100 < 3 then timestamp '2024-03-01' end as customer_since,
            timestamp '2023-01-01' as created_at, timestamp '2026-01-01' as updated_at
        from range({accounts}) as t(n);
        create table lead as
        select
            n, lead_key(n) as lead_id, timestamp '2024-07-01' + to_hours(dice(n, 10) % 17000) as created_at,
            case
                when dice(n, 11) % 100 < 78 then 'person' || n || '@' || account.domain
                when dice(n, 11) % 100 < 93 then 'person' || n || '@' || {one_of(FREE, 'dice(n, 12)')}
                when dice(n, 11) % 100 < 94 then 'person' || n || '@{DISPOSABLE}'
                when dice(n, 11) % 1000 = 945 then 'person' || n || '@ourcompany.example'
            end as email,
            dice(n, 13) % 40 = 0 as is_email_opted_out, dice(n, 14) % 50 = 0 as is_email_bounced,
            'Ada' as first_name, 'Person ' || n as last_name,
            {one_of(TITLES + [None, None, None], 'dice(n, 15)')} as job_title,
            case when dice(n, 16) % 2 = 0 then account.domain end as company_domain,
            case when dice(n, 17) % 3 = 0 then account.industry end as industry,
            case when dice(n, 18) % 3 = 0 then account.employee_count end as employee_count,
            case when dice(n, 19) % 3 > 0 then account.country end as country,
            {one_of(['web', 'list', 'event', 'referral'], 'dice(n, 20)')} as lead_source,
            {one_of(STATUSES + [None], 'dice(n, 21)')} as status,
            case when dice(n, 22) % 2 = 0 then account.account_id end as account_id,
            dice(n, 23) % 200 = 0 as is_deleted, 'owner' || dice(n, 24) % 40 as owner_id
        from range({leads}) as t(n) inner join account on dice(t.n, 25) % {accounts} = account_number;
    """)
    tables = {
        "crm/accounts": "select * exclude (account_number) from account order by account_id",
        "crm/leads": "select * exclude (n), created_at as updated_at, created_at as loaded_at from lead"
                     " order by lead_id",
        # Every fiftieth record was merged into its neighbour, some time in the year.
        "crm/lead_merges": f"""
            select
                lead_key(n) as losing_lead_id, lead_key(n - 1) as winning_lead_id,
                timestamp '2025-07-02' + to_hours(dice(n, 30) % 8000) as merged_at,
                timestamp '2025-07-02' + to_hours(dice(n, 30) % 8000) as loaded_at
            from range({leads}) as t(n) where n % 50 = 7""",
        # Six of ten leads have one known visitor id, two of ten a second one.
        "activity/identities": f"""
            select
                visitor(n * 2 + device) as anonymous_id, case when dice(n, 32) % 3 > 0 then lead_key(n) end as lead_id,
                case when dice(n, 32) % 3 = 0 then lead.email end as email,
                timestamp '2025-07-02' + to_hours(dice(n, 33) % 8000) as linked_at
            from lead cross join range(2) as t(device) where dice(n * 2 + device, 31) % 10 < 6 - 4 * device""",
    }
    for name, query in tables.items():
        path = out / f"{name}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        con.execute(f"copy ({query}) to '{path}' (format parquet)")


def events(leads, base, first, last, batch_seconds):
    """SQL for the events of sessions `first` up to `last`; those from `base` on arrive after BASE_AS_OF."""
    year = DAYS * 86_400_000_000
    step = year / base
    batch_step = batch_seconds * 1_000_000 / max(last - base, 1)
    loaded = f"""epoch_us(timestamp '{BASE_AS_OF}') + cast(
        ({{0}} + 1 - {base}) * case when {{0}} < {base} then {step} else {batch_step} end as bigint)"""
    browsers = [f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/{n}.0.0.0 Safari/537.36"
                for n in range(90, 140)]
    web, mail, burst, proxy, webinar, social, talk, product, crawler = range(9)
    return f"""
        with slots as (
            -- Two of a hundred sessions are sent again, up to two days of sessions later.
            select
                s, case when dice(s, 50) % 100 < 2 then greatest(s - 1 - dice(s, 51) % {max(base * 2 // DAYS, 1)}, 0)
                    else s end as c
            from range({first}, {last}) as t(s)
        ),

        drawn as (
            select
                s, c, dice(c, 52) as throw, {loaded.format('s')} as loaded_us, {loaded.format('c')} as told_us,
                (dice(c, 53) % 1000000) / 1000000.0 as popularity, dice(c, 54) % 1000 as fate
            from slots
        ),

        acted as (
            select
                *,
                case when fate < 620 then {web} when fate < 840 then {mail} when fate < 848 then {burst}
                    when fate < 868 then {proxy} when fate < 888 then {webinar} when fate < 915 then {social}
                    when fate < 930 then {talk} when fate < 975 then {product} else {crawler} end as kind,
                -- A few leads do very much, most do little: rank ~ u^2.2, shuffled over the lead numbers.
                (cast(floor({leads} * pow(case when popularity < 0.005 then popularity * 199 else popularity end, 2.2))
                    as bigint) * 2654435761 + 12345) % {leads} as lead_number
            from drawn
        ),

        sized as (
            select
                *, case kind when {web} then ({SIZES})[1 + throw % 10] when {mail} then 1 + throw % 3
                    when {burst} then 8 when {product} then 1 + throw % 4 when {crawler} then 3 else 1 end as size,
                case when fate % 10 = 0 and kind = {web} or kind = {crawler} then -1 else lead_number end as actor
            from acted
        ),

        told as (
            select
                sized.*, lead.email as address, throw // 16 % 2 as device,
                -- Seven of a hundred arrive on a later day, up to two weeks late.
                told_us - case when kind = {burst} then 3700000000 else size * 120000000 end
                - dice(c, 55) % 60000000
                - case when dice(c, 56) % 100 < 7 then (1 + dice(c, 57) % 14) * 86400000000 else 0 end as start_us,
                unnest(range(size)) as k
            from sized left join lead on sized.actor = lead.n
        ),

        thrown as (
            select *, dice(c * 64 + k, 60) as luck, throw // 64 % 10 as way from told
        ),

        typed as (
            select
                *,
                case kind when {web} then case when k = size - 1 and luck % 100 < 4 then 'form_submit'
                        when k = size - 1 and luck % 100 < 8 then 'download' when luck % 100 < 10 then 'video_play'
                        else 'page_view' end
                    when {crawler} then 'page_view'
                    when {mail} then case when k = 0 then 'open' when k = 2 and luck % 20 = 0 then 'reply'
                        when luck % 200 = 7 then 'unsubscribe' when luck % 200 = 8 then 'resubscribe' else 'click' end
                    when {burst} then case when k = 0 or k = 7 and luck % 2 = 0 then 'open' else 'click' end
                    when {proxy} then 'open'
                    when {webinar} then case when luck % 2 = 0 then 'registered' else 'attended' end
                    when {social} then 'engage' when {product} then 'usage'
                    else case when luck % 2 = 0 then 'conversation' else 'question' end end as event_type
            from thrown
        )

        select
            to_hex(dice(c * 64 + k, 61)) || '-' || to_hex(dice(c * 64 + k, 62)) || '-' || k as event_id,
            make_timestamp(start_us + case when kind <> {burst} then k * 100000000 + luck % 9000000
                when k = 7 then 3600000000 else k * 200000 end) as occurred_at,
            make_timestamp(loaded_us) as loaded_at,
            case when kind in ({web}, {crawler}) then 'web' when kind in ({mail}, {burst}, {proxy}) then 'email'
                when kind = {webinar} then case when throw // 8 % 2 = 0 then 'webinar' else 'event' end
                when kind = {social} then 'social' when kind = {product} then 'product'
                when event_type = 'conversation' then 'chat' else 'support' end as channel,
            event_type,
            case when actor >= 0 and (kind in ({webinar}, {social}, {talk}, {product}) or way < 6)
                then lead_key(actor) end as lead_id,
            case when actor >= 0 and (kind in ({mail}, {burst}, {proxy}) or way = 6 and kind = {web})
                then address end as email,
            -- A visit names its person or its visitor: to link the two by acts is the project's alone.
            case when kind = {crawler} then visitor(-1 - throw // 64 % 20)
                when kind = {web} and (actor < 0 or way > 6) then visitor(
                    case when actor < 0 then -1000 - throw % 1000000000000 else actor * 2 + device end)
            end as anonymous_id,
            case when kind in ({web}, {crawler}) then 's' || c end as session_id,
            case when kind in ({mail}, {burst}, {proxy}) then 'msg-' || c // 40 || '-' || actor end as message_id,
            case when kind in ({web}, {crawler}) then 'https://www.example.com' || case
                    when event_type = 'form_submit' then
                        case when luck // 128 % 3 = 0 then '/demo' else '/newsletter' end
                    when luck // 128 % 100 < 30 then '/blog/post-' || luck // 16384 % 400
                    when luck // 128 % 100 < 45 then '/docs/page-' || luck // 16384 % 200
                    when luck // 128 % 100 < 53 then '/pricing'
                    when luck // 128 % 100 < 57 then '/case-studies/story-' || luck // 16384 % 40
                    when luck // 128 % 100 < 59 then '/careers' when luck // 128 % 100 < 80 then '/'
                    else '/product/part-' || luck // 16384 % 60 end
                || case when k = 0 and throw // 4096 % 4 = 0 then '?utm_campaign=cmp_' || throw // 65536 % 5 else '' end
                when event_type = 'click' then 'https://www.example.com/blog/post-' || k || '?from=mail' end as url,
            case when kind in ({web}, {crawler}) and event_type <> 'form_submit'
                then cast(luck // 1048576 % 240 * (luck // 268435456 % 240) // 240 as integer) end as duration_seconds,
            case when kind in ({web}, {crawler}) and luck // 7 % 8 > 0
                then cast(luck // 4294967296 % 101 * (luck // 1099511627776 % 101) // 100 as decimal(18, 2))
            end as depth_percent,
            case when kind in ({web}, {crawler}) then {one_of(COUNTRIES[:8] * 2 + COUNTRIES, 'throw // 128')}
            end as country,
            case when kind = {crawler} then {one_of(CRAWLERS, 'throw // 64')}
                when kind = {burst} and k < 7 and throw % 2 = 0 then {one_of(SCANNERS, 'throw // 64')}
                when kind in ({web}, {mail}, {burst}, {proxy}) then {one_of(browsers, 'greatest(actor, 0)')}
            end as user_agent,
            kind = {proxy} and throw % 2 = 0 as is_vendor_bot
        from typed
    """


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--leads", type=int, default=100_000, help="rows of crm.leads (default 100,000)")
    parser.add_argument("--events", type=int, default=5_000_000,
        help="rows of activity.events, about (default 5 million)")
    parser.add_argument("--out", type=Path, required=True, help="the raw directory of the base")
    parser.add_argument("--batch", type=float, default=0, help="write a batch of so many per cent new events instead")
    parser.add_argument("--hours", type=float, default=6, help="the hours within which the batch arrives (default 6)")
    parser.add_argument("--to", type=Path, help="the Parquet file of the batch")
    arguments = parser.parse_args(argv)

    began = time.monotonic()
    con = connect(spill=arguments.out.parent / ".spill")
    base = round(arguments.events / EVENTS_PER_SESSION)
    if arguments.batch:
        write_crm(con, arguments.leads, arguments.out.parent / ".crm")
        first, last = base, base + max(round(base * arguments.batch / 100), 1)
        path = arguments.to
    else:
        write_crm(con, arguments.leads, arguments.out)
        first, last = 0, base
        path = arguments.out / "activity" / "events" / "base.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    query = events(arguments.leads, base, first, last, arguments.hours * 3600)
    rows = con.execute(
        f"copy ({query}) to '{path}' (format parquet, dictionary_size_limit 5000)").fetchone()[0]
    if not arguments.batch:
        (arguments.out / "manifest.json").write_text(json.dumps(
            {"leads": arguments.leads, "events": rows, "as_of": BASE_AS_OF}) + "\n")
    print(f"{rows:,} events in {path} after {time.monotonic() - began:.1f} s", flush=True)


if __name__ == "__main__":
    main()
