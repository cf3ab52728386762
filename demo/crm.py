"""Companies, people, and what sales did with them: the sources crm and market.

A person has a hidden fit (who they are) and a hidden intent (how much they want it). Both show in
what the person does and in how far the person comes; nobody downstream is told either.
"""

import words

COUNTRY_WEIGHTS = [(number, row[1]) for number, row in enumerate(words.COUNTRIES)]
PLANTED_EVERY = 250  # each planted kind of lead comes once in so many, so that small data has them all
OWN_DOMAIN, PARTNER_DOMAIN = "ourcompany.example", "partner-one.example"


def build(demo):
    build_accounts(demo)
    build_people(demo)
    build_journeys(demo)
    build_leads(demo)
    write_leads(demo)
    write_sales(demo)
    write_reference(demo)
    write_market(demo)


def company(demo, number):
    """SQL for the invented name and domain of company `number`; unique by construction."""
    heads, tails = len(words.COMPANY_HEADS), len(words.COMPANY_TAILS)
    place = f"(({number} * 7919) % {heads * tails})"
    head = f"list_extract({_list(words.COMPANY_HEADS)}, 1 + {place} % {heads})"
    tail = f"list_extract({_list(words.COMPANY_TAILS)}, 1 + {place} // {heads})"
    block = f"{number} // {heads * tails}"
    extra = f"case when {block} > 0 then '-' || ({block} + 1) else '' end"
    return f"{head} || {tail}", f"lower({head} || {tail}) || {extra} || '.example'"


def _list(texts):
    return "[" + ", ".join(f"'{text}'" for text in texts) + "]"


def part_of(rows, part, number):
    return f"list_extract([{', '.join(str(row[part]) for row in rows)}], 1 + {number})"


def band(demo, name, key, count):
    """An employee band as people type it, from a count."""
    return f"""case
        when {count} <= 10 then {demo.one_of(name, key, ['1-10', '1–10', '1-10'])}
        when {count} <= 50 then {demo.one_of(name, key, ['11-50', '11–50'])}
        when {count} <= 200 then {demo.one_of(name, key, ['51-200', '51–200'])}
        when {count} <= 500 then {demo.one_of(name, key, ['201-500', '201–500'])}
        when {count} <= 1000 then {demo.one_of(name, key, ['501-1000', '501-1,000', '501–1,000'])}
        when {count} <= 5000 then {demo.one_of(name, key, ['1001-5000', '1,001-5,000', '1,001–5,000'])}
        when {count} <= 10000 then {demo.one_of(name, key, ['5001-10000', '5,001-10,000'])}
        else {demo.one_of(name, key, ['10001+', '10,001+', '10,000+'])} end"""


def build_accounts(demo):
    name, domain = company(demo, "no")
    industries = [(number, row[0]) for number, row in enumerate(words.INDUSTRIES)]
    demo.run(f"""
        create table account as
        select
            no, 'A' || lpad(no::text, 6, '0') as account_id,
            {name} as brand,
            brand || ' ' || {demo.one_of('account.kind', 'no', words.COMPANY_KINDS)} as account_name,
            {domain} as domain,
            {demo.one_of('account.country', 'no', COUNTRY_WEIGHTS)} as country,
            {demo.one_of('account.industry', 'no', industries)} as industry,
            least(greatest(cast(exp(5.0 + 1.5 * {demo.bell('account.size', 'no')}) as integer), 2), 180000)
                as employees,
            round(employees * (80000 + 220000 * {demo.even('account.revenue', 'no')}), -3) as revenue,
            {demo.bell('account.heat', 'no')} as heat,
            {demo.even('account.scanner', 'no')} < 0.07 as has_scanner,
            case when {demo.even('account.customer', 'no')} < 0.06
                then 300 - 1400 * {demo.even('account.since', 'no')} end as customer_day,
            case when customer_day < 0 and {demo.even('account.churned', 'no')} < 0.2
                then customer_day + 0.9 * (365 - customer_day)
                    * {demo.even('account.churn_day', 'no')} end as churned_day
        from range({demo.accounts}) as t(no) order by no
    """)


def build_people(demo):
    """One row per number 0 … leads − 1: who that would be, were it a person of its own."""
    for name, rows, position in (("seniority", words.SENIORITIES, 1), ("job", words.FUNCTIONS, 0),
                                 ("source", words.SOURCES, 1)):
        rows = [(number, row[position]) for number, row in enumerate(rows)]
        setattr(demo, f"pick_{name}", demo.one_of(f"person.{name}", "no", rows))
    pools = list(words.FIRST_NAMES)
    pool = f"list_extract([{', '.join(str(pools.index(row[3])) for row in words.COUNTRIES)}], 1 + country)"
    firsts = [row.split() for row in words.FIRST_NAMES.values()]
    lasts = [[name.replace("_", " ") for name in row.split()] for row in words.LAST_NAMES.values()]
    own_name, own_domain = company(demo, f"({demo.accounts} + drawn.no)")
    appeal = [part_of(rows, position, number) for rows, position, number in (
        (words.SENIORITIES, 2, "seniority"), (words.FUNCTIONS, 1, "job"), (words.INDUSTRIES, 1, "industry"))]
    reps_emea, reps_apac, reps_west, reps_large = [3, 4, 5, 6], [11, 12], [7, 8, 9, 10], [13, 14]
    demo.run(f"""
        create table planted as
        select *
        from (values (7, 'internal', '{OWN_DOMAIN}'), (11, 'test', null),
        (13, 'competitor', '{words.RIVALS[0]}'),
            (17, 'partner', '{PARTNER_DOMAIN}'), (27, 'competitor', '{words.RIVALS[1]}')) as t(place, reason,
            domain);

        create table person as
        with drawn as (
            select
                no, {demo.pick_seniority} as seniority, {demo.pick_job} as job, {demo.pick_source} as source,
                {demo.even('person.employed', 'no')} as employed,
                case
                    when employed < 0.83 and seniority not in (6, 7)
                    and no % {PLANTED_EVERY} not in (select place from planted)
                    then cast(floor({demo.accounts} * power({demo.even('person.account', 'no')}, 1.4))
                        as bigint) end as account_pick,
                {demo.even('person.kind_of_mail', 'no')} as mail,
                365 * power({demo.even('person.created', 'no')}, 0.92) as wish
            from range({demo.leads}) as t(no)
        ),

        placed as (
            select
                drawn.*, planted.reason as planted_reason, planted.domain as planted_domain,
                account.no as account, account.heat as account_heat, account.customer_day,
                account.churned_day,
                coalesce(account.has_scanner, false) as has_scanner,
                case when account.no is not null and {demo.even('person.abroad', 'drawn.no')} < 0.92
                    then account.country
                    else {demo.one_of('person.country', 'drawn.no', COUNTRY_WEIGHTS)} end as country,
                coalesce(account.industry,
                    {demo.one_of('person.industry', 'drawn.no', list(range(len(words.INDUSTRIES))))})
                    as industry,
                coalesce(account.employees,
                    cast(exp(3 + 1.2 * {demo.bell('person.size', 'drawn.no')}) as integer) + 1)
                    as employees,
                coalesce(account.brand, {own_name}) as brand,
                coalesce(account.account_name, {own_name}) as company_name,
                coalesce(account.domain, {own_domain}) as domain
            from drawn
            left join planted on drawn.no % {PLANTED_EVERY} = planted.place
            left join account on drawn.account_pick = account.no
        ),

        characters as (
            select
                * exclude (wish, mail, domain, company_name),
                coalesce(planted_domain, domain) as domain,
                case planted_reason when 'internal' then 'Our Company' when 'partner' then 'Partner One'
                    when 'competitor' then 'Rival' when 'test' then 'Test Company'
                        else company_name end as company_name,
                {part_of(words.COUNTRIES, 2, 'country')} + case
                    when country = 0 then floor(4 * {demo.even('person.zone', 'no')}) - 2
                    else 0 end as zone,
                office(wish, {demo.even('person.keep', 'no')}, {demo.even('person.early', 'no')},
                    {demo.even('person.late', 'no')}, zone) as created_wish,
                least(greatest(created_wish, 0.02), 364.9) as created_day,
                0.75 * {demo.bell('person.intent', 'no')} + {part_of(words.SOURCES, 2, 'source')}
                    + 0.35 * coalesce(account_heat, -0.2) as intent,
                (1.0 * {appeal[0]} + 0.6 * {appeal[1]} + 0.8 * {appeal[2]}
                    + case when employees < 20 then -0.5 when employees < 50 then 0
                        when employees < 1000 then 0.7
                        when employees < 5000 then 0.3 else -0.1 end
                    + case when country < 12 then 0.2 when country < 16 then -0.2 else -0.8 end
                    + 0.4 * {demo.bell('person.fit', 'no')} - 0.7) / 1.1 as fit,
                {pool} as pool,
                case
                    when planted_reason = 'test' then 'test'
                    when planted_reason is not null then 'business'
                    when mail < 0.06 or (source in (5, 8) and mail < 0.16) then 'none'
                    when mail < 0.19 or ((seniority in (6, 7) or account is null) and mail < 0.62) then 'free'
                    when mail < 0.635 and mail >= 0.62 then 'disposable'
                    else 'business' end as mail_kind
            from placed
        ),

        named as (
            select
                *,
                {demo.one_of_lists('person.first', 'no', 'pool', firsts)} as first_name,
                case when planted_reason = 'test' and no % 500 < 250 then 'Test'
                    else {demo.one_of_lists('person.last', 'no', 'pool', lasts)} end as last_name,
                regexp_replace(lower(strip_accents(first_name)), '[^a-z]', '', 'g') as first_plain,
                regexp_replace(replace(lower(strip_accents(last_name)), 'ß', 'ss'), '[^a-z]', '', 'g')
                    as last_plain
            from characters
        ),

        addressed as (
            select
                *,
                case
                    when planted_reason = 'test' then 'test.' || first_plain || no
                    when {demo.even('person.style', 'no')} < 0.6 then first_plain || '.' || last_plain
                    when {demo.even('person.style', 'no')} < 0.85 then left(first_plain, 1) || last_plain
                    else first_plain || '_' || left(last_plain, 3) end as mailbox,
                case mail_kind
                    when 'business' then domain when 'test' then domain
                    when 'free' then {demo.one_of('person.free', 'no', words.FREE_MAIL)}
                    when 'disposable'
                        then {demo.one_of('person.disposable', 'no', words.DISPOSABLE)} end as mail_domain
            from named
        )

        select
            * exclude (mailbox, mail_domain, first_plain, last_plain, pool),
            -- Two people never share an address by chance: the second gets a number.
            mailbox || case when row_number() over (partition by mailbox, mail_domain order by no) > 1
                then cast(no as text) else '' end || '@' || mail_domain as email,
            {part_of(words.SOURCES, 3, 'source')} = 1 as is_inbound,
            case when {demo.even('person.unowned', 'no')} < 0.05 then null
                when employees > 2500 and account is not null
                    then {demo.one_of('person.rep_large', 'no', reps_large)}
                when country in (0, 4, 14) then {demo.one_of('person.rep_west', 'no', reps_west)}
                when country in (7, 13, 15, 16, 17) then {demo.one_of('person.rep_apac', 'no', reps_apac)}
                else {demo.one_of('person.rep_emea', 'no', reps_emea)} end as owner
        from addressed order by no
    """)


