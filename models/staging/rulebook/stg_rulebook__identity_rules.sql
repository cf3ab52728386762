-- grain: one row per way in which ids are taken for one person × validity interval
with identity_rules as (
    select * from {{ ref('identity_rules') }}
),

cleaned as (
    select
        nullif(trim(identity_rule_id), '') as identity_rule_id,
        nullif(trim(match_kind), '') as match_kind,
        confidence,
        is_merged,
        max_people,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from identity_rules
    where is_enabled
)

select * from cleaned
