-- grain: one row per field of a person put together from several records × validity interval
with survivor_rules as (
    select * from {{ ref('survivor_rules') }}
),

cleaned as (
    select
        nullif(trim(survivor_rule_id), '') as survivor_rule_id,
        nullif(trim(field), '') as field,
        nullif(trim(survivor_rule), '') as survivor_rule,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from survivor_rules
    where is_enabled
)

select * from cleaned