def build_journeys(demo):
    """How far each person comes, and when: fit, intent, momentum and the rep's speed decide."""
    speed = part_of(words.USERS, 4, "coalesce(owner, 6)")
    demo.run(f"""
        create table journey as
        with burst as (
            select
                no, fit, intent, created_day, zone, is_inbound, owner, employees, planted_reason,
                {demo.even('journey.momentum', 'no')} as momentum,
                case when {demo.even('journey.burst', 'no')} < chance(-0.75 + 1.3 * intent)
                    then created_day + case when is_inbound and {demo.even('journey.at_once', 'no')} < 0.4
                        then 0.05 else 0.3 + 32 * {demo.wait('journey.burst_day', 'no')} end end as burst_day
            from person
        ),

        marketed as (
            select
                *,
                case
                    when planted_reason is not null then null
                    when burst_day is not null
                        and {demo.even('journey.mql', 'no')} < chance(0.35 + 1.0 * fit + 0.6 * intent + 1.2
                        * (momentum - 0.5))
                        then burst_day + 0.02 + 1.5 * power({demo.even('journey.mql_day', 'no')}, 3)
                    when burst_day is null and {demo.even('journey.mql', 'no')} < chance(-3.2 + 1.0 * fit)
                        then created_day + 1 + 20 * {demo.wait('journey.mql_day', 'no')} end as mql_wish,
                exp(ln({speed}) + 0.9 * {demo.bell('journey.response', 'no')}) as response_hours
            from burst
        ),

        accepted as (
            select
                * exclude (mql_wish),
                case when mql_wish < 364.5 then mql_wish end as mql_day,
                -- The rep works in office hours: what comes in at night or on a weekend waits.
                office(mql_wish + response_hours / 24, 0, {demo.even('journey.early', 'no')}, 0.9, zone)
                    as touch_wish,
                greatest(touch_wish, mql_wish + response_hours / 24, mql_wish + 0.003) as first_touch_day,
                case
                    when {demo.even('journey.sal', 'no')} < chance(0.3 + 0.5 * fit - 0.3
                    * ln(response_hours / 6))
                    then first_touch_day + 0.02 + 2
                        * power({demo.even('journey.sal_day', 'no')}, 2) end as sal_wish
            from marketed
        ),

        qualified as (
            select
                *,
                case when {demo.even('journey.sql', 'no')} < chance(
                        -1.85 + 0.8 * fit + 0.6 * intent + 2.4 * (momentum - 0.5) - 0.35
                            * ln(response_hours / 6))
                    then sal_wish + 1 + 9 * {demo.wait('journey.sql_day', 'no')} end as sql_wish,
                case when {demo.even('journey.opportunity', 'no')} < chance(-1.35 + 0.5 * fit + 0.5 * intent)
                    then sql_wish + 1 + 10
                        * {demo.wait('journey.opportunity_day', 'no')} end as opportunity_wish,
                case when {demo.even('journey.accepted', 'no')} < chance(1.1 + 0.5 * fit)
                    then opportunity_wish + 0.2 + 4
                        * {demo.wait('journey.accepted_day', 'no')} end as accepted_wish,
                opportunity_wish + case when employees < 50 then 18 when employees < 1000 then 40 else 85 end
                    * (0.4 + 0.8 * {demo.wait('journey.cycle', 'no')}) as closed_wish,
                {demo.even('journey.won', 'no')} < chance(-1.6 + 0.6 * fit + 0.5 * intent) as would_win
            from accepted
        )

        select
            no, momentum, case when burst_day < 364.5 then burst_day end as burst_day, mql_day,
            {demo.even('journey.skips', 'no')} < 0.05 as skips_mql, response_hours,
            case when first_touch_day < 364.8 then first_touch_day end as first_touch_day,
            case when sal_wish < 364.8 then sal_wish end as sal_day,
            case when sql_wish < 364.8 then sql_wish end as sql_day,
            case when opportunity_wish < 364.8 then opportunity_wish end as opportunity_day,
            case when opportunity_wish < 364.8 and accepted_wish < least(closed_wish, 364.8)
                then accepted_wish
                end as accepted_day,
            case when opportunity_wish < 364.8 and closed_wish < 364.8 then closed_wish end as closed_day,
            would_win and accepted_wish < closed_wish as is_won,
            -- Whoever is not taken further is put away, if anybody tidies up.
            case when {demo.even('journey.tidy', 'no')} < 0.55 and opportunity_wish is null
                then coalesce(sql_wish, sal_wish, first_touch_day, created_day + 30)
                    + 4 + 25 * {demo.wait('journey.out', 'no')} end as out_wish,
            case when out_wish < 364.8 then out_wish end as out_day
        from qualified order by no
    """)


