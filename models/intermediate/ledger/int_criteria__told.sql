-- grain: one row per scoring model × current moment, with the unmet must-haves in words
with checked as (
    select * from {{ ref('int_criteria__checked') }}
),

told as (
    select
        scoring_model_id,
        moment_id,
        min(case when is_met then 1 else 0 end) = 1 as is_gate_met,
        {{ text_in_order(
            'case when not is_met then unmet_label end', "'; '", byte_order('criterion_id')
        ) }} as unmet_conditions
    from checked
    group by
        scoring_model_id,
        moment_id
)

select * from told
