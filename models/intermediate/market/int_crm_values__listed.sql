-- grain: one row per current moment × attribute × kind of CRM record that tells it
-- A field without recorded changes was last seen to hold when its record was made.
{%- set text = dbt.type_string() %}
with moments as (
    select * from {{ ref('util_scoring_moments') }}
    where moment_kind = 'current'
),

leads as (
    select * from {{ ref('int_leads__merged') }}
),

accounts as (
    select * from {{ ref('int_accounts__dated') }}
),

facts as (
    select * from {{ ref('int_leads__described') }}
),

profiles as (
    select * from {{ ref('int_leads__profiled') }}
),

first_seen as (
    select * from {{ ref('int_accounts__deduplicated') }}
),

size_bands as (
    select * from {{ ref('size_bands') }}
),

changes as (
    select * from {{ ref('int_crm_fields__last_changed') }}
),

written as (
    select
        moments.moment_id,
        leads.created_at as lead_seen_at,
        leads.industry as lead_industry,
        coalesce(cast(facts.lead_employee_count as {{ text }}), lead_bands.employee_band)
            as lead_employee_count,
        leads.annual_revenue as lead_annual_revenue,
        leads.country as lead_country,
        profiles.seniority as lead_seniority,
        profiles.email_kind as lead_email_kind,
        first_seen.created_at as account_seen_at,
        accounts.industry as account_industry,
        coalesce(cast(facts.account_employee_count as {{ text }}), account_bands.employee_band)
            as account_employee_count,
        accounts.annual_revenue as account_annual_revenue,
        accounts.country as account_country,
        accounts.growth_stage as account_growth_stage
    from moments
    inner join leads on moments.moment_id = leads.moment_id
    inner join facts on moments.moment_id = facts.moment_id
    inner join profiles on moments.moment_id = profiles.moment_id
    left join accounts on moments.moment_id = accounts.moment_id
    left join first_seen on profiles.account_id = first_seen.account_id
    left join size_bands as lead_bands
        on lower(facts.lead_employee_band) = lead_bands.employee_band
    left join size_bands as account_bands
        on lower(facts.account_employee_band) = account_bands.employee_band
),

unpivoted as (
    {%- for source_kind, attribute, field in [
        ('lead', 'industry', 'industry'), ('lead', 'employee_count', 'employee_count'),
        ('lead', 'annual_revenue', 'annual_revenue'), ('lead', 'country', 'country'),
        ('lead', 'seniority', 'job_title'), ('lead', 'email_kind', 'email'),
        ('account', 'industry', 'industry'), ('account', 'employee_count', 'employee_count'),
        ('account', 'annual_revenue', 'annual_revenue'), ('account', 'country', 'country'),
        ('account', 'growth_stage', 'growth_stage'),
    ] %}
    select
        moment_id,
        '{{ attribute }}' as attribute,
        '{{ field }}' as field,
        '{{ source_kind }}' as source_kind,
        {{ source_kind }}_{{ attribute }} as attribute_value,
        {{ source_kind }}_seen_at as first_seen_at
    from written
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

listed as (
    select
        unpivoted.moment_id,
        unpivoted.attribute,
        unpivoted.source_kind,
        unpivoted.attribute_value,
        coalesce(changes.changed_at, unpivoted.first_seen_at) as observed_at
    from unpivoted
    left join changes
        on
            unpivoted.moment_id = changes.moment_id
            and unpivoted.source_kind = changes.entity_kind
            and unpivoted.field = changes.field
    where unpivoted.attribute_value is not null
)

select * from listed
