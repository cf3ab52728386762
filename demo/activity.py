"""What people, machines and strangers did: the source activity.

Everything happens in sessions: a visit, a mailing to one person, a reaction to it. A session is one
narrow row; its events come out of it by number, so that the long table is written in one pass, in
the order of arrival, without ever being held.
"""

import words

# Kinds of session. The truth tables are told by kind, never by what an event looks like.
SEND, REACT, PROXY_OPEN, SILENT_OPEN, BURST = 1, 2, 3, 4, 5
WEBINAR, WEBINAR_ATTENDED, SHOW, SHOW_ATTENDED, SOCIAL = 6, 7, 8, 9, 10
CHAT, SUPPORT, USAGE, SIGNUP = 11, 12, 13, 14
LEAVES, RETURNS, REPLY, TRAPPED, PREFETCH = 15, 16, 17, 18, 19
VISIT, STRANGER, CRAWLER, FUTURE, UNKNOWN, SCRAPE, STRAY = 20, 21, 22, 23, 24, 25, 26  # from 20 on: the website

# What a session is marked with (bits of `marks`).
WITH_LEAD, WITH_EMAIL, COPY, NO_ID, NO_ARRIVAL, VENDOR, ABROAD = 1, 2, 4, 8, 16, 32, 64

A_DAY = 86_400_000_000  # microseconds
NOBODY = -1  # the actor of machines and strangers
LAST_START = 364.92  # days; what starts later could end after the data does
STRANGERS, CRAWLS, REPLIES, STRAYS, SCRAPES = (2**power for power in (44, 45, 46, 47, 48))  # numbers of the others'
VISIT_PAGES = [1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 11]
STRANGER_PAGES = [1, 1, 3, 1, 2, 1, 6, 1, 2, 4, 1, 1, 9, 2, 1, 3]
CRAWL_PAGES = [12, 7, 31, 20]
EVENTS_PER_SLOT = 3.3  # measured: a slot with the reactions that follow from it
END_US = "epoch_us(timestamp '2026-07-01') - 1000"

# The limits of seeds/rulebook/machine_rules.csv, written out once more: people are moved to just this side of them,
# machines right onto them. Read from there they would follow each change, and no test could tell that one went wrong.
BURST_SECONDS, OPEN_SECONDS, TRAP_SECONDS, VISITS, VISIT_SECONDS = 3, 60, 10, 30, 60
FEWEST_NEAR = 20  # visits in a minute that are called nearly too many


def build(demo):
    build_actors(demo)
    build_sessions(demo)
    arrange_sessions(demo)
    write_activity(demo)
    write_truth(demo)


def build_actors(demo):
    demo.run(f"""
        create table actor as
        with windows as (
            select
                lead.no, lead.lead_id, lower(trim(lead.email)) as email, lead.role, lead.base,
                lead.created_day,
                coalesce(lead.email like '%_@_%.%' and not record.is_malformed, false) as has_mail,
                lead.bounces, lead.unsubscribe_day,
                lead.is_resubscribed, person.country, person.zone, person.intent, person.has_scanner,
                person.seniority in (6, 7) as seeks_work,
                case when lead.role = 'person' then journey.burst_day end as burst_day,
                case when lead.role = 'person' then journey.mql_day end as mql_day, journey.momentum,
                journey.opportunity_day,
                case when person.is_inbound and lead.role = 'person'
                    then greatest(lead.created_day - 12 * {demo.wait('actor.before', 'lead.no')}, 0.01)
                    else lead.created_day end as from_day,
                least(364.9, coalesce(record.deleted_day, 999),
                    case when record.merged_day is not null then record.merged_day + 2
                        when lead.converted_to_id is not null then journey.opportunity_day
                        else lead.created_day + 15 + 110 * exp(0.3 * person.intent)
                            * {demo.wait('actor.life', 'lead.no')}
                            + case
                                when journey.opportunity_day is not null
                                and lead.role in ('person', 'contact') then 60 else 0 end
                        end) as to_day
            from lead
            inner join record on lead.no = record.no
            inner join person on lead.base = person.no
            inner join journey on lead.base = journey.no
        )

        select
            *,
            cast(1000 * (0.3 + least(exp(1.3 * {demo.normal('actor.weight', 'no')} + 0.3 * intent), 45))
                * least(sqrt((to_day - from_day + 1) / 70), 1.5) as bigint) as weight,
            has_scanner or {demo.even('actor.scanner', 'no')} < 0.01 as is_scanned,
            {demo.even('actor.proxy', 'no')} < 0.14 as is_proxied,
            {demo.even('actor.devices', 'no')} < 0.3 as has_two_devices,
            -- Neighbours on one device; a contact goes on with the device of the lead it was.
            no % 240 in (60, 61) and role = 'person' as shares_device,
            case when shares_device then (no - no % 2) * 2 when role = 'contact' then base * 2
                else no * 2 end as device,
            case when role <> 'contact' and (shares_device or {demo.even('actor.known', 'no')} < 0.85)
                then case when from_day < created_day or shares_device then created_day
                    else created_day + 12 * {demo.wait('actor.known_day', 'no')} end end as known_wish,
            case when known_wish < 364.9 then known_wish end as known_day
        from windows order by no
    """)
    total = demo.value("select sum(weight) from actor")
    planted = demo.value("""
        select sum(case when burst_day is null then 0 else 1.5 + floor(5 * momentum) end
            + case when mql_day is null then 0 else floor(6 * momentum) end) from actor
    """)
    demo.scale = max(0.88 * demo.events - 4.9 * planted, 0.1 * demo.events) / EVENTS_PER_SLOT / float(total)


