-- grain: one row per score band that leaves a gap to the band below, overlaps it, or ends too soon
with

bands as (
    select
        score_band,
        min_score,
        max_score,
        lag(max_score, 1, 0) over (order by min_score) as min_expected,
        lead(min_score) over (order by min_score) as next_min
    from {{ ref('score_bands') }}
),

problems as (
    select
        {{ row_sentence('seeds/reference/score_bands.csv', ['score_band'], 'min_score', said([
            'min_score', "' leaves a gap or an overlap with the band below; write '",
            "coalesce(cast(min_expected as " ~ dbt.type_string() ~ "), 'another number')", "'.'",
        ])) }} as sentence
    from bands
    where min_expected is null or min_score <> min_expected
    union all
    select
        {{ row_sentence('seeds/reference/score_bands.csv', ['score_band'], 'max_score', said([
            'max_score', "' ends the highest band; leave the cell empty.'",
        ])) }} as sentence
    from bands
    where next_min is null and max_score is not null
)

select * from problems
