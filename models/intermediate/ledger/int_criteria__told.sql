-- grain: one row per scoring model × shortlisted moment, with the unmet must-haves in words
-- Leads that miss the same criteria share one text: it is put together once for each combination.
{{ config(materialized='table') }}
with checked as (
    select * from {{ ref('int_criteria__checked') }}
),

criteria as (
    select
        criterion_id,
        row_number() over (order by {{ byte_order('criterion_id') }}) as criterion_number
    from checked
    group by criterion_id
),

combined as (
    select
        checked.scoring_model_id,
        checked.moment_id,
        min(case when checked.is_met then 1 else 0 end) = 1 as is_gate_met,
        sum(
            case when checked.is_met then 0 else {{ bit_of('criteria.criterion_number') }} end
        ) as combination
    from checked
    inner join criteria on checked.criterion_id = criteria.criterion_id
    group by
        checked.scoring_model_id,
        checked.moment_id
),

examples as (
    select
        scoring_model_id,
        combination,
        min(moment_id) as moment_id
    from combined
    group by
        scoring_model_id,
        combination
),

worded as (
    select
        examples.scoring_model_id,
        examples.combination,
        {{ text_in_order(
            'case when not checked.is_met then checked.unmet_label end',
            "'; '",
            byte_order('checked.criterion_id')
        ) }} as unmet_conditions
    from examples
    inner join checked
        on
            examples.moment_id = checked.moment_id
            and examples.scoring_model_id = checked.scoring_model_id
    group by
        examples.scoring_model_id,
        examples.combination
),

told as (
    select
        combined.scoring_model_id,
        combined.moment_id,
        combined.is_gate_met,
        worded.unmet_conditions
    from combined
    inner join worded
        on
            combined.scoring_model_id = worded.scoring_model_id
            and combined.combination = worded.combination
)

select * from told
