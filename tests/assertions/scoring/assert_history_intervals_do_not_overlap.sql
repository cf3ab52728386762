-- Of one lead at most one state holds at a day's end, and neighbours that touch differ.
with history as (
    select * from {{ ref('lead_score_history') }}
),

followed as (
    select
        *,
        lead(valid_from) over (
            partition by scoring_model_id, lead_id order by valid_from
        ) as next_from
    from history
),

faulty as (
    select
        scoring_model_id,
        lead_id,
        valid_from
    from followed
    where valid_to <= valid_from or {{ open_ended('valid_to') }} > next_from
)

select * from faulty
