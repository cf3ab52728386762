-- grain: one row per scoring model × current moment, with its three strongest reasons in words
with reasons as (
    select * from {{ ref('int_reasons__worded') }}
),

topped as (
    select
        scoring_model_id,
        moment_id,
        {{ text_in_order('reason', "'; '", 'reason_rank') }} as top_reasons
    from reasons
    where reason_rank <= {{ top_reasons_count() }} and contribution <> 0
    group by
        scoring_model_id,
        moment_id
)

select * from topped
