-- grain: one row per source of an attribute × validity interval
-- Who is believed about an attribute, how far, and how that wears off; no provider: any other.
with enrichment_rules as (
    select * from {{ ref('enrichment_rules') }}
),

cleaned as (
    select
        nullif(trim(enrichment_rule_id), '') as enrichment_rule_id,
        nullif(trim(attribute), '') as attribute,
        coalesce(lower(trim(provider)), '') as provider,
        coalesce(precedence, 0) as precedence,
        confidence,
        window_days,
        half_life_days,
        age_step_days,
        'half_life'
        || ':' || cast(window_days as {{ dbt.type_string() }})
        || ':' || cast(half_life_days as {{ dbt.type_string() }})
        || ':' || cast(age_step_days as {{ dbt.type_string() }}) as ageing_id,
        cast(coalesce(min_confidence, 0) as {{ rule_points_type() }}) as min_confidence,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from enrichment_rules
    where is_enabled
)

select * from cleaned
