-- grain: one row per scoring model × validity interval, with how accounts are rolled up
with account_rollup_rules as (
    select * from {{ ref('account_rollup_rules') }}
),

cleaned as (
    select
        nullif(trim(scoring_model_id), '') as scoring_model_id,
        nullif(trim(mode), '') as mode,
        max_people,
        max_person_points,
        best_share,
        rest_share,
        breadth_points,
        max_breadth_points,
        max_engagement_points,
        recent_days,
        earlier_days,
        min_acts,
        min_company_signals,
        rising_ratio,
        falling_ratio,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from account_rollup_rules
    where is_enabled
)

select * from cleaned
