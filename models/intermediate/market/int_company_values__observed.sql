-- grain: one row per provider × company domain × attribute × observation
-- What market providers say of companies, one attribute a row: each is believed for itself.
{%- set attributes = [
    'industry', 'employee_count', 'annual_revenue', 'country', 'growth_stage',
] %}
with profiles as (
    select * from {{ ref('stg_market__company_profiles') }}
),

domains as (
    select * from {{ ref('int_domains__classified') }}
),

observed as (
    select
        domains.company_domain,
        coalesce(lower(trim(profiles.provider)), '') as provider,
        profiles.observed_at,
        {{ known_at('profiles.observed_at', 'profiles.loaded_at') }} as known_at,
        profiles.{{ attributes | join(',\n        profiles.') }}
    from profiles
    inner join domains on {{ bare_domain('profiles.domain') }} = domains.domain
    where profiles.observed_at is not null
),

unpivoted as (
    {%- for attribute in attributes %}
    select
        company_domain,
        provider,
        observed_at,
        known_at,
        '{{ attribute }}' as attribute,
        cast({{ attribute }} as {{ dbt.type_string() }}) as attribute_value
    from observed
    where {{ attribute }} is not null
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select * from unpivoted