def build_sessions(demo):
    """Every session of a known person, from the slots of each actor and from the steps of the journey."""
    slot = "(no * 4096 + slot)"
    even = lambda name: demo.even(f"slot.{name}", slot)  # noqa: E731
    wait = lambda name: demo.wait(f"slot.{name}", slot)  # noqa: E731
    mailing_shift = "list_extract([1, 0, 1, 0, -1, -2, 2], 1 + cast(weekday(day) as integer))"
    demo.run(f"""
        create table slot as
        with slots as (
            select no,
                unnest(range(least(cast(floor(weight * {demo.scale} + {demo.even('actor.round', 'no')})
                as bigint), 1500)))
                as slot from actor
            union all -- the keen days before a hand-raise, and the hand-raise itself
            select no, 4000 + unnest(range(1 + cast(floor(5 * momentum) as bigint))) from actor
            where burst_day is not null
            union all
            select no, 4010 from actor
            where burst_day is not null and {demo.even('actor.raises', 'no')} < 0.42
            union all -- whoever has momentum goes on reading after the hand-over
            select no, 4020 + unnest(range(cast(floor(6 * momentum) as bigint))) from actor
            where mql_day is not null
        ),

        joined as (
            select slots.no, slot, actor.* exclude (no, weight, lead_id, email)
            from slots inner join actor on slots.no = actor.no
        ),

        wished as (
            select
                *,
                case
                    when slot between 4000 and 4009 then burst_day - 4 * {wait('keen')}
                    when slot = 4010 then burst_day
                    when slot >= 4020 then mql_day + 14 * {even('after')}
                    when burst_day is not null and {even('near')} < 0.33
                        then burst_day + case when {even('near')} < 0.22 then -6
                            else 5 end * {wait('distance')}
                    else from_day + (to_day - from_day) * power({even('day')}, 1.25) end as wish,
                {even('keep')} as keep, {even('early')} as early, {even('late')} as late,
                case when slot >= 4000 then 0.7 else {even('kind')} end as kind_throw,
                {even('heat')} as heat_throw, {even('act')} as act_throw
            from joined
        ),

        timed as (
            select *, case when slot = 4010 then wish else office(wish, keep, early, late, zone) end as day
            from wished
        ),

        sorted as (
            select
                *,
                case
                    when kind_throw >= 0.6 or not has_mail or day <= created_day + 3
                        or day > unsubscribe_day - 2.5
                        or (bounces and early < 0.7)
                        then case when kind_throw < 0.88 or day < created_day then {VISIT}
                            when kind_throw < 0.92 then {SOCIAL} when kind_throw < 0.945 then {WEBINAR}
                            when kind_throw < 0.952 then {SHOW} when kind_throw < 0.97 then {CHAT}
                            when kind_throw < 0.98 then {SUPPORT} when kind_throw < 0.984 then {SIGNUP}
                                else {USAGE} end
                    else {SEND} end as kind
            from timed
            where day between 0 and {LAST_START} and (day >= from_day - 12 or slot >= 4000)
        )

        select
            no, slot, created_day, intent, has_mail, bounces, is_scanned, is_proxied, has_two_devices, device,
            known_day, zone,
            kind,
            case when kind = {SEND} then floor(day) + {mailing_shift} + (9 + 2.5 * late - zone) / 24
                else day end as day,
            case when slot >= 4000 then 2
                when seeks_work and heat_throw < 0.5 or heat_throw < 0.015 then 0
                when burst_day is not null and abs(day - burst_day) < 9 and heat_throw < 0.55 then 2
                when heat_throw < 0.07 then 2 else 1 end as heat,
            case when slot = 4010 then 1
                when known_day < day and act_throw < 0.06 then 2
                when act_throw between 0.1 and 0.14 then 3 when act_throw between 0.2 and 0.23 then 4
                when act_throw between 0.3 and 0.34 then 5 else 0 end as act
        from sorted
    """)
    device = f"device + case when has_two_devices and {even('device')} < 0.25 then 1 else 0 end"
    person_marks = f"case when not has_mail or {even('with')} < 0.6 then {WITH_LEAD} else {WITH_EMAIL} end"
    mail_marks = f"{WITH_EMAIL} + case when {even('with')} < 0.3 then {WITH_LEAD} else 0 end"
    visit_marks = (f"case when known_day < day and {even('with')} < 0.5 then {WITH_LEAD} else 0 end"
                   f" + case when {even('abroad')} < 0.025 then {ABROAD} else 0 end")
    visits = demo.one_of("slot.pages", slot, VISIT_PAGES)
    number = f"{slot} * 8"
    react_day = f"day + exp(1.1 + 1.4 * {demo.bell('slot.react', slot)}) / 24"
    opens = f"(1 + cast(floor(2.2 * power({even('opens')}, 2)) as integer))"
    clicks = (f"case when {even('clicks')} < chance(-2.1 + 0.4 * intent)"
              f" then 1 + cast({even('clicks')} < 0.05 as integer) else 0 end")
    ends = f"case when {even('ends')} < 0.012 then 1 when {even('ends')} > 0.9985 then 3 else 0 end"
    vendor = f"case when {even('vendor')} < 0.25 then {VENDOR} else 0 end"
    opened = f"kind = {SEND} and not bounces"
    # Some mail tools tell on which device a link was opened; the page visit follows on the same one.
    click_device = f"case when {clicks} > 0 and {even('tells_device')} < 0.3 then {device} end"
    burst_n = f"(6 + cast(floor(5 * {even('burst_n')}) as integer))"
    demo.run(f"""
        create table draft (session bigint, kind utinyint, events utinyint, shape smallint, actor integer,
            device bigint,
            day double, marks utinyint, refers_to bigint, sent_day double);
        insert into draft
        select {number}, kind,
            case kind when {VISIT} then {visits} + case heat when 2 then 1 else 0 end
                when {SEND} then 2 when {USAGE} then 1 + cast(floor(5 * {even('uses')}) as integer)
                    else 1 end,
            case kind when {VISIT} then heat * 10 + act when {SEND} then cast(bounces as integer) else 0 end,
            no, case when kind = {VISIT} then {device} end, day,
            case when kind = {VISIT} then {visit_marks} when kind = {SEND} then {mail_marks}
                else {person_marks} end,
            {number}, null
        from slot
        union all -- people react to mail
        select {number} + 1, {REACT}, {opens} + {clicks} + case when {ends} > 0 then 1 else 0 end,
            {opens} + 8 * {clicks} + 64 * {ends}, no, {click_device}, {react_day}, {mail_marks}, {number}, day
        from slot where {opened} and {even('open')} < chance(-0.9 + 0.45 * intent)
        union all -- a click brings a visit
        select {number} + 2, {VISIT}, 1 + cast(floor(3 * {even('lands')}) as integer), 10, no, {device},
            {react_day} + 0.002,
            {visit_marks}, {number}, null
        from slot where {opened} and {even('open')} < chance(-0.9 + 0.45 * intent) and {clicks} > 0
        union all -- a mail proxy fetches the picture within seconds: with its own name, or with a plain one
        select {number} + 3, case when no % 3 = 0 then {SILENT_OPEN} else {PROXY_OPEN} end, 1, 0, no, null,
            day + (3 + 15 * {even('fetch')}) / 86400, {mail_marks} + {vendor}, {number}, day
        from slot where {opened} and is_proxied and {even('fetched')} < 0.8
        union all -- a gateway fetches it at once under the name of a browser
        select {number} + 6, {PREFETCH}, 1, 0, no, null, day + (2 + 25 * {even('gateway')}) / 86400,
            {mail_marks}, {number}, day
        from slot where {opened} and not is_proxied and {even('gated')} < 0.04
        union all -- a mail scanner opens every link, 20 to 60 seconds after sending
        select {number} + 4, {BURST}, {burst_n}, cast({even('named')} < 0.3 as integer), no, null,
            day + (20 + 40 * {even('scan')}) / 86400, {mail_marks} + {vendor}, {number}, day
        from slot where {opened} and is_scanned and {even('scanned')} < 0.6
        union all -- a careful scanner follows two or three links only, one of them a link that nobody sees
        select {number} + 7, {TRAPPED}, 2 + cast({even('trap_n')} < 0.5 as integer), 0, no, null,
            day + (30 + 600 * {even('trap')}) / 86400, {mail_marks}, {number}, day
        from slot where {opened} and {even('trapped')} < 0.01
        union all -- who registers may come
        select {number} + 5, kind + 1, 1, 0, no, null, floor(day) + 3 + no % 7 + (15 - zone) / 24,
            {person_marks}, {number}, null
        from slot where kind in ({WEBINAR}, {SHOW}) and {even('comes')} < chance(-0.2 + 0.3 * intent)
        union all -- leaving the list, by a mail of its own; some come back
        select (no * 4096 + 4040) * 8, {SEND}, 2, 0, no, null, unsubscribe_day - 0.2, {WITH_EMAIL},
            (no * 4096 + 4040) * 8, null
        from actor where has_mail and unsubscribe_day < {LAST_START}
        union all
        select (no * 4096 + 4040) * 8 + 1, {LEAVES}, 1, cast(no % 40 = 0 as integer), no, null,
            unsubscribe_day,
            {WITH_EMAIL}, (no * 4096 + 4040) * 8, null
        from actor where has_mail and unsubscribe_day < {LAST_START}
        union all
        select (no * 4096 + 4041) * 8, {RETURNS}, 1, 0, no, null, unsubscribe_day + 5 + no % 30, {WITH_EMAIL},
            0, null
        from actor where has_mail and is_resubscribed
        union all -- answers to a rep's mail: many within a day, some late
        select {REPLIES} + touch.touch_no * 8, {REPLY}, 1, 0, touch.no, null,
            touch.day + exp(1.9 + 1.3 * {demo.bell('reply.hours', 'touch.touch_no')}) / 24,
            {WITH_EMAIL} + case when touch.touch_no % 3 = 0 then {WITH_LEAD}
                else 0 end, {REPLIES} + touch.touch_no * 8, null
        from touch inner join actor on touch.no = actor.no
        where touch.touch_kind = 'email' and touch.outcome = 'replied' and actor.has_mail
    """)
    # A script on the machine of one person in a hundred reads the site: a page a second, from the device of the person.
    demo.run(f"""
        insert into draft
        select {SCRAPES} + no * 8, {SCRAPE},
            40 + cast(floor(20 * {demo.even('scrape.pages', 'no')}) as integer), 10, no, device,
            from_day + (to_day - from_day) * {demo.even('scrape.day', 'no')}, 0, 0, null
        from actor
        where role = 'person' and {demo.even('scrape', 'no')} < 0.01
            and from_day + (to_day - from_day) * {demo.even('scrape.day', 'no')} between 0 and {LAST_START}
    """)
    demo.run("drop table slot")


