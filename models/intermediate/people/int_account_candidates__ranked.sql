-- grain: one row per scoring moment × way of finding an account × account found by it, best first
-- The rulebook says which ways are used and in which order. Several accounts found in one way: the
-- one with the lead's very domain, then in the lead's country, then the oldest, then the least id.
{%- set very_domains = {
    'company_domain': 'leads.own_domain', 'email_domain': 'leads.email_domain',
} %}
with leads as (
    select * from {{ ref('int_leads__keyed') }}
),

accounts as (
    select * from {{ ref('int_accounts__keyed') }}
),

rules as (
    select * from {{ ref('stg_rulebook__account_match_rules') }}
),

found as (
    {%- for method, condition in {
        'crm_id': 'leads.account_id = accounts.account_id',
        'company_domain': 'leads.own_registrable_domain = accounts.registrable_domain',
        'email_domain': 'leads.email_registrable_domain = accounts.registrable_domain'
            ~ " and leads.email_kind = 'business'",
        'name_and_country': 'leads.name_key = accounts.name_key'
            ~ ' and leads.country_key = accounts.country_key',
    }.items() %}
    select
        leads.moment_id,
        leads.scored_on,
        leads.country_key as lead_country_key,
        '{{ method }}' as match_method,
        case when {{ very_domains.get(method, 'null') }} = accounts.domain then 1 else 0 end
            as has_very_domain,
        accounts.account_id,
        accounts.domain,
        accounts.company_domain,
        accounts.country_key,
        accounts.created_at
    from leads
    inner join accounts on {{ condition }}
    where accounts.created_at <= leads.as_of
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

ordered as (
    select
        found.moment_id,
        found.account_id,
        found.domain,
        found.company_domain,
        rules.match_method,
        rules.precedence,
        rules.confidence,
        rules.tied_confidence,
        found.has_very_domain,
        case when found.country_key = found.lead_country_key then 1 else 0 end as is_near,
        found.created_at,
        row_number() over (
            partition by found.moment_id
            order by
                rules.precedence,
                found.has_very_domain desc,
                case when found.country_key = found.lead_country_key then 0 else 1 end,
                found.created_at,
                {{ byte_order('found.account_id') }}
        ) as choice,
        count(*) over (partition by found.moment_id, rules.match_method) as tied_count
    from found
    inner join rules
        on
            found.match_method = rules.match_method
            and {{ in_force('rules', 'found.scored_on') }}
),

ranked as (
    select
        best.moment_id,
        best.account_id,
        best.domain,
        best.company_domain,
        best.match_method,
        best.choice,
        case
            when best.tied_count = 1 then best.confidence
            else best.tied_confidence
        end as confidence,
        case
            when runner_up.account_id is null then null
            when best.has_very_domain > runner_up.has_very_domain then 'very_domain'
            when best.is_near > runner_up.is_near then 'same_country'
            when best.created_at < runner_up.created_at then 'created_first'
            else 'least_id'
        end as tie_break
    from ordered as best  -- a self-join -- noqa: AL07
    left join ordered as runner_up  -- noqa: AL07
        on
            best.moment_id = runner_up.moment_id
            and best.match_method = runner_up.match_method
            and best.choice + 1 = runner_up.choice
)

select * from ranked
