-- grain: one row per mark of a machine's act × validity interval
with machine_rules as (
    select * from {{ ref('machine_rules') }}
),

cleaned as (
    select
        nullif(trim(machine_rule_id), '') as machine_rule_id,
        nullif(trim(reason), '') as reason,
        nullif(trim(match_kind), '') as match_kind,
        nullif(lower(trim(match_value)), '') as match_value,
        min_links,
        max_acts,
        within_seconds,
        within_days,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from machine_rules
    where is_enabled
)

select * from cleaned