def arrange_sessions(demo):
    """Machines and strangers join, arrivals are drawn, and the number of events becomes exact."""
    crawls = max(demo.events * 15 // 1000 * len(CRAWL_PAGES) // sum(CRAWL_PAGES), 2)
    futures, unknowns, strays = max(demo.events // 20000, 3), max(demo.events // 2000, 3), max(demo.events // 4000, 3)
    vendor = f"case when {demo.even('crawl.vendor', 'no')} < 0.3 then {VENDOR} else 0 end"
    demo.run(f"""
        insert into draft
        select {CRAWLS} + no * 8, {CRAWLER}, {demo.one_of('crawl.pages', 'no', CRAWL_PAGES)}, 10, {NOBODY},
            {CRAWLS} + no // 3, {LAST_START} * {demo.even('crawl.day', 'no')}, {vendor}, 0, null
            from range({crawls}) as t(no)
        union all
        select {STRAYS} + no * 8, {FUTURE}, 1, 10, {NOBODY}, {STRAYS} + no,
            360 * {demo.even('future.day', 'no')}, 0, no, null
        from range({futures}) as t(no)
        union all
        select {STRAYS} + (no + {futures}) * 8, {UNKNOWN}, 1, 10, {NOBODY}, {STRAYS} + no + {futures},
            {LAST_START} * {demo.even('unknown.day', 'no')}, {WITH_LEAD}, no, null from range({unknowns}) as t(no)
        union all -- crawlers without a name that call a page which no page links to for people
        select {STRAYS} + (no + {futures} + {unknowns}) * 8, {STRAY}, 3 + no % 6, 10, {NOBODY},
            {STRAYS} + no + {futures} + {unknowns}, {LAST_START} * {demo.even('stray.day', 'no')}, 0, 0, null
        from range({strays}) as t(no)
    """)
    fate = demo.even("session.fate", "session")
    days_late = f"least(1 + floor(2.4 * {demo.wait('session.late', 'session')}), 15)"
    # Loads run each quarter of an hour. Seven in a hundred sessions wait for a later day.
    quarter = 900_000_000
    batch = f"((day_us(day) + cast(events as bigint) * 130000000) // {quarter} + 1) * {quarter} + 41000000"
    wait = f"cast({days_late} as bigint) * {A_DAY}"
    is_late = f"{demo.even('session.is_late', 'session')} < 0.05"
    arrival = f"least({END_US}, {batch} + case when {is_late} then {wait} else 0 end)"
    again = f"{fate} < 0.0265"
    demo.run(f"""
        create table drawn as
        select
            session, kind, events, shape, actor, device, refers_to, day_us(day) as start_us,
            cast({arrival} as bigint) as loaded_us, events as taken,
            day_us(sent_day) as sent_us,
            cast(marks + case when {fate} between 0.03 and 0.035 then {NO_ID} else 0 end
                + case when {fate} between 0.04 and 0.048 then {NO_ARRIVAL} else 0 end as utinyint) as marks
        from draft where day between 0 and {LAST_START};
        drop table draft;

        insert into drawn
        select
            session, kind, events, shape, actor, device, refers_to, start_us,
            loaded_us + cast((0.05 + 4 * {demo.even('again.wait', 'session')}) * 96 as bigint) * 900000000,
            cast(ceil(events * (0.5 + 0.5 * {demo.even('again.part', 'session')})) as utinyint),
            sent_us, marks + {COPY}
        from drawn where {again} and loaded_us < {END_US} - 5 * {A_DAY} and kind < {FUTURE}
    """)
    have = int(demo.value("select sum(taken) from drawn"))
    if have > demo.events:
        # More than was asked for (only with few events a lead): keep a random part, exactly as large.
        demo.run(f"""
            create table kept as
            with summed as (
                select *,
                    sum(taken) over (order by kind < {FUTURE}, {demo.number('session.keep', 'session')},
                    session, marks
                    rows unbounded preceding) - taken as before
                from drawn
            )

            select
                * exclude (before) replace (cast(least(taken, {demo.events} - before) as utinyint) as taken)
            from summed where before < {demo.events};
            drop table drawn;
            alter table kept rename to drawn;
        """)
        have = demo.events
    missing = demo.events - have
    strangers, left = 0, missing
    per_turn = sum(STRANGER_PAGES)
    strangers, left = missing // per_turn * len(STRANGER_PAGES), missing % per_turn
    while left > 0:
        left -= STRANGER_PAGES[strangers % len(STRANGER_PAGES)]
        strangers += 1
    last = STRANGER_PAGES[(strangers - 1) % len(STRANGER_PAGES)] + min(left, 0)
    pages = f"list_extract({STRANGER_PAGES}, 1 + no % {len(STRANGER_PAGES)})"
    move_to_limits(demo)
    throws = ("day", "keep", "early", "late", "zone")
    day, keep, early, late, zone = (demo.even(f"stranger.{throw}", "no") for throw in throws)
    wish = f"office({LAST_START - 1} * {day}, {keep}, {early}, {late}, 8 * {zone} - 5)"
    demo.run(f"""
        create table session as
        with strangers as (
            select
                cast({STRANGERS} + no * 8 as bigint) as session, cast({STRANGER} as utinyint) as kind,
                cast(case when no = {strangers - 1} then {last} else {pages} end as utinyint) as events,
                cast(case when {demo.even('stranger.heat', 'no')} < 0.08 then 20
                    when {demo.even('stranger.heat', 'no')} < 0.16 then 0 else 10 end as smallint) as shape,
                cast({STRANGERS} + {demo.number('stranger.who', 'no')} % {max(strangers // 3, 1)} as bigint)
                    as device,
                {wish} as wish,
                case when wish < 0.01 then wish + 7 when wish > {LAST_START} then wish - 7
                    else wish end as day,
                cast(case when {demo.even('stranger.abroad', 'no')} < 0.05 then {ABROAD}
                    else 0 end as utinyint) as marks
            from range({strangers}) as t(no)
        )

        select session, kind, events, shape, actor, device, start_us, marks, refers_to, loaded_us, taken, sent_us,
            moved_us, near
        from drawn left join moved using (session)
        union all
        select session, kind, events, shape, cast({NOBODY} as integer), device, day_us(day), marks, 0,
            cast({arrival} as bigint), events, null, null, null
        from strangers
        order by loaded_us, session, marks;
        drop table drawn;
        drop table moved
    """)


def move_to_limits(demo):
    """Some people nearly look like machines, and some machines only just do: the times of what they did are moved.

    Within its UTC day and before its arrival, so that no score changes; never what ties a visitor to a person. By
    time alone nobody comes near the limits on links of a message and on messages in a minute: no person here clicks
    on more than two links of a message, or on more than two messages in a day.
    """
    second = 1_000_000

    def throw(name):
        return demo.even(name, "session")

    def between(name, least, most):
        """So many whole milliseconds, in microseconds."""
        return f"(({least} + cast(floor({most - least} * {throw(name)}) as bigint)) * 1000)"

    def each(sql):
        """A list with one entry for each event of the session, number k from 0."""
        return f"list_transform(range(cast(events as bigint)), lambda k: {sql})"

    # Five links, the first and the last as far from the third as a burst may reach from a click.
    burst = each(f"case when k > 0 then start_us + 300000 + (k - 1) * {BURST_SECONDS * second // 2} end")
    trapped = each(f"""case k when 1 then start_us + 1500000
        when 2 then start_us + 1500000 + {TRAP_SECONDS * second} end""")
    # As many pages as a person reads in a minute and one more, in a minute.
    scrape = each(f"start_us + k * {VISIT_SECONDS * second // VISITS}")
    # A person opens a mail as soon as a machine might, follows both its links at once, or follows one right after
    # the scanner has followed them all.
    read = each(f"""case
        when k = 0 and is_near_open then sent_us + {OPEN_SECONDS * second} + {between('near.open_ms', 1, 5000)}
        when k < opens or k >= opens + clicks then null
        when end_us is not null
            then end_us + {BURST_SECONDS * second} + {between('near.beside_ms', 1, 400)} + (k - opens) * 400000
        when is_near_pair
            then start_us + (opens * 25 + 5) * {second} + (k - opens) * {between('near.pair_ms', 200, 2900)} end""")
    read_near = each("""case
        when k = 0 and is_near_open then 'open'
        when k < opens or k >= opens + clicks then null
        when end_us is not null then 'click_beside_burst' when is_near_pair then 'click_pair' end""")
    # Pages opened all at once and read one after the other: nearly too many, or enough of them but too slowly.
    visit = each(f"""first_us + (before + k) * case
        when pages > {VISITS} then {VISIT_SECONDS * second // VISITS + 30000}
        else {(VISIT_SECONDS - 2) * second} // pages // 1000 * 1000 end""")
    demo.run(f"""
        create table moved as
        with whole as (
            select
                *, start_us // {A_DAY} as day_number,
                cast(shape % 8 as bigint) as opens, cast(shape // 8 % 8 as bigint) as clicks,
                kind = {BURST} and events = 6 and shape = 0 and marks & {VENDOR} = 0
                    and {throw('limit.burst')} < 0.5 as is_burst_at_limit
            from drawn
            where taken = events and marks & {COPY + NO_ID + NO_ARRIVAL} = 0
                and (start_us + cast(events as bigint) * 130 * {second}) // {A_DAY} = start_us // {A_DAY}
        ),

        bursts as (
            select
                refers_to, day_number,
                start_us + 300000 + case when is_burst_at_limit then {2 * BURST_SECONDS * second}
                    else (cast(events as bigint) - 1) * 230000 + 100000 end as end_us
            from whole where kind = {BURST}
        ),

        reactions as (
            select
                whole.*,
                -- Not before another machine's act on the mail, which the click clears as long as it comes after.
                case when device is null and clicks > 0
                    and whole.refers_to not in (select refers_to from drawn where kind in ({TRAPPED}, {PREFETCH}))
                    then bursts.end_us end as end_us,
                -- The few who really opened so soon stay where they are.
                sent_us // {A_DAY} = whole.day_number and start_us - sent_us > {OPEN_SECONDS * second}
                    and {throw('near.open')} < 0.1 as is_near_open,
                device is null and clicks = 2 and {throw('near.pair')} < 0.6 as is_near_pair
            from whole
            left join bursts on whole.refers_to = bursts.refers_to and whole.day_number = bursts.day_number
            where kind = {REACT}
        ),

        sittings as (
            select
                session, events, day_number,
                cast(sum(events) over together as bigint) as pages,
                min(start_us) over together as first_us,
                cast(sum(events) over (together order by start_us, session rows unbounded preceding) as bigint)
                    - events as before
            from whole
            where kind = {VISIT} and shape % 10 = 0 and marks & {WITH_LEAD + WITH_EMAIL} = 0
                and actor not in (select no from actor where shares_device)
            window together as (partition by device, day_number, loaded_us // {A_DAY})
        )

        select session, {burst} as moved_us, cast(null as varchar[]) as near from whole where is_burst_at_limit
        union all
        select session, {trapped}, null from whole
        where kind = {TRAPPED} and events = 3 and {throw('limit.trap')} < 0.5
        union all
        select session, [sent_us + {OPEN_SECONDS * second}], null from whole
        where kind = {PREFETCH} and sent_us // {A_DAY} = day_number and {throw('limit.prefetch')} < 0.3
            and session - 2 not in (select session from drawn where kind = {BURST})
        union all
        select session, {scrape}, null from whole where kind = {SCRAPE} and {throw('limit.scrape')} < 0.4
        union all
        select session, {read}, {read_near} from reactions
        where is_near_open or is_near_pair or end_us is not null
        union all
        select session, {visit}, {each("'visits'")} from sittings
        where pages >= {FEWEST_NEAR} and (first_us + pages * 3 * {second}) // {A_DAY} = day_number
    """)


def unfolded(demo, where="true"):
    """SQL for the events of the sessions that `where` picks, in the order of arrival."""
    codes = [code for code, weight, *_ in words.COUNTRIES for _ in range(weight)]
    referrers = [word for word, weight in words.REFERRERS for _ in range(weight)]
    site = "'https://www.example.com' ||"
    key = "session * 64 + k"

    def one(texts, number):
        return f"list_extract({quoted(texts)}, cast(1 + ({number}) % {len(texts)} as integer))"

    return f"""
        with raised as (
            select
                session.*, {demo.whole('session.once', 'session')} as once, kind >= {VISIT} as is_web,
                actor.email as address, actor.lead_id as actor_id, actor.country,
                case when kind >= {VISIT} then 'web' when kind <= {BURST} or kind >= {LEAVES} then 'email'
                    when kind <= {WEBINAR_ATTENDED} then 'webinar' when kind <= {SHOW_ATTENDED} then 'event'
                    when kind = {SOCIAL} then 'social' when kind = {CHAT} then 'chat'
                        when kind = {SUPPORT} then 'support'
                    else 'product' end as channel
            from (select * from session where {where}) as session
            -- Each session finds exactly one row, or the order of arrival would be lost.
            inner join (
                select no, lead_id, email, country from actor union all select {NOBODY}, null, null, null
            ) as actor on session.actor = actor.no
        ),

        told as ( -- what all events of a session share
            select
                session, kind, events, taken, shape, marks, refers_to, start_us, sent_us, once, is_web, channel,
                address, moved_us, near,
                15000000 + once % 110000000 as pace,
                case when kind = {UNKNOWN} then 'salesforce:L9' || lpad(refers_to::text, 6, '0')
                    when marks & {WITH_LEAD} > 0 then actor_id end as lead_id,
                case when marks & {NO_ARRIVAL} = 0 then make_timestamp(loaded_us) end as loaded_at,
                case when device is not null then lower(to_hex({demo.number('anonymous', 'device')})) end
                    as anonymous_id,
                case when is_web then 's' || session end as session_id,
                case when kind = {REPLY} then 'rep-' || refers_to // 8
                    when channel = 'email' and refers_to > 0 then 'msg-' || refers_to // 8 end as message_id,
                case
                    when is_web
                    then '198.18.' || (device % 256) || '.'
                    || (1 + device // 256 % 254) end as ip_address,
                case
                    when kind = {CRAWLER} then {one(words.CRAWLERS, 'device')}
                    when kind = {PROXY_OPEN} then {one(words.MAIL_PROXIES, 'once')}
                    when kind = {SILENT_OPEN} then 'Mozilla/5.0'
                    when kind = {BURST} and shape = 1 then {one(words.MAIL_SCANNERS, 'once')}
                    when is_web or kind in ({REACT}, {BURST}, {TRAPPED}, {PREFETCH})
                        then {one(words.BROWSERS, 'coalesce(device, actor)')} end as user_agent,
                case when marks & {ABROAD} > 0 then {one(['RU', 'NG', 'CN', 'US', 'DE', 'FR'], 'once')}
                    when is_web and once % 50 = 0 then null
                    when actor <> {NOBODY} and (is_web or kind between {CHAT} and {SIGNUP})
                        then {one([row[0] for row in words.COUNTRIES], 'country')}
                    when is_web then {one(codes, 'once')} end as country,
                case when is_web and kind not in ({CRAWLER}, {SCRAPE}, {STRAY})
                    then {one(referrers, 'once // 128')} end as referrer,
                case
                    when is_web and once % 100 < 9 then 'cmp_00' || (1 + once % 3)
                    when is_web or kind = {REPLY} then null
                    when channel = 'email' then 'cmp_' || lpad((6 + refers_to // 8 % 5)::text, 3, '0')
                    when channel = 'webinar' then 'cmp_0' || (11 + once % 3)
                    when channel = 'event' then 'cmp_0' || (14 + once % 3) end as campaign_id,
                case
                    when not is_web then ''
                    when once % 100 < 9
                        then '?utm_source=google&utm_medium=cpc&utm_campaign=cmp_00' || (1 + once % 3)
                    when refers_to > 0 and kind = {VISIT} and session % 8 = 2
                        then '?utm_source=newsletter&utm_medium=email'
                    when once % 100 < 13 then '?utm_source=linkedin&utm_medium=paid_social'
                        else '' end as landing,
                case
                    when is_web and shape % 10 >= 3
                    then list_extract(['scoring-guide', 'product-tour', 'whitepaper'], shape % 10 - 2)
                    when channel = 'webinar' then 'webinar-' || (1 + once % 3)
                    when channel = 'event' then 'show-' || (1 + once % 3)
                    when channel = 'product' then {one(['score', 'route', 'report'], 'once')} end as subject
            from raised
        ),

        thrown as (
            select
                *, {key} as event_number, {demo.whole('event', key)} as throw,
                {demo.whole('event', key + ' + 1')} as next_throw,
                is_web and k = events - 1 and shape % 10 > 0 as is_act
            from (select *, unnest(range(taken)) as k from told)
        ),

        placed as (
            select
                *,
                -- Outside the list that is null, and so is an event that stays where it is.
                coalesce(moved_us[k + 1], start_us + case
                    when kind = {CRAWLER} then k * 2000000 + throw % 1500000
                    when kind = {SCRAPE} then k * 1000000 + throw % 200000
                    when kind = {TRAPPED} then k * 1500000 + throw % 1000000
                    when kind = {FUTURE} then case when refers_to = 0 then 300
                        else 3 + refers_to % 40 end * {A_DAY}
                    when is_web then k * pace + (throw % 1024) * (pace // 1500)
                    when kind = {SEND} then k * (1000000 + throw % 15000000)
                    when kind = {BURST} then case when k = 0 then 0
                        else 300000 + k * 230000 + throw % 100000 end
                    when kind = {USAGE} then k * 110000000 + throw % 100000000
                    else k * 25000000 + throw % 20000000 end // 1000 * 1000) as us,
                case
                    when is_act
                        then list_extract(['form_submit', 'form_submit', 'download', 'video_play',
                        'document_view'], shape % 10)
                    when is_web then 'page_view'
                    when kind = {SEND} then case when k = 0 then 'sent' when shape = 1 then 'bounce'
                        else 'delivered' end
                    when kind = {REACT} then case when k < shape % 8 then 'open'
                        when k < shape % 8 + (shape // 8) % 8 then 'click'
                        when shape // 64 = 1 then 'reply' else 'complaint' end
                    when kind = {BURST} then case when k = 0 then 'open' else 'click' end
                    when kind in ({PROXY_OPEN}, {SILENT_OPEN}, {PREFETCH}) then 'open'
                    when kind = {TRAPPED} then 'click'
                    when kind = {REPLY} then 'reply'
                    when kind = {LEAVES} then case when shape = 1 then 'complaint' else 'unsubscribe' end
                    when kind = {RETURNS} then 'resubscribe'
                    when kind = {WEBINAR} or kind = {SHOW} then 'registered'
                    when kind = {WEBINAR_ATTENDED} or kind = {SHOW_ATTENDED} then 'attended'
                    when kind = {SOCIAL} then 'engage' when kind = {CHAT} then 'conversation'
                        when kind = {SUPPORT} then 'question'
                    when kind = {SIGNUP} then 'signup' else 'usage' end as event_type
            from thrown
        )

        select
            kind, marks, event_number, moved_us[k + 1] is not null as is_moved, near[k + 1] as nearly,
            case when marks & {NO_ID} > 0 then null else 'ev' || event_number end as event_id,
            make_timestamp(us) as occurred_at, loaded_at,
            case when is_web then make_timestamp(us + throw % 4000 * 1000)
                else make_timestamp(sent_us) end as sent_at,
            channel, event_type, lead_id,
            case when marks & {WITH_EMAIL} > 0 or (is_act and shape % 10 <= 2) then address end as email,
            case when is_web or event_type = 'click' then anonymous_id end as anonymous_id, session_id,
            case when is_web and not is_act then 'pv' || event_number end as page_view_id,
            message_id,
            case
                when is_act
                    then {site} list_extract(['/demo', '/contact-sales', '/resources/guide',
                    '/product/scoring', '/docs/whitepaper'], shape % 10)
                when (kind = {TRAPPED} or kind = {STRAY}) and k = 1 then {site} '/unlisted/offers'
                when is_web then {site} case shape // 10 when 0 then {one(words.PAGES_COLD, 'throw')}
                        when 1 then {one(words.PAGES_WARM, 'throw')} else {one(words.PAGES_HOT, 'throw')} end
                    || case when k = 0 then landing else '' end
                when event_type = 'click' then {site} {one(words.LINKS, 'refers_to // 8 + k')} end as url,
            case when k = 0 then referrer end as referrer,
            case when is_act or not is_web then subject end as asset,
            case when k = 0 or not is_web then campaign_id end as campaign_id,
            -- To the next page; a copy sent again may differ by a second.
            case when is_web then case
                    when is_act then case when shape % 10 >= 4 then 20 + throw % 400 end
                    when k < events - 1
                        then (pace + (next_throw % 1024 - throw % 1024) * (pace // 1500)) // 1000000
                    when throw % 10 < 6 then 4 + (throw // 16) % 240 end
                    + case when marks & {COPY} > 0 then once % 2 else 0 end
                when kind = {WEBINAR_ATTENDED} then 600 + throw % 2700
                when kind = {USAGE} then 30 + throw % 3000 end as duration_seconds,
            case when is_web and (not is_act or shape % 10 >= 4) and throw % 16 > 0
                then 10 + (throw // 32) % 91 end as depth_percent,
            country, user_agent, ip_address,
            case when marks & {VENDOR} > 0 then true
                when is_web or event_type in ('open', 'click') then false end as is_vendor_bot
        from placed
    """


def quoted(texts):
    return "[" + ", ".join("null" if text is None else f"'{text}'" for text in texts) + "]"


def write_activity(demo):
    columns = ", ".join(demo.columns("activity", "events"))
    demo.write("activity", "events", f"select {columns} from ({unfolded(demo)})", ordered=True)
    talking = (f"marks & {NO_ID + COPY} = 0 and"
               f" (kind in ({CHAT}, {USAGE}) or (kind in ({VISIT}, {STRANGER}) and shape % 10 in (1, 2)))")
    demo.write("activity", "event_attributes", f"""
        with told as (
            select event_id, event_type, event_number from ({unfolded(demo, talking)})
            where event_type in ('form_submit', 'usage', 'conversation')
        )

        select event_id, 'form_name' as attribute, case when event_number % 2 = 0 then 'contact'
            else 'demo' end as value
        from told where event_type = 'form_submit'
        union all
        select event_id, 'how_soon',
            {demo.one_of('form.soon', 'event_number', ['this quarter', 'this year', 'just looking'])}
        from told where event_type = 'form_submit' and event_number % 3 > 0
        union all
        select event_id, 'records_scored',
            cast(1 + {demo.number('usage.records', 'event_number')} % 500 as text)
        from told where event_type = 'usage'
        union all
        select event_id, 'topic',
            {demo.one_of('chat.topic', 'event_number', ['price', 'integration', 'support', 'trial'])}
        from told where event_type = 'conversation'
    """)
    anonymous = f"lower(to_hex({demo.number('anonymous', 'device')}))"
    demo.run(f"""
        create table link as
        with devices as (
            select no, lead_id, email, known_day, device, shares_device from actor where known_day is not null
            union all
            select no, lead_id, email, least(known_day + 20 * {demo.wait('link.second', 'no')}, 364.9),
                device + 1, false
            from actor
            where known_day is not null and has_two_devices and {demo.even('link.second_known', 'no')} < 0.5
                and not shares_device
        )

        -- One link in ten was never recorded: only what is done with both ids tells it.
        select {anonymous} as anonymous_id, lead_id, email, known_day, device, shares_device, no
        from devices
        where shares_device or {demo.even('link.recorded', 'no')} >= 0.1
        order by no, device
    """)
    demo.write("activity", "identities", f"""
        select
            anonymous_id, case when {demo.even('link.by_id', 'no')} < 0.6 or email is null
                then lead_id end as lead_id,
            case when {demo.even('link.by_id', 'no')} > 0.3 then email end as email,
            case when {demo.even('link.unknown_time', 'no')} < 0.02 then null
                else at_day(known_day) end as linked_at
        from link
    """)
    demo.truth("stitched_visitors", "select anonymous_id, lead_id, at_day(known_day) as linked_at from link")
    demo.truth("shared_devices", "select anonymous_id, lead_id from link where shares_device")
    demo.truth("visitors", f"""
        select distinct {anonymous} as anonymous_id, lead_id
        from (select actor as no, device, kind, shape, taken from session)
        inner join (select no, lead_id from actor) using (no)
        where device is not null and (kind = {VISIT} or (kind = {REACT} and taken > shape % 8))
    """)


def write_truth(demo):
    kinds = {BURST: "click_burst", PROXY_OPEN: "proxy_open", SILENT_OPEN: "silent_open", PREFETCH: "prefetch",
             TRAPPED: "honeypot", STRAY: "honeypot", SCRAPE: "volume", CRAWLER: "crawler"}
    machines = "case kind " + " ".join(f"when {kind} then '{name}'" for kind, name in kinds.items()) + " end"
    named = f"marks & {NO_ID + COPY} = 0"
    demo.truth("machine_acts", f"""
        select event_id, {machines} as kind, event_type, marks & {VENDOR} > 0 as is_vendor_flagged, user_agent,
            -- Of the clicks beside a trap the last is; the click on the trap only keeps its distance from it.
            is_moved and (kind <> {TRAPPED} or event_number % 64 = 2) as is_at_limit
        from ({unfolded(demo, f'kind in {tuple(kinds)} and {named}')})
    """, ordered=True)
    demo.truth("near_misses", f"""
        select event_id, nearly as kind from ({unfolded(demo, f'near is not null and {named}')})
        where nearly is not null
    """, ordered=True)
    demo.truth("crawlers", f"""
        select anonymous_id, any_value(user_agent) as user_agent, count(*) as events
        from ({unfolded(demo, f'kind = {CRAWLER}')}) group by anonymous_id
    """)
    demo.truth("repeats", f"""
        select event_id, loaded_at, occurred_at from ({unfolded(demo, f'marks & {COPY} > 0')})
    """, ordered=True)
    is_late = f"marks & {NO_ID + COPY + NO_ARRIVAL} = 0 and loaded_us // {A_DAY} > start_us // {A_DAY}"
    demo.truth("late", f"""
        select event_id, occurred_at, loaded_at, date_diff('day', occurred_at, loaded_at) as days_late
        from ({unfolded(demo, is_late)})
        where cast(loaded_at as date) > cast(occurred_at as date)
    """, ordered=True)
    demo.truth("quarantined", f"""
        select event_id, case kind when {FUTURE} then 'future' else 'unknown_lead' end as reason, lead_id
        from ({unfolded(demo, f'kind in ({FUTURE}, {UNKNOWN}) and marks & {NO_ID} = 0')})
    """, ordered=True)
