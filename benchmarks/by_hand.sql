-- The scores of every model of the rulebook, as one would write them once for one set of files:
-- numbers for ids, one pass over the events, sums before rows. Runs after rulebook.sql, in a DuckDB
-- file of its own. Writes rollup, ledger, scores and accounts. Expects the variables raw, seeds,
-- as_of and machine_agents.
create macro raw_events() as table
select *, file_index * 1099511627776 + file_row_number as address
from read_parquet(getvariable('raw') || '/activity/events/*.parquet');

create macro raw(name) as table
select * from read_parquet(getvariable('raw') || '/' || name || '.parquet');

-- Who: records numbered, merges followed, one map each for ids, addresses and visitors.
create temp table record as
with recursive edges as (
    select losing_lead_id as lead_id, arg_min(winning_lead_id, merged_at) as winner
    from raw('crm/lead_merges')
    where merged_at <= getvariable('as_of') and loaded_at <= getvariable('as_of')
    group by losing_lead_id
),

followed as (
    select lead_id, winner, 1 as hops from edges
    union all
    select followed.lead_id, edges.winner, hops + 1
    from followed inner join edges on followed.winner = edges.lead_id
),

ends as (select lead_id, arg_max(winner, hops) as winner from followed group by lead_id)

select leads.*, coalesce(ends.winner, leads.lead_id) as survivor
from raw('crm/leads') as leads left join ends on leads.lead_id = ends.lead_id;

create temp table person as
select cast(row_number() over (order by record.lead_id) as integer) as person, record.lead_id
from record
where not is_deleted and survivor = lead_id and created_at <= getvariable('as_of');

create temp table by_id as
select record.lead_id, coalesce(person, -1) as person
from record left join person on record.survivor = person.lead_id;

create temp table by_email as
select lower(trim(email)) as email, first(by_id.person order by
    by_id.person < 0, record.survivor <> record.lead_id, created_at, record.lead_id) as person
from record inner join by_id on record.lead_id = by_id.lead_id
where email is not null group by lower(trim(email));

create temp table by_visitor as
select
    anonymous_id,
    arg_min(coalesce(by_id.person, by_email.person), linked_at) as person,
    min(linked_at) as linked_at
from raw('activity/identities') as links
left join by_id on links.lead_id = by_id.lead_id
left join by_email on lower(trim(links.email)) = by_email.email
where coalesce(by_id.person, by_email.person) is not null
group by anonymous_id having min(linked_at) <= getvariable('as_of');

-- Repeats: candidates by hash, the decision by the full id. What does not count is named by its
-- place in the files, so that the long pass below reads no id of an event.
create temp table repeated as
select hash(event_id) as event_hash from raw_events() group by all having count(*) > 1;

create temp table loser as
with candidates as (
    select event_id, address, loaded_at, occurred_at
    from raw_events() semi join repeated on hash(event_id) = repeated.event_hash
)

select address
from (
    select
        address, row_number() over (
            partition by event_id
            order by occurred_at > loaded_at + interval 1 day, loaded_at, occurred_at, address
        ) as copy
    from candidates
) where copy > 1;

-- What: a kind of event is its channel, type and page; a shape is a kind and the bands that its
-- measures fall into.
set variable durations = (select list(distinct min_duration_seconds order by min_duration_seconds)
    from signal_rule where min_duration_seconds > 0);
set variable depths = (select list(distinct min_depth_percent order by min_depth_percent)
    from signal_rule where min_depth_percent > 0);

select case when len(getvariable('durations')) > 2 or len(getvariable('depths')) > 3
    then error('more bands than this script has been written for') end;

create macro bucket(is_unserved, duration, depth) as
    case when is_unserved then 1 else 0 end
    + 2 * (case when duration >= coalesce(getvariable('durations')[1], 2147483647) then 1 else 0 end
        + case when duration >= coalesce(getvariable('durations')[2], 2147483647) then 1 else 0 end)
    + 6 * (case when depth >= coalesce(getvariable('depths')[1], 2147483647) then 1 else 0 end
        + case when depth >= coalesce(getvariable('depths')[2], 2147483647) then 1 else 0 end
        + case when depth >= coalesce(getvariable('depths')[3], 2147483647) then 1 else 0 end);

