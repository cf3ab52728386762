-- grain: one row per scoring model × current moment, with its three strongest reasons in words
{%- set ranks = range(1, top_reasons_count() | int + 1) %}
with reasons as (
    select * from {{ ref('int_reasons__worded') }}
),

strongest as (
    select
        {%- for rank in ranks %}
        max(case when reason_rank = {{ rank }} then reason end) as reason_{{ rank }},
        {%- endfor %}
        scoring_model_id,
        moment_id
    from reasons
    where reason_rank <= {{ top_reasons_count() }} and contribution <> 0
    group by
        scoring_model_id,
        moment_id
),

topped as (
    select
        scoring_model_id,
        moment_id,
        reason_1
        {%- for rank in ranks if rank > 1 %}
        || coalesce('; ' || reason_{{ rank }}, '')
        {%- endfor %} as top_reasons
    from strongest
)

select * from topped