def build_leads(demo):
    """Which record stands for whom: most for a person, some for a person's second record."""
    leads = demo.leads
    second = max(leads * 7 // 100, 7)
    persons = leads - second
    demo.persons = persons
    partner = "(place - case when place % 7 = 2 then 1 else 0 end)"  # a chain ends where its first merge does
    target = f"({demo.number('second.of', partner)} % {persons})"
    demo.run(f"""
        create table record as
        with seconds as (
            select
                no, no - {persons} as place, cast({target} as bigint) as drawn,
                -- Not a planted person: its number would say so.
                case when drawn % {PLANTED_EVERY} >= 40 then drawn
                    when drawn + 40 < {persons} then drawn + 40 else 40 + drawn % 20 end as target,
                case when place % 7 > 3 then (place // 7) * 3 + place % 7 - 4 end as contact_place
            from range({persons}, {leads}) as t(no)
        ),

        converted as (
            select journey.no, row_number() over (order by journey.no) - 1 as contact_place
            from journey
            where journey.opportunity_day is not null and journey.no < {persons} and journey.no % 7 <> 3
                and journey.no % {PLANTED_EVERY} >= 40
        ),

        roles as (
            select no, 'person' as role, no as base, cast(null as bigint) as winner
            from range({persons}) as t(no)
            union all
            select
                seconds.no,
                case when place % 7 in (0, 1) then 'loser' when place % 7 = 2 then 'chain'
                    when place % 21 = 3 then 'retyped' when place % 7 = 3 then 'duplicate'
                    when converted.no is not null then 'contact' else 'person' end,
                case when place % 7 <= 3 then target when converted.no is not null then converted.no
                    else seconds.no end,
                case when place % 7 in (0, 1) then target when place % 7 = 2 then seconds.no - 1 end
            from seconds left join converted on seconds.contact_place = converted.contact_place
        ),

        timed as (
            select
                roles.no, role, base, winner, person.planted_reason, journey.opportunity_day,
                role = 'contact' or (role = 'person' and roles.no >= {persons}) as is_contact,
                base % 7 = 3 and role <> 'contact' as is_hubspot,
                case role when 'person' then person.created_day when 'contact' then journey.opportunity_day
                    else least(person.created_day + 0.2 + 40 * {demo.wait('second.created', 'roles.no')},
                        363 + {demo.even('second.created', 'roles.no')}) end
                    as created_day,
                case when role in ('loser', 'chain') then
                    least(person.created_day + 1 + 40 * {demo.wait('second.created', 'roles.no')}, 364.2)
                    + 0.5 * {demo.even('second.merged', 'roles.no')} end as merged_day,
                case when is_hubspot then 'hubspot:' || (100000 + roles.no)
                    else 'salesforce:' || case when is_contact then 'C'
                        else 'L' end || lpad(roles.no::text, 7, '0') end
                    as lead_id,
                case role
                    when 'duplicate' then case when person.email like '%@gmail.com'
                        then upper(left(person.email, 1)) || '.' || replace(substr(person.email, 2), '@', '+crm@')
                        else upper(left(person.email, 1)) || substr(person.email, 2) end
                    when 'retyped' then null
                    when 'loser' then case when roles.no % 3 = 0 then person.email
                        when roles.no % 3 = 1 then replace(person.email, '@', '.' || roles.no || '@') end
                    when 'chain' then case when roles.no % 2 = 0 then person.email end
                    else person.email end as clean_email
            from roles
            inner join person on roles.base = person.no
            inner join journey on roles.base = journey.no
        )

        select
            timed.* exclude (opportunity_day), case when role = 'person' then timed.no end as converts,
            case when role = 'person' and clean_email is not null and planted_reason is null
                and {demo.even('lead.malformed', 'no')} < 0.012 then true else false end as is_malformed,
            case when is_malformed then case no % 4 when 0 then replace(clean_email, '@', ' at ')
                    when 1 then replace(clean_email, '@', '@@') when 2 then replace(clean_email, '.', ' ')
                    else split_part(clean_email, '@', 1) || '@' end
                when {demo.even('lead.untidy', 'no')} < 0.02 then ' ' || upper(clean_email)
                    else clean_email end as email,
            no % {PLANTED_EVERY} = 23 as is_deleted,
            case when no % {PLANTED_EVERY} = 23 then least(created_day + 60, 364.9) end as deleted_day
        from timed order by no
    """)


def title(demo):
    """A job title as it stands in a sales list, of the seniority and function of `person`."""
    titles, functions = [row[3] for row in words.SENIORITIES], [row[2] for row in words.FUNCTIONS]
    raw = demo.one_of_lists("lead.title", "record.no", "person.seniority", titles)
    function = demo.one_of_lists("lead.job", "record.no", "person.job", functions)
    filled = f"replace({raw}, '{{f}}', {function})"
    dirt = demo.even("lead.title_dirt", "record.no")
    return f"""case when {dirt} < 0.09 then null
        when {dirt} < 0.13 then upper({filled}) when {dirt} < 0.19 then lower({filled})
        when {dirt} < 0.20 then '  ' || {filled} || ' ' when {dirt} < 0.21 then {filled} || ', ' || {function}
        else {filled} end"""


def some(demo, name, share, value, key="record.no"):
    """The value for that share of the rows, else null."""
    return f"case when {demo.even(name, key)} < {share} then {value} end"


def motion(size):
    """How a company of that size is sold to."""
    return f"case when {size} < 50 then 'transactional' when {size} < 1000 then 'mid_market' else 'enterprise' end"


def write_leads(demo):
    stages = [(stage, demo.one_of(f"stage.{stage}", "journey.no", spellings))
              for stage, spellings in words.STAGE_WORDS.items()]
    word = dict(stages)
    demo.run(f"""
        create table stage_change as
        with moments as (
            select journey.no, {word['lead']} as stage, person.created_day as day, 'created' as why
            from journey inner join person on journey.no = person.no
            where {demo.even('stage.first', 'journey.no')} < 0.85
            union all
            select journey.no, {word['working']}, coalesce(journey.first_touch_day, person.created_day
                + 1 + 6 * {demo.wait('stage.working_day', 'journey.no')}), 'first touch'
            from journey inner join person on journey.no = person.no
            where {demo.even('stage.working', 'journey.no')} < 0.35 and journey.sal_day is null
            union all
            select no, {word['mql']}, mql_day, 'score' from journey
            where mql_day is not null and not skips_mql
            union all
            select no, {word['sal']}, sal_day, 'accepted by sales' from journey where sal_day is not null
            union all
            select no, {word['sql']}, sql_day, 'qualified' from journey where sql_day is not null
            union all
            select no, {word['opportunity']}, opportunity_day, 'opportunity opened' from journey
            where opportunity_day is not null
            union all
            select no, {word['out']}, out_day, 'put away' from journey where out_day is not null
        )

        select moments.no, record.lead_id, stage, day, why
        from moments
        inner join record on moments.no = record.no and record.role = 'person' and not record.is_contact
        where day < 364.9 and record.planted_reason is null
        order by moments.no, day, stage
    """)
    def spelled(name, number, lists):
        return demo.one_of_lists(f"lead.{name}", "record.no", f"person.{number}", lists)

    country = spelled("country", "country", [row[4] for row in words.COUNTRIES])
    places = [words.CITIES.get(row[0], [(None, None)]) for row in words.COUNTRIES]
    city = spelled("city", "country", [[city for city, _ in row] for row in places])
    state = spelled("city", "country", [[state for _, state in row] for row in places])
    industry = spelled("industry", "industry", [row[2] for row in words.INDUSTRIES])
    department = spelled("department", "job", [row[2][:2] for row in words.FUNCTIONS])
    source = spelled("source", "source", [row[0] for row in words.SOURCES])
    size_off, rate = demo.even("lead.size_off", "record.no"), demo.even("lead.revenue_rate", "record.no")
    size = f"greatest(cast(person.employees * (0.9 + 0.2 * {size_off}) as integer), 1)"
    revenue = f"round(person.employees * (70000 + 240000 * {rate}), -4)"
    demo.run(f"""
        create table last_stage as
        select no, arg_max(stage, day) as stage, max(day) as day from stage_change group by no;

        create table lead as
        select
            record.no, record.base, record.lead_id,
            at_day(record.created_day) as created_at,
            case when record.is_hubspot then 'hubspot' else 'salesforce' end as source_system,
            case when record.is_contact then 'contact' else 'lead' end as record_kind,
            contact.lead_id as converted_to_id,
            record.email,
            {demo.even('lead.unsubscribes', 'record.no')} < 0.045 and record.email is not null
                and record.created_day < 340 as is_unsubscribed,
            case when is_unsubscribed then record.created_day
                + (364 - record.created_day) * (0.05 + 0.9 * {demo.even('lead.unsubscribe_day', 'record.no')})
                end as unsubscribe_day,
            is_unsubscribed and {demo.even('lead.returns', 'record.no')} < 0.15 as is_resubscribed,
            case when {demo.even('lead.flag_unset', 'record.no')} < 0.05 then null
                else is_unsubscribed and not is_resubscribed end as is_email_opted_out,
            record.is_malformed or {demo.even('lead.bounces', 'record.no')}
                < case when person.source in (5, 8) then 0.12 else 0.025 end as bounces,
            case when {demo.even('lead.flag_unset', 'record.no')} < 0.04 then null
                else bounces and {demo.even('lead.bounce_noted', 'record.no')} < 0.9 end as is_email_bounced,
            {some(demo, 'lead.first_name', 0.94, 'person.first_name')} as first_name,
            case when {demo.even('lead.last_name', 'record.no')} < 0.03 and record.planted_reason is null
                then null
                when {demo.even('lead.last_name', 'record.no')} < 0.08 then upper(person.last_name)
                else person.last_name end as last_name,
            {title(demo)} as job_title,
            {some(demo, 'lead.has_department', 0.4, department)} as department,
            case when {demo.even('lead.role', 'record.no')} < case
                when journey.sql_day is not null and record.role <> 'loser'
                    then 0.55 when journey.mql_day is not null then 0.12 else 0.01 end
                then case
                    when person.seniority <= 1
                    then {demo.one_of('lead.role_high', 'record.no', words.ROLES_HIGH)}
                    when person.seniority = 2
                        then {demo.one_of('lead.role_mid', 'record.no', words.ROLES_MIDDLE)}
                    when person.seniority = 5 then 'gatekeeper'
                    else {demo.one_of('lead.role_low', 'record.no', words.ROLES_LOW)} end
                end as buying_role,
            case
                when {demo.even('lead.company_name', 'record.no')} < 0.88 or record.planted_reason is not null
                then case
                    when {demo.even('lead.company_case', 'record.no')} < 0.05 then upper(person.company_name)
                    else person.company_name end end as company_name,
            case when record.role = 'retyped' then person.domain
                else {some(demo, 'lead.company_domain', 0.55, 'person.domain')} end as company_domain,
            {some(demo, 'lead.has_industry', 0.74, industry)} as industry,
            {some(demo, 'lead.size', 0.45, size)} as employee_count,
            case when {demo.even('lead.size', 'record.no')} between 0.40 and 0.72
                then {band(demo, 'lead.band', 'record.no', 'person.employees')} end as employee_band,
            {some(demo, 'lead.revenue', 0.22, revenue)} as annual_revenue,
            {some(demo, 'lead.has_country', 0.92, country)} as country,
            {some(demo, 'lead.has_city', 0.55, state)} as state,
            {some(demo, 'lead.has_city', 0.55, city)} as city,
            {source} as lead_source,
            case when person.source in (1, 2, 3, 4, 5) and {demo.even('lead.campaign', 'record.no')} < 0.8
                then
                'cmp_' || lpad((1 + case person.source when 1 then record.no % 3 when 2 then 3 + record.no % 2
                    when 3 then 10 + record.no % 3 when 4 then 13 + record.no % 3
                        else 19 end)::text, 3, '0') end as campaign_id,
            'user_' || lpad(person.owner::text, 2, '0') as owner_id,
            case when record.role = 'contact' then 'Converted' else coalesce(last_stage.stage,
                {demo.one_of('lead.status', 'record.no', ['New', 'New', 'Open', 'Attempting Contact', None])})
                    end as status,
            case
                when last_stage.stage in ('Disqualified', 'Unqualified')
                and {demo.even('lead.why_out', 'record.no')} < 0.8
                then {demo.one_of('lead.why', 'record.no', words.DISQUALIFIED)} end as disqualified_reason,
            {some(demo, 'lead.account', 0.68, "'A' || lpad(person.account::text, 6, '0')")} as account_id,
            case when journey.opportunity_day is not null and record.role in ('person', 'contact')
                and record.planted_reason is null and not (record.is_contact and record.role = 'person')
                then 'O' || lpad(record.base::text, 7, '0') end as opportunity_id,
            case
                when opportunity_id is not null and record.role = 'person'
                then at_day(journey.opportunity_day)
                end as converted_at,
            {some(demo, 'lead.motion', 0.04, motion('person.employees'))} as motion,
            case when {demo.even('lead.flag_unset', 'record.no')} < 0.03 and not record.is_deleted then null
                else record.is_deleted end as is_deleted,
            at_day(record.deleted_day) as deleted_at,
            case
                when {demo.even('lead.updated', 'record.no')} < 0.97
                then greatest(created_at, at_day(last_stage.day),
                deleted_at, at_day(record.created_day + (364.9 - record.created_day)
                    * power({demo.even('lead.updated_day', 'record.no')}, 2))) end as updated_at,
            case
                when {demo.even('lead.loaded', 'record.no')} < 0.985
                then at_day(least(ceil(record.created_day * 24) / 24
                + case when {demo.even('lead.loaded', 'record.no')} < 0.03 then 1 + record.no % 9
                    else 0.004 end, 364.999))
                end as loaded_at,
            {some(demo, 'lead.boss', 0.2, 'person.account')} as boss_account,
            record.created_day, record.role, record.planted_reason, journey.opportunity_day, person.account,
            person.domain,
            person.mail_kind
        from record
        inner join person on record.base = person.no
        inner join journey on record.base = journey.no
        left join last_stage on record.no = last_stage.no
        left join record as contact on record.converts = contact.base and contact.role = 'contact'
        order by record.no
    """)
    columns = [row[0] for row in demo.con.execute("describe lead").fetchall()]
    columns = [name for name in demo.columns("crm", "leads") if name in columns]
    demo.write("crm", "leads", f"""
        with boss as (
            select account, min(no) as no, arg_min(lead_id, no) as lead_id from lead
            where account is not null and role = 'person' group by account
        )

        select {', '.join(f'lead.{name}' for name in columns)}, case
            when lead.no <> boss.no then boss.lead_id end as reports_to_id
        from lead
        left join boss on lead.boss_account = boss.account
        order by lead.no
    """, ordered=True)
    demo.write("crm", "lead_stage_changes", f"""
        select
            lead_id, stage, at_day(day) as changed_at, why as reason,
            {some(demo, 'stage.by', 0.8, "'user_' || lpad((3 + no % 12)::text, 2, '0')", 'no')} as changed_by,
            at_day(least(day + case when {demo.even('stage.late', 'no')} < 0.03 then 2
                else 0.02 end, 364.999)) as loaded_at
        from stage_change order by no, day, stage
    """, ordered=True)
    # What forms are filled in with when nobody wants to give an address, and the inbox of a company.
    demo.run("""
        create table shared_mailbox as
        select lead_id, case when no % 300 = 77 then 'none@none.example' else 'info@' || domain end as email,
            case when no % 300 = 77 then 'placeholder' else 'role' end as kind, no
        from lead
        where role = 'person' and planted_reason is null
            and (no % 300 = 77 or (account < 12 and no % 4 = 1)) order by no
    """)
    demo.write("crm", "lead_emails", f"""
        select lead_id, email, true as is_primary from lead
        where email is not null and {demo.even('emails.first', 'no')} < 0.12
        union all
        select lead_id, lower(coalesce(first_name, 'hello')) || '.' || no || '@gmail.com', false from lead
        where {demo.even('emails.second', 'no')} < 0.06 and planted_reason is null
        union all
        select lead_id, email, false from shared_mailbox
    """)
    write_merges(demo)
    write_changes(demo)
    write_consents(demo)


def write_merges(demo):
    # A converted lead has its contact as winner; a chain is followed to its end.
    demo.run(f"""
        create table merge_step as
        select record.no as loser, record.winner, record.role as kind, record.merged_day as day,
            {demo.even('merge.always', 'record.no')} < 0.05 as is_always
        from record where record.winner is not null
        union all
        select record.base, record.no, 'conversion', record.created_day, false from record
        where record.role = 'contact'
    """)
    demo.write("crm", "lead_merges", """
        select loser.lead_id as losing_lead_id, winner.lead_id as winning_lead_id,
            case when is_always then null else at_day(day) end as merged_at,
            at_day(least(day + 0.04, 364.999)) as loaded_at
        from merge_step
        inner join record as loser on merge_step.loser = loser.no
        inner join record as winner on merge_step.winner = winner.no
        where kind <> 'conversion'
    """)
    demo.truth("merges", """
        with recursive walked as (
            select loser, winner, kind, day, is_always, winner as last, 1 as hops from merge_step
            union all
            select walked.loser, walked.winner, walked.kind, walked.day, walked.is_always, merge_step.winner,
                hops + 1
            from walked inner join merge_step on walked.last = merge_step.loser
        ),

        ended as (
            select loser, winner, kind, day, is_always, max(hops) as hops, arg_max(last, hops) as last
            from walked
            group by loser, winner, kind, day, is_always
        )

        select loser.lead_id as losing_lead_id, winner.lead_id as winning_lead_id,
            final.lead_id as surviving_lead_id,
            case kind when 'loser' then 'merge' else kind end as kind, hops,
            case when is_always then null else at_day(day) end as merged_at
        from ended
        inner join record as loser on ended.loser = loser.no
        inner join record as winner on ended.winner = winner.no
        inner join record as final on ended.last = final.no
    """)
    demo.truth("duplicates", """
        select record.lead_id, original.lead_id as original_lead_id, record.email
        from record inner join record as original on record.base = original.no
        where record.role = 'duplicate' and original.email is not null and not original.is_malformed
    """)
    demo.truth("retyped", """
        select copy.lead_id, original.lead_id as original_lead_id
        from lead as copy inner join lead as original on copy.base = original.no
        where copy.role = 'retyped' and copy.first_name is not null and copy.last_name is not null
            and original.first_name is not null and original.last_name is not null
            and copy.company_domain is not null and not coalesce(original.is_deleted, false)
            and (original.company_domain is not null or original.mail_kind = 'business')
    """)
    demo.truth("shared_mailboxes", """
        select email, lead_id, kind from shared_mailbox
        where kind = 'placeholder' or email in (
            select email from shared_mailbox group by email having count(*) > 1
        )
    """)
    # A customer as the data show it: by the account, else by the company's domain, else by the address.
    demo.truth("excluded_leads", """
        select lead_id, planted_reason as reason from lead where planted_reason is not null
        union all
        select lead_id, 'existing_customer' from lead
        inner join account on lead.account = account.no
        where lead.planted_reason is null and account.customer_day < lead.created_day
            and coalesce(account.churned_day, 1000) >= lead.created_day
            and (lead.account_id is not null or lead.company_domain is not null
                or (lead.mail_kind = 'business' and lead.email like '%@' || account.domain))
    """)


def write_changes(demo):
    earlier = title(demo).replace("lead.title", "lead.title_before")
    later = "record.created_day + (364.9 - record.created_day) * power({}, 0.7)"
    day = later.format(demo.even("change.day", "record.no"))
    demo.write("crm", "field_changes", f"""
        with changed as (
            select 'lead' as entity_kind, lead.lead_id as entity_id, 'job_title' as field,
                {earlier.replace('person.seniority', 'least(person.seniority + 1, 4)')} as old_value,
                lead.job_title as new_value, {day} as day, lead.no
            from lead
            inner join record on lead.no = record.no
            inner join person on lead.base = person.no
            where {demo.even('change.title', 'lead.no')} < 0.09
            union all
            select 'lead', lead.lead_id, 'employee_count',
                cast(cast(employee_count * 0.7 as integer) as text),
                cast(employee_count as text), {day}, lead.no
            from lead inner join record on lead.no = record.no
            where {demo.even('change.size', 'lead.no')} < 0.12 and employee_count is not null
            union all
            select 'lead', lead.lead_id, 'industry', null, lead.industry, {day}, lead.no
            from lead inner join record on lead.no = record.no
            where {demo.even('change.industry', 'lead.no')} < 0.08 and lead.industry is not null
            union all
            select 'lead', lead.lead_id, 'owner_id', 'user_' || lpad((3 + lead.no % 12)::text, 2, '0'),
                lead.owner_id,
                {day}, lead.no
            from lead inner join record on lead.no = record.no
            where {demo.even('change.owner', 'lead.no')} < 0.05
            union all
            select 'lead', lead_id, 'status', lag(stage) over (partition by no order by day, stage), stage,
                day, no
            from stage_change where no % 4 = 0
            union all
            select 'account', account_id, 'employee_count', cast(cast(employees * 0.8 as integer) as text),
                cast(employees as text), 30 + 300 * {demo.even('change.account_day', 'no')}, no
            from account where {demo.even('change.account', 'no')} < 0.1
        )

        select entity_kind, entity_id, field, old_value, new_value,
            case when {demo.even('change.unknown', 'no')} < 0.03 and field <> 'status' then null
                else at_day(day) end as changed_at,
            at_day(least(day + 0.03, 364.999)) as loaded_at
        from changed
    """)


def write_consents(demo):
    later = "created_day + (364.9 - created_day) * "
    demo.write("crm", "consents", f"""
        select lead_id, case when {demo.even('consent.by_mail', 'no')} < 0.5 then email end as email,
            'marketing' as purpose, 'granted' as status, at_day(created_day) as recorded_at
        from lead where {demo.even('consent.marketing', 'no')} < 0.35
        union all
        select lead_id, null, 'profiling', 'granted', at_day(created_day)
        from lead where {demo.even('consent.profiling', 'no')} < 0.2
        union all
        select lead_id, null, 'profiling',
            {demo.one_of('consent.refusal', 'no', [('objected', 3), ('withdrawn', 2), ('denied', 1)])},
            at_day({later}{demo.even('consent.refused_day', 'no')})
        from lead where {demo.even('consent.refused', 'no')} < 0.015
        union all
        select lead_id, null, 'profiling', 'granted',
            at_day({later}(0.5 + 0.5 * {demo.even('consent.refused_day', 'no')}))
        from lead where {demo.even('consent.refused', 'no')} < 0.002
        union all
        select null, lower(trim(email)), 'profiling', 'objected',
            at_day({later}{demo.even('consent.mail_day', 'no')})
        from lead where {demo.even('consent.mail_only', 'no')} < 0.003 and email is not null
        union all
        select lead_id, email, 'marketing', 'withdrawn', at_day(unsubscribe_day)
        from lead where is_unsubscribed and {demo.even('consent.unsubscribed', 'no')} < 0.6
    """)
    demo.run(f"""
        create table erasure as
        select lead_id, case when no % 500 < 250 then email end as email,
            created_day + (364.9 - created_day) * {demo.even('erasure.day', 'no')} as day, no
        from lead where no % {PLANTED_EVERY} = 19 and role = 'person'
    """)
    demo.write("crm", "erasure_requests", """
        select case when no % 500 >= 250 or email is null then lead_id end as lead_id, email,
            at_day(day) as requested_at
        from erasure
    """)
    demo.truth("erasures", "select lead_id, at_day(day) as requested_at from erasure")


def write_sales(demo):
    demo.run(f"""
        create table opportunity as
        select
            'O' || lpad(person.no::text, 7, '0') as opportunity_id, person.no, record.is_hubspot,
            coalesce(contact.lead_id, record.lead_id) as lead_id, person.account, person.owner,
            person.employees,
            journey.opportunity_day as day, journey.accepted_day, journey.closed_day, journey.is_won,
            round(greatest(exp(8.6 + 0.28 * ln(person.employees) + 0.5
                * {demo.bell('opportunity.amount', 'person.no')}), 900), -2)
                as amount,
            case when {demo.even('opportunity.currency', 'person.no')} < 0.1 then null
                when person.country = 1 then 'GBP' when person.country in (2, 3, 5, 6, 10, 11, 12) then 'EUR'
                else 'USD' end as currency
        from person
        inner join journey on person.no = journey.no
        inner join record on person.no = record.no and record.role = 'person' and not record.is_contact
            and record.planted_reason is null
        left join record as contact on person.no = contact.base and contact.role = 'contact'
        where journey.opportunity_day is not null
        order by person.no
    """)
    open_stage = demo.one_of("opportunity.stage", "no", words.OPEN_STAGES)
    demo.write("crm", "opportunities", f"""
        select
            opportunity_id, case when is_hubspot then 'hubspot' else 'salesforce' end as source_system,
            'A' || lpad(account::text, 6, '0') as account_id, lead_id,
            'user_' || lpad(owner::text, 2, '0') as owner_id,
            'new' as opportunity_kind,
            case when closed_day is null and {demo.even('opportunity.no_amount', 'no')} < 0.12 then null
                else amount end as amount,
            currency,
            case when closed_day is null then {open_stage} when is_won then 'Closed Won'
                else 'Closed Lost' end as stage,
            closed_day is not null as is_closed, closed_day is not null and is_won as is_won,
            at_day(day) as created_at, at_day(accepted_day) as accepted_at,
            on_day(day + 30 + 60 * {demo.even('opportunity.expected', 'no')}) as expected_close_on,
            at_day(closed_day) as closed_at,
            case when closed_day is not null and not is_won and {demo.even('opportunity.why', 'no')} < 0.85
                then {demo.one_of('opportunity.lost', 'no', words.LOST)} end as lost_reason,
            {some(demo, 'opportunity.motion', 0.5, motion('employees'), 'no')} as motion,
            false as is_deleted, at_day(coalesce(closed_day, accepted_day, day)) as updated_at,
            at_day(least(day + 0.03, 364.999)) as loaded_at
        from opportunity
        union all
        select
            'R' || lpad(no::text, 7, '0'), 'salesforce', account_id, null, 'user_14',
            case when no % 3 = 0 then 'expansion' else 'renewal' end,
            round(exp(9.2 + 0.3 * {demo.bell('renewal.amount', 'no')}), -2), 'USD', 'Closed Won', true, true,
            at_day(180 * {demo.even('renewal.day', 'no')}),
            at_day(1 + 180 * {demo.even('renewal.day', 'no')}),
            on_day(100 + 180 * {demo.even('renewal.day', 'no')}),
            at_day(60 + 180 * {demo.even('renewal.day', 'no')}), null, null, false,
            at_day(60 + 180 * {demo.even('renewal.day', 'no')}),
            at_day(0.03 + 180 * {demo.even('renewal.day', 'no')})
        from account where customer_day < 0 and churned_day is null and {demo.even('renewal', 'no')} < 0.5
    """)
    demo.write("crm", "opportunity_people", f"""
        select opportunity_id, lead_id,
            {demo.one_of('opportunity.role', 'no', words.ROLES_OF_BUYER)} as buying_role,
            true as is_primary, at_day(day) as added_at
        from opportunity
        union all
        select opportunity.opportunity_id, lead.lead_id,
            {demo.one_of('opportunity.other_role', 'lead.no', words.ROLES_OF_OTHERS)}, false,
            at_day(greatest(opportunity.day, lead.created_day) + 0.1)
        from opportunity
        inner join lead on opportunity.account = lead.account and opportunity.no <> lead.base
        where {demo.even('opportunity.other', 'lead.no')} < least(2.0 / 7, 1) and lead.created_day < 364.8
            and lead.role = 'person'
    """)
    # A cadence after qualification, an outbound cadence to bought lists, and the talks of an open deal.
    demo.run(f"""
        create table touch as
        with plans as (
            select no, 'response' as plan, first_touch_day as first_day,
                1.2 + 2.5 * {demo.even('touch.gap', 'no')} as gap,
                case when sal_day is null then 2 + cast(5 * {demo.even('touch.count', 'no')} as integer)
                    else 1 + cast(3 * {demo.even('touch.count', 'no')} as integer) end as touches
            from journey where first_touch_day is not null
            union all
            select journey.no, 'outbound',
                person.created_day + 1 + 10 * {demo.wait('touch.cold', 'journey.no')},
                2.5 + 4 * {demo.even('touch.gap', 'journey.no')},
                1 + cast(5 * {demo.even('touch.count', 'journey.no')} as integer)
            from journey inner join person on journey.no = person.no
            where mql_day is null and person.planted_reason is null
                and {demo.even('touch.outbound', 'journey.no')} < case
                    when person.source in (4, 5, 8) then 0.55 else 0.12 end
            union all
            select no, 'deal', sal_day + 1, 3 + 4 * {demo.even('touch.deal_gap', 'no')},
                2 + cast(7 * {demo.even('touch.deal_count', 'no')} as integer)
            from journey where sql_day is not null
        ),

        steps as (
            select plans.*, unnest(range(touches)) as step, person.zone, person.owner, person.planted_reason
            from plans
            inner join person on plans.no = person.no
            inner join record on plans.no = record.no and record.role = 'person' and not record.is_contact
            where person.planted_reason is null
        ),

        placed as (
            select
                steps.* exclude (planted_reason),
                no * 64 + step + case plan when 'response' then 0 when 'outbound' then 16
                    else 32 end as touch_no,
                case when plan = 'response' and step = 0 then first_day
                    else greatest(first_day + 0.01,
                        office(first_day + step * gap, 0, {demo.even('touch.early', 'touch_no')},
                        {demo.even('touch.late', 'touch_no')}, zone)) end as day,
                case when plan = 'deal' and step % 2 = 1 then 'meeting'
                    else {demo.one_of('touch.kind', 'touch_no', [('call', 5), ('email', 6), ('linkedin', 1)])}
                        end as touch_kind
            from steps
        )

        select
            placed.*, journey.sal_day is not null as is_taken_up,
            case
                when touch_kind = 'meeting'
                    then {demo.one_of('touch.met', 'touch_no', [('held', 5), ('no_show', 1)])}
                when {demo.even('touch.answered', 'touch_no')} < case when plan = 'deal' then 0.7
                    when journey.sal_day is not null then 0.55 else 0.08 end
                    then case
                        when touch_kind = 'call'
                        then {demo.one_of('touch.call', 'touch_no', words.CALLS_ANSWERED)}
                        else 'replied' end
                when touch_kind = 'call'
                    then {demo.one_of('touch.missed', 'touch_no', words.CALLS_MISSED)}
                else {demo.one_of('touch.unread', 'touch_no', [('no_reply', 9), ('not_interested', 1)])} end
                    as outcome,
            case when plan <> 'deal' and step = 0 and touch_kind = 'call' and touch_no % 7 = 0 then 'inbound'
                when {demo.even('touch.inbound', 'touch_no')} < 0.04 then 'inbound'
                    else 'outbound' end as direction
        from placed inner join journey on placed.no = journey.no
        where day < 364.9 and (journey.closed_day is null or day < journey.closed_day) order by day, touch_no
    """)
    demo.write("activity", "sales_touches", f"""
        select
            'T' || touch_no as touch_id, record.lead_id,
            case when touch.day > opportunity.day then opportunity.opportunity_id end as opportunity_id,
            lead.account_id,
            'user_' || lpad(coalesce(touch.owner, 3 + touch.no % 12)::text, 2, '0') as user_id,
            touch_kind, direction, outcome,
            touch_kind = 'email' and {demo.even('touch.automated', 'touch_no')} < 0.45 as is_automated,
            at_day(touch.day) as occurred_at,
            case
                when touch_no % 97 > 0
                then at_day(least(touch.day + case when touch_no % 33 = 0 then 1.5
                else 0.01 end, 364.999))
                end as loaded_at
        from touch
        inner join record on touch.no = record.no
        inner join lead on touch.no = lead.no
        left join opportunity on touch.no = opportunity.no
        order by touch.day, touch_no
    """, ordered=True)
    write_judgements(demo)


def write_judgements(demo):
    asked = ", ".join(f"('{framework}', '{criterion}')" for framework, criteria in words.FRAMEWORKS.items()
                      for criterion in criteria.split())
    demo.write("crm", "qualification_answers", f"""
        with asked as (select * from (values {asked}) as t(framework, criterion))

        select
            lead.lead_id, case
                when journey.opportunity_day is not null and {demo.even('answer.deal', 'lead.no')} < 0.5
                then lead.opportunity_id end as opportunity_id,
            asked.framework, asked.criterion,
            case when asked.criterion = 'buying_role'
                then {demo.one_of('answer.role', 'lead.no', words.ROLES_ANSWERED)}
                else {demo.one_of('answer.word', 'lead.no * 32 + length(asked.criterion)', words.ANSWERS)} end
                    as answer,
            lead.owner_id as answered_by,
            at_day(least(journey.sal_day + 4
                * {demo.wait('answer.day', 'lead.no * 32 + length(asked.criterion)')}, 364.9)) as answered_at
        from lead
        inner join journey on lead.no = journey.no and lead.role = 'person'
        inner join person on lead.no = person.no
        inner join asked
            on asked.framework = case when person.employees < 50 then 'bant'
                when person.employees < 1000 then 'champ' else 'meddic' end
        where journey.sal_day is not null and lead.planted_reason is null
            and {demo.even('answer.asked', 'lead.no * 32 + length(asked.criterion)')}
                < case when journey.sql_day is not null then 0.7 else 0.3 end
    """)
    demo.run(f"""
        create table override as
        select
            'V' || lpad(no::text, 7, '0') as override_id, lead_id,
            {demo.one_of('override.kind', 'no', words.OVERRIDE_KINDS)} as override_kind,
            case override_kind when 'priority' then cast(1 + no % 4 as text)
                when 'score' then cast(no % 101 as text)
                when 'stage' then 'SQL' when 'exclude' then 'true'
                else case when no % 2 = 0 then 'too_high' else 'too_low' end end as value,
            {demo.one_of('override.reason', 'no', words.OVERRIDE_REASONS)} as reason,
            'user_' || lpad((3 + no % 12)::text, 2, '0') as made_by,
            created_day + (364.9 - created_day) * {demo.even('override.day', 'no')} as day, no
        from lead where no % 125 = 31 and role = 'person'
    """)
    demo.write("crm", "score_overrides", """
        select override_id, lead_id, override_kind, value, reason, made_by, at_day(day) as made_at,
            case when no % 3 > 0 then at_day(day + 30) end as expires_at
        from override
    """)
    demo.truth("overrides", """
        select override_id, lead_id, override_kind, value, at_day(day) as made_at,
            no % 3 = 0 or day + 30 > 365 as is_in_force
        from override
    """)
    demo.write("crm", "external_scores", f"""
        select lead_id, 'legacy' as scorer,
            round(least(greatest(38 + 14 * person.fit + 9 * person.intent
                + 14 * {demo.bell('legacy.score', 'lead.no * 4 + turn')}, 0), 100), 0) as score,
            at_day(lead.created_day + (364.9 - lead.created_day)
                * (turn + {demo.even('legacy.day', 'lead.no')}) / 3) as observed_at
        from lead
        inner join person on lead.base = person.no
        cross join range(3) as turns(turn)
        where {demo.even('legacy.known', 'lead.no * 4 + turn')} < 0.5
    """)


def write_reference(demo):
    users = [
        f"({number}, '{name}', '{team}', {'null' if boss is None else boss}, '{zone}')"
        for number, (name, team, boss, zone, _) in enumerate(words.USERS)
    ]
    demo.write("crm", "users", f"""
        select
            'user_' || lpad(no::text, 2, '0') as user_id, user_name, team,
            'user_' || lpad(manager::text, 2, '0') as manager_id, time_zone, no <> 12 as is_active
        from (values {', '.join(users)}) as t(no, user_name, team, manager, time_zone)
    """)
    demo.run("create table campaign as select * from (values " + ", ".join(
        f"({number}, 'cmp_{number + 1:03}', '{name}', '{channel}', {spend})"
        for number, (name, channel, spend) in enumerate(words.CAMPAIGNS)
    ) + ") as t(no, campaign_id, campaign_name, channel, spend)")
    demo.write("crm", "campaigns", """
        select campaign_id, campaign_name, channel,
            case no when 2 then 'cmp_001' when 4 then 'cmp_004'
                when 8 then 'cmp_008' end as parent_campaign_id,
            on_day(case when channel = 'event' then 60 + (no - 13) * 90 else 0 end) as started_on,
            case when channel = 'event' then on_day(63 + (no - 13) * 90) end as ended_on
        from campaign
    """)
    demo.write("crm", "campaign_spend", f"""
        select channel, campaign_id, month, amount, currency from (
            select channel, campaign_id, cast(date_trunc('month', on_day(30.5 * turn + 3)) as date) as month,
                round(spend * (0.7 + 0.6 * {demo.even('spend.amount', 'no * 16 + turn')}), 2) as amount,
                case when no % 4 = 0 then 'EUR' when no % 4 = 1 then null else 'USD' end as currency,
                no, turn
            from campaign cross join range(12) as months(turn)
        ) where no % 5 > 0 or turn % 5 > 0
        union all
        select 'content', null, cast(date_trunc('month', on_day(30.5 * turn + 3)) as date), 2500, 'USD'
        from range(12) as months(turn)
    """)


def write_market(demo):
    industry = demo.one_of_lists("account.industry_word", "no", "industry", [row[2] for row in words.INDUSTRIES])
    country = demo.one_of_lists("account.country_word", "no", "country", [row[4] for row in words.COUNTRIES])
    picked = " || ';' || ".join(
        demo.one_of(f"account.tool{i}", "no", words.TECHNOLOGIES[i * 3:i * 3 + 4]) for i in range(3)
    )
    organisation = demo.one_of("account.organisation", "no", words.ORGANISATIONS)
    growth = demo.one_of("account.growth", "no", words.GROWTH_STAGES)
    demo.write("crm", "accounts", f"""
        select
            account_id, account_name,
            {some(demo, 'account.has_domain', 0.93, 'domain', 'no')} as domain,
            case when no % 19 = 7 then 'A' || lpad((no // 2)::text, 6, '0') end as parent_account_id,
            'user_' || lpad((3 + no % 12)::text, 2, '0') as owner_id,
            {some(demo, 'account.has_industry', 0.86, industry, 'no')} as industry,
            {some(demo, 'account.has_size', 0.7, 'employees', 'no')} as employee_count,
            {some(demo, 'account.has_band', 0.4, band(demo, 'account.band', 'no', 'employees'), 'no')}
                as employee_band,
            {some(demo, 'account.has_revenue', 0.45, 'revenue', 'no')} as annual_revenue,
            {some(demo, 'account.has_country', 0.95, country, 'no')} as country,
            {some(demo, 'account.has_growth', 0.5, growth, 'no')} as growth_stage,
            {some(demo, 'account.has_kind', 0.6, organisation, 'no')} as organisation_kind,
            {some(demo, 'account.has_tools', 0.45, picked, 'no')} as technologies,
            at_day(customer_day) as customer_since,
            at_day(case when churned_day < 365 then churned_day end) as churned_at,
            case when customer_day is not null and {demo.even('account.value', 'no')} < 0.6
                then round(exp(10 + 0.8 * {demo.bell('account.lifetime', 'no')}), 2) end as lifetime_value,
            at_day(least(coalesce(customer_day, 300) - 20, 330 * {demo.even('account.created', 'no')} - 200))
                as created_at,
            no % 211 = 97 as is_deleted,
            at_day(360 * {demo.even('account.updated', 'no')}) as updated_at
        from account order by no
    """, ordered=True)
    demo.write("crm", "purchases", f"""
        select account_id, at_day(least(customer_day + 180 * turn, 364)) as purchased_at,
            round(exp(8.8 + 0.6 * {demo.bell('purchase.amount', 'no * 8 + turn')}), 2) as amount,
            case when no % 3 = 0 then 'EUR' else 'USD' end as currency,
            {demo.one_of('purchase.line', 'no * 8 + turn', ['scoring', 'routing', 'analytics'])}
                as product_line
        from account cross join range(5) as turns(turn)
        where customer_day is not null and customer_day + 180 * turn < coalesce(churned_day, 364)
    """)
    # Interest of a company shows while its people are at their keenest.
    demo.write("market", "intent_surges", f"""
        with keen as (
            select account.no, account.domain, min(journey.burst_day) as burst_day
            from account
            inner join person on account.no = person.account
            inner join journey on person.no = journey.no
            where journey.burst_day is not null group by account.no, account.domain
        ),

        seen as (
            select no * 16 + week as spot, domain, burst_day - 14 + 7 * week as day, 55 as low from keen
            cross join range(4) as weeks(week) where {demo.even('surge.seen', 'no')} < 0.35
            union all
            select no * 16 + 8 + week, domain, 364 * {demo.even('surge.noise_day', 'no * 16 + week')}, 15
            from account
            cross join range(3) as weeks(week) where {demo.even('surge.noise', 'no * 16 + week')} < 0.12
        ),

        -- Interest from 0 to 100, told by each provider on a scale of its own.
        rated as (
            select seen.*, {demo.one_of('surge.provider', 'spot', words.SURGE_PROVIDERS)} as provider,
                cast(least(low + 45 * {demo.even('surge.score', 'spot')}, 100) as integer) as interest
            from seen where day between 0 and 363.5
        )

        select provider, domain, {demo.one_of('surge.topic', 'spot', words.TOPICS)} as topic,
            case provider when 'g2' then 1 + (interest >= 60)::integer + (interest >= 85)::integer
                when 'capterra' then interest // 20 else interest end as surge_score,
            on_day(day) as observed_on,
            at_day(least(floor(day) + 1.25 + case when spot % 25 = 0 then 6 else 0 end, 364.999)) as loaded_at
        from rated
    """)
    # A few were described once, longer ago than anybody would believe today.
    demo.run(f"""
        create table old_profile as
        select no, domain, -300 + 230 * {demo.even('profile.old_day', 'no')} as day from account
        where {demo.even('profile.old', 'no')} < 0.08
    """)
    demo.write("market", "company_profiles", f"""
        select {demo.one_of('profile.provider', 'no * 4 + turn', ['firmwire', 'signalhouse'])} as provider,
            domain,
            {some(demo, 'profile.industry', 0.9, industry, 'no')} as industry,
            cast(employees * (0.85 + 0.1 * turn) as integer) as employee_count, revenue as annual_revenue,
            {country} as country, {growth} as growth_stage, {picked} as technologies,
            at_day(20 + 235 * turn + 100 * {demo.even('profile.day', 'no')}) as observed_at,
            at_day(21 + 235 * turn + 100 * {demo.even('profile.day', 'no')}) as loaded_at
        from account cross join range(2) as turns(turn)
        where {demo.even('profile.known', 'no * 4 + turn')} < 0.3
        union all
        select 'oldwire', account.domain, {industry}, cast(employees * 0.4 as integer), null, {country}, null, null,
            at_day(day), at_day(day + 1)
        from account inner join old_profile using (no)
    """)
    demo.truth("stale_profiles", "select 'oldwire' as provider, domain, at_day(day) as observed_at from old_profile")
    # Fresh money and new executives come before a deal more often than chance; the rest is only noise.
    demo.run(f"""
        create table news as
        select 'W' || (no * 4 + turn) as event_id, domain,
            {demo.one_of('news.kind', 'no * 4 + turn', words.NEWS)} as event_kind,
            363 * {demo.even('news.day', 'no * 4 + turn')} as day, no * 4 + turn as spot, null as opportunity_id
        from account cross join range(3) as turns(turn) where {demo.even('news.seen', 'no * 4 + turn')} < 0.09
        union all
        select 'G' || no, domain, 'headcount_growth', 363 * {demo.even('news.growth_day', 'no')}, no, null
        from account where {demo.even('news.growth', 'no')} < 0.06
        union all
        select 'B' || opportunity.no, account.domain,
            {demo.one_of('news.before_kind', 'opportunity.no', ['funding', 'funding', 'executive_hire'])},
            opportunity.day - 3 - 60 * {demo.even('news.before_day', 'opportunity.no')}, opportunity.no,
            opportunity.opportunity_id
        from opportunity inner join account on opportunity.account = account.no
        where {demo.even('news.before', 'opportunity.no')} < 0.4 and opportunity.day > 64
    """)
    demo.write("market", "company_events", f"""
        select event_id, 'newswatch' as provider, domain, event_kind, on_day(day) as occurred_on,
            case event_kind
                when 'funding' then round(exp(15 + {demo.bell('news.amount', 'spot')}), -5)
                when 'hiring' then 5 + (spot // 4 * 7) % 60
                when 'headcount_growth' then 1 + (spot * 7) % 40 end as magnitude,
            at_day(least(day + 1.3, 364.999)) as loaded_at
        from news
    """)
    demo.truth("company_events", "select event_id, event_kind, opportunity_id from news")