create temp table page as
select
    channel, event_type, coalesce(url, '') as url,
    '/' || trim(
        regexp_extract(lower(url), '^(?:[a-z][a-z0-9+.-]*://[^/?#]*)?([^?#]*)', 1), '/'
    ) || '/' as path
from (
    select distinct channel, event_type, case when channel = 'web' then url end as url
    from raw_events()
);

create temp table kind as
select
    channel, event_type, url,
    cast(dense_rank() over (order by channel, event_type, path nulls first) as integer) as kind,
    path
from page;

create temp table shape as
select
    kind.kind * 24 + bucket.bucket as shape,
    cast(arg_min(number, precedence) as utinyint) as signal
from (select distinct kind, channel, event_type, path from kind) as kind
cross join range(24) as bucket(bucket)
inner join signal_rule
    on kind.channel = signal_rule.channel and kind.event_type = signal_rule.event_type
    and (page_segment is null or exists (
        select 1 from (select unnest(string_split(page_segment, ';')) as word)
        where path like '%/' || word || '/%'))
    and (visit_market is null or (visit_market = 'unserved') = (bucket % 2 = 1))
    and coalesce(getvariable('durations')[bucket // 2 % 3], 0) >= coalesce(min_duration_seconds, 0)
    and coalesce(getvariable('depths')[bucket // 6], 0) >= coalesce(min_depth_percent, 0)
inner join signal on signal_rule.signal = signal.signal
group by all;

create temp table unserved as
select country_name as country from csv('reference/country_regions') where is_served <> 'true';

-- Texts are judged right above the scan, where they are still dictionaries: once a distinct text,
-- not once a row.
create macro judged_events() as table
select
    * replace (lower(country) as country),
    -- regexp_extract, for regexp_matches is worked out row by row: 5 s more on 5 M events.
    regexp_extract(lower(user_agent), getvariable('machine_agents')) <> ''
    or is_vendor_bot is not distinct from true as is_flagged
from raw_events();

-- Machines: their acts on messages are looked at one by one, only where a message has such an act.

create temp table mail as
select
    address, hash(message_id) as message,
    hash(coalesce(lead_id, lower(email), anonymous_id)) as who,
    channel, event_type, url, occurred_at, loaded_at, is_flagged
from judged_events()
where message_id is not null and occurred_at <= getvariable('as_of')
    and loaded_at <= getvariable('as_of');

create temp table suspect as
select mail.*
from mail
semi join (
    select message, who from mail group by message, who
    having coalesce(bool_or(is_flagged), false) or count(*) filter (event_type = 'click') >= 5
) as crowded on mail.message = crowded.message and mail.who = crowded.who;

create temp table burst as
select clicks.address
from suspect as clicks
inner join suspect as others
    on clicks.message = others.message and clicks.who = others.who
    and abs(epoch_us(clicks.occurred_at) - epoch_us(others.occurred_at))
    <= (select cast(within_seconds as bigint) * 1000000 from machine
        where match_kind = 'click_burst')
where clicks.channel = 'email' and clicks.event_type = 'click'
    and others.channel = 'email' and others.event_type = 'click'
group by clicks.address
having count(distinct others.url)
    >= (select cast(min_links as integer) from machine where match_kind = 'click_burst');

create temp table cleared as
with machine_acts as (
    select * from suspect where is_flagged or address in (select address from burst)
),

human_acts as (
    select suspect.*
    from suspect
    anti join burst on suspect.address = burst.address
    inner join kind
        on suspect.channel = kind.channel and suspect.event_type = kind.event_type and kind.url = ''
    inner join shape on kind.kind * 24 = shape.shape
    inner join signal on shape.signal = signal.number and signal.is_engagement
    where is_flagged is not true
)

select distinct machine_acts.address
from machine_acts
inner join human_acts
    on machine_acts.message = human_acts.message and machine_acts.who = human_acts.who
    and human_acts.occurred_at >= machine_acts.occurred_at
    and epoch_us(human_acts.occurred_at) - epoch_us(machine_acts.occurred_at)
    <= (select cast(within_days as bigint) * 86400000000 from machine
        where match_kind = 'human_act_clears');

-- Bursts that nothing clears are left out like repeats; cleared acts are let through again.
create temp table left_out as
select address from loser
union all
(select address from burst except all select address from cleared);

-- 1. The roll-up: the long pass.
create table rollup as
with placed as (
    select
        coalesce(by_id.person, by_email.person, by_visitor.person) as person,
        shape.signal, events.occurred_at
    from judged_events() as events
    anti join left_out on events.address = left_out.address
    left join by_id on events.lead_id = by_id.lead_id
    left join by_email
        on case when by_id.person is null then lower(events.email) end = by_email.email
    left join by_visitor
        on case when by_id.person is null and by_email.person is null then events.anonymous_id end
        = by_visitor.anonymous_id
    inner join kind
        on events.channel = kind.channel and events.event_type = kind.event_type
        and case when events.channel = 'web' then coalesce(events.url, '') else '' end = kind.url
    left join unserved on events.country = unserved.country
    inner join shape
        on kind.kind * 24
        + bucket(unserved.country is not null, duration_seconds, depth_percent) = shape.shape
    where
        occurred_at <= getvariable('as_of') and loaded_at <= getvariable('as_of')
        and occurred_at <= loaded_at + interval 1 day
        and (is_flagged is not true or events.address in (select address from cleared))
)

select
    person, signal, cast(occurred_at as date) as day, cast(count(*) as integer) as occurrences,
    min(occurred_at) as first_at, max(occurred_at) as last_at
from placed
where person > 0
group by all;

-- The lead as rules see it.
create temp table title as
select
    job_title, arg_min(seniority, rank) as seniority, arg_min(function, rank) as function,
    arg_min(buying_role, rank) as buying_role
from (select distinct job_title from record where job_title is not null)
left join persona on words_of(job_title) like '%' || match_words || '%'
group by job_title;

create temp table lead as
with records as (
    select *, survivor <> record.lead_id as is_other, count(*) over (partition by person) as copies
    from record inner join by_id using (lead_id)
    where person > 0
),

fields as (
    -- Most people are one record and pass as they are.
    select
        person, created_at, email, job_title, company_domain, industry, employee_count, country,
        status, account_id, first_name, last_name, is_email_bounced as is_bounced,
        is_email_opted_out as is_opted_out
    from records
    where copies = 1
    union all
    select
        person, min(created_at),
        first(email order by is_other, created_at, lead_id) filter (email is not null),
        first(job_title order by is_other, created_at, lead_id) filter (job_title is not null),
        first(company_domain order by is_other, created_at, lead_id)
            filter (company_domain is not null),
        first(industry order by is_other, created_at, lead_id) filter (industry is not null),
        first(employee_count order by is_other, created_at, lead_id)
            filter (employee_count is not null),
        first(country order by is_other, created_at, lead_id) filter (country is not null),
        first(status order by is_other, created_at, lead_id) filter (status is not null),
        first(account_id order by is_other, created_at, lead_id) filter (account_id is not null),
        first(first_name order by is_other, created_at, lead_id),
        first(last_name order by is_other, created_at, lead_id),
        bool_or(is_email_bounced), bool_or(is_email_opted_out)
    from records
    where copies > 1
    group by person
),

domains as (
    select *, lower(split_part(email, '@', 2)) as email_domain,
        coalesce(lower(company_domain), case when free.domain is null and disposable.domain is null
            then nullif(lower(split_part(email, '@', 2)), '') end) as match_domain,
        case when email is null then null when disposable.domain is not null then 'disposable'
            when free.domain is not null then 'free_mail' else 'business' end as email_kind
    from fields
    left join csv('reference/free_mail_domains') as free
        on lower(split_part(email, '@', 2)) = free.domain
    left join csv('reference/disposable_domains') as disposable
        on lower(split_part(email, '@', 2)) = disposable.domain
),

sites as (select domain, min(account_id) as account_id from raw('crm/accounts') group by domain),

matched as (
    select domains.*, coalesce(account.account_id, sites.account_id) as matched_account,
        account.domain as crm_domain
    from domains
    left join raw('crm/accounts') as account on domains.account_id = account.account_id
    left join sites on match_domain = sites.domain
),

stages as (
    select crm_word, is_open = 'true' as is_open
    from csv('reference/stage_names') inner join csv('reference/funnel_stages') using (stage)
)

select
    matched.person, person.lead_id, matched_account as account_id, title.seniority,
    title.buying_role, coalesce(matched.employee_count, account.employee_count) as employee_count,
    synonyms.industry, regions.region, email_kind,
    case regions.is_served when 'true' then 'served' when 'false' then 'unserved' end as market,
    case when is_bounced then 'bounced' when email is null then null
        when email not like '%_@_%._%' or email like '% %' then 'invalid'
            else 'ok' end as email_status,
    case when is_opted_out then 'true' else 'false' end as is_email_opted_out,
    case when coalesce(stages.is_open, true)
        then cast(getvariable('as_of') as date) - cast(matched.created_at as date)
    end as days_since_status_change,
    case when account.customer_since < matched.created_at then true else false end
    or exists (select 1 from exclusion where case match_kind
        when 'email_domain' then email_domain = match_value
        when 'company_domain' then coalesce(lower(company_domain), crm_domain,
            case when email_kind = 'business' then email_domain end) = match_value
        when 'first_name' then lower(first_name) = match_value
        when 'last_name' then lower(last_name) = match_value
        when 'email_word' then words_of(split_part(email, '@', 1)) like '% ' || match_value || ' %'
        else false end) as is_excluded
from matched
inner join person on matched.person = person.person
left join raw('crm/accounts') as account on matched_account = account.account_id
left join title on matched.job_title = title.job_title
left join csv('reference/industry_synonyms') as synonyms
    on lower(coalesce(matched.industry, account.industry)) = synonyms.industry_name
left join csv('reference/country_regions') as regions
    on lower(coalesce(matched.country, account.country)) = regions.country_name
left join stages on lower(matched.status) = stages.crm_word;

-- Evidence of fields: rules are tried on each distinct value once.
create macro meets(operator, match_value, match_min, match_max, given, number) as
    case when operator = 'is_unknown' then given is null when given is null then false
        when operator = 'is_known' then true when operator = 'equals' then given = match_value
        when operator = 'in' then contains(';' || match_value || ';', ';' || given || ';')
        when operator = 'between' then (match_min is null or number >= match_min)
            and (match_max is null or number < match_max)
        else error('an operator that this script does not know') end;

create temp table value_rule as
with given as (
    select distinct 'seniority' as subject, seniority as value from lead
    union all select distinct 'employee_count', cast(employee_count as varchar) from lead
    union all select distinct 'industry', industry from lead
    union all select distinct 'region', region from lead
    union all select distinct 'email_kind', email_kind from lead
    union all select distinct 'market', market from lead
    union all select distinct 'email_status', email_status from lead
    union all select distinct 'is_email_opted_out', is_email_opted_out from lead
    union all select distinct 'days_since_status_change', cast(days_since_status_change as varchar)
        from lead
)

select given.subject, coalesce(value, '') as value, arg_max(rule, (points, -rule)) as rule, model
from given inner join rule
    on given.subject = rule.subject and rule.evidence = 'attribute'
    and meets(operator, match_value, match_min, match_max, value, try_cast(value as integer))
group by given.subject, value, model, kind;

select case when count(*) > 0 then error('a rule reads a field that this script does not know') end
from rule
where evidence = 'attribute' and subject not in (
    'seniority', 'employee_count', 'industry', 'region', 'email_kind', 'market', 'email_status',
    'is_email_opted_out', 'days_since_status_change');

-- Evidence of acts: one sum per lead and rule, and the few newest days that its limit lets through.
create temp table clearing as
select person, signal, max(last_at) as cleared_at
from rollup where signal in (select cleared_by from worth) group by person, signal;

set variable most = (select max(max_occurrences) from rule);

create temp table act as
with matched as (
    select
        rollup.*, worth.rule, worth.weight, worth.cleared_by,
        cast(getvariable('as_of') as date) - day as age,
        least(occurrences, coalesce(max_per_day, occurrences)) as counted
    from rollup inner join worth
        on rollup.signal = worth.signal and cast(getvariable('as_of') as date) - day = worth.age
    union all
    select
        rollup.*, worth.rule, worth.weight, worth.cleared_by,
        cast(getvariable('as_of') as date) - day as age,
        least(occurrences, coalesce(max_per_day, occurrences)) as counted
    from rollup inner join worth on rollup.signal = worth.signal and worth.age is null
)

select
    matched.person, rule, sum(occurrences)::integer as occurrences, count(*) as days,
    min(age) as age, min(first_at) as first_at, max(last_at) as last_at,
    sum(counted)::integer as counted,
    -- A day in one number, the newest highest: age, weight, count.
    max((100000 - age) * 17592186044416 + cast(weight as bigint) * 1073741824 + counted,
        getvariable('most')) as newest
from matched
left join clearing
    on matched.person = clearing.person and matched.cleared_by = clearing.signal
    and matched.last_at <= clearing.cleared_at
where clearing.person is null
group by matched.person, rule;

-- The four newest days one by one: plain columns are much faster than lists.
select case when getvariable('most') > 4
    then error('a limit is higher than this script has been written for') end;

create macro taken(day, max_occurrences, before) as
    greatest(least(coalesce(day % 1073741824, 0), max_occurrences - before), 0);
create macro weighed(taken, day, worth)
    as (taken * worth * (day // 1073741824 % 16384) + 5000) // 10000;

create temp table evidence as
with described as (
    select
        act.*, is_repetition, max_occurrences, weight.weight, coalesce(multiplier.multiplier,
            100) as multiplier,
        cast(points * coalesce(multiplier.multiplier, 100) as bigint) as worth
    from act
    inner join rule on act.rule = rule.rule
    inner join lead on act.person = lead.person
    left join multiplier on act.rule = multiplier.rule and lead.buying_role = multiplier.buying_role
    left join weight on rule.is_repetition and act.rule = weight.rule and act.age = weight.age
    where not rule.is_repetition
        or (days >= coalesce(min_days, 1) and occurrences >= coalesce(min_occurrences, 1)
            and weight.weight is not null)
),

first_day as (select *, taken(newest[1], max_occurrences, 0) as n1 from described),
second_day as (select *, taken(newest[2], max_occurrences, n1) as n2 from first_day),
third_day as (select *, taken(newest[3], max_occurrences, n1 + n2) as n3 from second_day),
fourth_day as (select *, taken(newest[4], max_occurrences, n1 + n2 + n3) as n4 from third_day),

limited as (
    select
        *, case when is_repetition then 1 when max_occurrences is null then counted
            else n1 + n2 + n3 + n4 end as n
    from fourth_day
)

select
    person, rule, occurrences, cast(n as integer) as counted, multiplier, first_at, last_at,
        n * worth as earned,
    case when is_repetition then (worth * weight + 5000) // 10000
        when max_occurrences is null then n * worth
        else weighed(n1, newest[1], worth) + coalesce(weighed(n2, newest[2], worth), 0)
            + coalesce(weighed(n3, newest[3], worth), 0) + coalesce(weighed(n4, newest[4], worth),
                0) end as units
from limited
union all
select
    lead.person, value_rule.rule, 1, 1, 100, null, null, rule.points * 100, rule.points * 100
from (
    select person, 'seniority' as subject, coalesce(seniority, '') as value from lead
    union all select person, 'employee_count', coalesce(cast(employee_count as varchar), '')
        from lead
    union all select person, 'industry', coalesce(industry, '') from lead
    union all select person, 'region', coalesce(region, '') from lead
    union all select person, 'email_kind', coalesce(email_kind, '') from lead
    union all select person, 'market', coalesce(market, '') from lead
    union all select person, 'email_status', coalesce(email_status, '') from lead
    union all select person, 'is_email_opted_out', is_email_opted_out from lead
    union all select person, 'days_since_status_change',
        coalesce(cast(days_since_status_change as varchar), '') from lead
) as lead
inner join value_rule on lead.subject = value_rule.subject and lead.value = value_rule.value
inner join rule on value_rule.rule = rule.rule;

-- Caps: only what a cap binds passes through a window.
create macro share(cap, so_far, in_all) as (2 * cap * so_far + in_all) // (2 * in_all);

create temp table over_group as
select person, shared, sum(units) as in_all
from evidence inner join rule on evidence.rule = rule.rule
where shared is not null
group by person, shared, group_cap having sum(units) > group_cap;

create temp table capped_by_group as
with running as (
    select evidence.*, group_cap, over_group.in_all,
        sum(units) over (partition by evidence.person, rule.shared order by evidence.rule) as so_far
    from evidence inner join rule on evidence.rule = rule.rule
    inner join over_group on evidence.person = over_group.person and rule.shared = over_group.shared
),

bound as (
    select person, rule, cast(share(group_cap, so_far, in_all) - share(group_cap, so_far - units,
        in_all) as bigint) as kept
    from running
)

select evidence.*, coalesce(bound.kept, evidence.units) as kept
from evidence left join bound on evidence.person = bound.person and evidence.rule = bound.rule;

create temp table capped as
with over_kind as (
    select person, model, kind, sum(kept) as in_all
    from capped_by_group as evidence inner join rule on evidence.rule = rule.rule
    where kind_cap is not null
    group by person, model, kind, kind_cap having sum(kept) > kind_cap
),

running as (
    select evidence.*, kind_cap, over_kind.in_all,
        sum(kept) over (partition by evidence.person, rule.model,
            rule.kind order by evidence.rule) as so_far
    from capped_by_group as evidence inner join rule on evidence.rule = rule.rule
    inner join over_kind
        on evidence.person = over_kind.person and rule.model = over_kind.model
            and rule.kind = over_kind.kind
),

bound as (
    select person, rule, cast(share(kind_cap, so_far, in_all) - share(kind_cap, so_far - kept,
        in_all) as bigint) as left_over
    from running
)

select evidence.* exclude (kept), coalesce(bound.left_over, evidence.kept) as kept
from capped_by_group as evidence
left join bound on evidence.person = bound.person and evidence.rule = bound.rule;

create temp table engaged as
select person, max(last_at) as last_engaged_at
from rollup where signal in (select number from signal where is_engagement)
group by person;

create temp table total as
select
    person, model,
    sum(case when kind = 'fit' then kept else 0 end) as fit,
    sum(case when kind = 'intent' then kept else 0 end) as intent,
    sum(case when kind = 'negative' then kept else 0 end) as negative,
    bool_or(effect = 'disqualify') as is_disqualified, bool_or(effect = 'exclude') as is_excluded
from capped inner join rule on capped.rule = rule.rule
group by person, model;

create temp table idle as
select
    engaged.person, step.model, arg_max(step_id, min_days) as step_id,
        max(units) filter (true) as step_units,
    arg_max(units, min_days) as units, any_value(last_engaged_at) as last_engaged_at
from engaged inner join step
    on cast(getvariable('as_of') as date) - cast(last_engaged_at as date) >= step.min_days
group by engaged.person, step.model;

-- 2. The ledger.
create macro points(units) as cast(cast(units as decimal(18, 0)) * cast(0.0001 as decimal(5,
    4)) as decimal(18, 4));

create table ledger as
select
    rule.scoring_model_id, person.lead_id, rule.rule_id, rule.kind, occurrences,
        counted as counted_occurrences,
    points(multiplier * 100) as multiplier, first_at as first_evidence_at,
        last_at as last_evidence_at,
    points(earned * sign) as earned_points, points((earned - units) * sign) as lost_to_decay,
    points((units - kept) * sign) as lost_to_caps, points(0) as lost_to_floor,
        points(kept * sign) as contribution
from capped
inner join (select *, case when kind = 'negative' then -1 else 1 end as sign from rule) as rule
    on capped.rule = rule.rule
inner join person on capped.person = person.person
union all
select
    model.scoring_model_id, person.lead_id, idle.step_id, 'inactivity', 1, 1, points(10000),
        last_engaged_at,
    last_engaged_at, points(-units), points(0), points(0), points(least(units, coalesce(intent,
        0)) - units),
    points(-least(units, coalesce(intent, 0)))
from idle
inner join person on idle.person = person.person
inner join model on idle.model = model.model
left join total on idle.person = total.person and idle.model = total.model;

-- 3. The scores.
create table scores as
with summed as (
    select
        lead.*, model.model, model.scoring_model_id,
        coalesce(fit, 0) as fit, coalesce(intent, 0) as intent_points, coalesce(negative,
            0) as negative,
        least(coalesce(idle.units, 0), coalesce(intent, 0)) as penalty,
        coalesce(is_disqualified, false) as is_disqualified,
        lead.is_excluded or coalesce(total.is_excluded, false) as is_left_out,
        engaged.last_engaged_at
    from lead cross join model
    left join total on lead.person = total.person and model.model = total.model
    left join idle on lead.person = idle.person and model.model = idle.model
    left join engaged on lead.person = engaged.person
),

rounded as (
    select
        *, intent_points - penalty as intent, fit + intent_points - penalty - negative as raw,
        cast(round(points(fit + intent_points - penalty - negative), 0) as integer) as rounded_score
    from summed
),

known as (
    select model, list(distinct subject) as subjects from rule where kind = 'fit' group by model
)

select
    rounded.scoring_model_id, rounded.model, lead_id, account_id, points(fit) as fit_score,
    points(intent_points) as intent_points, points(penalty) as inactivity_penalty,
        points(intent) as intent_score,
    points(negative) as negative_points, points(raw) as raw_score, rounded_score,
    least(greatest(rounded_score, 0), 100) as score,
    case when list_contains(subjects, 'seniority') and seniority is not null
        or list_contains(subjects, 'employee_count') and employee_count is not null
        or list_contains(subjects, 'industry') and industry is not null
        or list_contains(subjects, 'region') and region is not null then grade end as grade,
    intent_level,
    not is_left_out and not is_disqualified and least(greatest(rounded_score, 0),
        100) >= min_score as is_mql,
    is_left_out as is_excluded, is_disqualified, last_engaged_at
from rounded
inner join known on rounded.model = known.model
left join band on rounded.model = band.model and fit >= band.lower and fit < band.upper
left join level on rounded.model = level.model and intent >= level.lower and intent < level.upper
left join motion on employee_count >= motion.lower and employee_count < motion.upper
left join threshold
    on rounded.model = threshold.model and coalesce(motion.motion, 'mid_market') = threshold.motion;

-- 4. The accounts: who is counted there; what an account is worth is the project's alone.
create table accounts as
select
    scoring_model_id, account_id, count(*) as people_count,
    count(last_engaged_at) as engaged_people_count, count(*) filter (is_mql) as mql_count,
    max(last_engaged_at) as last_engaged_at, sum(score) as score_sum, max(score) as score_best,
    points((20000 * sum(score) + count(*)) // (2 * count(*))) as score_average
from scores
where account_id is not null and not is_excluded
group by scoring_model_id, account_id;
