-- grain: one row per scoring moment × attribute that rules may read
{%- set texts = [
    'seniority', 'function', 'buying_role', 'industry', 'region', 'market', 'growth_stage',
    'email_kind', 'email_status', 'lead_source',
] %}
{%- set numbers = ['employee_count', 'annual_revenue', 'days_since_status_change'] %}
with profiles as (
    select * from {{ ref('int_leads__profiled') }}
),

listed as (
    {%- for attribute in texts %}
    select
        moment_id,
        '{{ attribute }}' as attribute,
        {{ attribute }} as text_value,
        cast(null as {{ measure_type() }}) as number_value
    from profiles
    union all
    {%- endfor %}
    {%- for attribute in numbers %}
    select
        moment_id,
        '{{ attribute }}' as attribute,
        cast(null as {{ dbt.type_string() }}) as text_value,
        cast({{ attribute }} as {{ measure_type() }}) as number_value
    from profiles
    union all
    {%- endfor %}
    select
        moment_id,
        'is_email_opted_out' as attribute,
        case when is_email_opted_out then 'true' else 'false' end as text_value,
        cast(null as {{ measure_type() }}) as number_value
    from profiles
),

keyed as (
    select
        moment_id,
        attribute,
        coalesce(text_value, cast(number_value as {{ dbt.type_string() }}), '') as value_key,
        text_value,
        number_value,
        text_value is not null or number_value is not null as is_known
    from listed
)

select * from keyed
