-- grain: one row per lead × attribute, as of the run, with where it is from and how old it is
-- Leads that the run need not score keep their rows: what is known of them is the same.
-- depends_on: {{ ref('scoring_runs') }}
{{ config(
    materialized='incremental',
    on_schema_change='append_new_columns',
    pre_hook=[
        "{{ forget_due_leads(ref('int_leads__compared'), 'current') }}",
        "{{ move_to_the_day(ref('int_leads__compared'), {'age_in_days': 'observed_at'}) }}",
    ]
) }}
with moments as (
    select * from {{ ref('util_scoring_moments') }}
    where moment_kind = 'current'
),

attributes as (
    select * from {{ ref('int_attributes__listed') }}
    where
        attribute in (
            'industry', 'employee_count', 'annual_revenue', 'region', 'growth_stage', 'seniority',
            'email_kind'
        )
),

lead_values as (
    select * from {{ ref('int_lead_values__chosen') }}
),

known as (
    select
        moments.moment_id,
        moments.lead_id,
        moments.scored_on,
        case attributes.attribute when 'region' then 'country' else attributes.attribute end
            as attribute,
        nullif(attributes.value_key, '') as value_for_rules,
        attributes.is_known
    from moments
    inner join attributes on moments.moment_id = attributes.moment_id
),

counted as (
    select
        moment_id,
        {{ rate('sum(case when is_known then 1 else 0 end)', 'count(*)') }} as completeness
    from known
    group by moment_id
),

listed as (
    select
        known.lead_id,
        known.attribute,
        known.scored_on,
        lead_values.observed_at,
        lead_values.source_kind,
        lead_values.source,
        lead_values.attribute_value as value_as_written,
        known.value_for_rules,
        cast(lead_values.age_in_days as {{ dbt.type_int() }}) as age_in_days,
        lead_values.confidence,
        cast(counted.completeness as {{ share_type() }}) as completeness,
        known.is_known
    from known
    inner join counted on known.moment_id = counted.moment_id
    left join lead_values
        on
            known.moment_id = lead_values.moment_id
            and known.attribute = lead_values.attribute
)

select * from listed
