-- grain: one row per scoring model × moment × signal × day inside the stretch of a repetition rule
with matched as (
    select * from {{ ref('int_activities__matched_to_rules') }}
),

repeated as (
    select * from {{ ref('int_activities__repeated') }}
),

in_stretches as (
    select
        matched.scoring_model_id,
        matched.moment_id,
        matched.signal,
        matched.evidence_on,
        max(case when repeated.rule_id is not null then 1 else 0 end) = 1 as has_fired
    from matched
    left join repeated
        on
            matched.scoring_model_id = repeated.scoring_model_id
            and matched.moment_id = repeated.moment_id
            and matched.rule_id = repeated.rule_id
    where matched.is_repetition
    group by
        matched.scoring_model_id,
        matched.moment_id,
        matched.signal,
        matched.evidence_on
)

select * from in_stretches
