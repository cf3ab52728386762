-- grain: one row per way of finding a lead's account × validity interval
with account_match_rules as (
    select * from {{ ref('account_match_rules') }}
),

cleaned as (
    select
        nullif(trim(match_method), '') as match_method,
        precedence,
        confidence,
        tied_confidence,
        max_leads,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from account_match_rules
    where is_enabled
)

select * from cleaned
