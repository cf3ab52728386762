-- grain: one row per scoring model × moment × repetition rule that fires
-- It fires while the days inside its stretch hold enough acts, earns once, ages from the newest.
with matched as (
    select * from {{ ref('int_activities__matched_to_rules') }}
),

counted as (
    select
        scoring_model_id,
        moment_id,
        rule_id,
        kind,
        signal,
        max(evidence_on) as evidence_on,
        min(age_in_days) as age_in_days,
        sum(occurrences) as occurrences,
        count(*) as days_count,
        min(first_evidence_at) as first_evidence_at,
        max(last_evidence_at) as last_evidence_at,
        is_company_evidence,
        points,
        ageing_id,
        ageing_mode,
        window_days,
        min_days,
        min_occurrences,
        rule_number
    from matched
    where is_repetition
    group by
        scoring_model_id,
        moment_id,
        rule_id,
        kind,
        signal,
        is_company_evidence,
        points,
        ageing_id,
        ageing_mode,
        window_days,
        min_days,
        min_occurrences,
        rule_number
),

repeated as (
    select
        scoring_model_id,
        moment_id,
        rule_id,
        kind,
        signal,
        evidence_on,
        age_in_days,
        occurrences,
        1 as counted_occurrences,
        first_evidence_at,
        last_evidence_at,
        is_company_evidence,
        points,
        ageing_id,
        ageing_mode,
        window_days,
        rule_number
    from counted
    where
        days_count >= coalesce(min_days, 1)
        and occurrences >= coalesce(min_occurrences, 1)
        and age_in_days < coalesce(window_days, age_in_days + 1)
)

select * from repeated
