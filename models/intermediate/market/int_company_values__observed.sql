-- grain: one row per provider × company domain × attribute × observation
-- What market providers say of companies, one attribute a row: each is believed for itself.
{%- set attributes = [
    'industry', 'employee_count', 'annual_revenue', 'country', 'growth_stage',
] %}
with profiles as (
    select * from {{ ref('stg_market__company_profiles') }}
),

observed as (
    select
        {{ bare_domain('domain') }} as company_domain,
        coalesce(lower(trim(provider)), '') as provider,
        observed_at,
        {{ known_at('observed_at', 'loaded_at') }} as known_at,
        {{ attributes | join(',\n        ') }}
    from profiles
    where domain is not null and observed_at is not null
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
