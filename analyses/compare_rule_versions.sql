-- grain: one row per scoring model × measure × value, before and after a change of the rulebook
-- Before: the marts of schema <target schema>_before. After: those of the target schema.
-- `make compare` builds both on the demo data and prints this table for the pull request.
with

scores_after as (
    select * from {{ ref('lead_scores') }}
),

scores_before as (
    select *
    from {{ ref('lead_scores').incorporate(
        path={'schema': ref('lead_scores').schema ~ '_before'}
    ) }}
),

score_bands as (
    select * from {{ ref('score_bands') }}
),

both_sides as (
    select
        scoring_model_id,
        score,
        coalesce(grade, 'unknown') as grade,
        intent_level,
        coalesce(cast(priority as {{ dbt.type_string() }}), 'none') as priority,
        is_mql,
        is_sql_ready,
        1 as before_count,
        0 as after_count
    from scores_before
    union all
    select
        scoring_model_id,
        score,
        coalesce(grade, 'unknown') as grade,
        intent_level,
        coalesce(cast(priority as {{ dbt.type_string() }}), 'none') as priority,
        is_mql,
        is_sql_ready,
        0 as before_count,
        1 as after_count
    from scores_after
),

scores_in_bands as (
    select
        both_sides.score,
        score_bands.score_band
    from both_sides
    inner join score_bands
        on {{ in_range('both_sides.score', 'score_bands.min_score', 'score_bands.max_score') }}
    group by
        both_sides.score,
        score_bands.score_band
),

banded as (
    select
        both_sides.*,
        scores_in_bands.score_band
    from both_sides
    left join scores_in_bands on both_sides.score = scores_in_bands.score
),

measured as (
    {%- for measure in [
        'score_band', 'grade', 'intent_level', 'priority', 'is_mql', 'is_sql_ready'
    ] %}
    select
        scoring_model_id,
        '{{ measure }}' as measure,
        cast({{ measure }} as {{ dbt.type_string() }}) as measured_value,
        before_count,
        after_count
    from banded
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

counted as (
    select
        scoring_model_id,
        measure,
        measured_value,
        sum(before_count) as leads_before,
        sum(after_count) as leads_after,
        sum(after_count) - sum(before_count) as difference
    from measured
    group by
        scoring_model_id,
        measure,
        measured_value
)

select * from counted
