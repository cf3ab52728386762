-- grain: one row per lead × scoring model × what the rules made of its events in question
-- What lies inside no window is the rest of the total.
with activities as (
    select * from {{ ref('int_activities__totalled') }}
),

judged as (
    select * from {{ ref('int_activities__judged') }}
),

scores as (
    select * from {{ ref('int_scores__graded') }}
    where moment_kind = 'current'
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
    where evidence = 'signal'
),

ruled_signals as (
    select
        rulebook_from,
        scoring_model_id,
        subject
    from rules
    group by
        rulebook_from,
        scoring_model_id,
        subject
),

in_question as (
    select
        scores.lead_id,
        scores.scoring_model_id,
        scores.moment_id,
        case when ruled_signals.subject is null then 'without_rule' else 'outside_every_window' end
            as disposition,
        activities.occurrences as events_count
    from activities
    inner join scores on activities.moment_id = scores.moment_id
    left join ruled_signals
        on
            scores.scoring_model_id = ruled_signals.scoring_model_id
            and scores.rulebook_from = ruled_signals.rulebook_from
            and activities.signal = ruled_signals.subject
),

in_windows as (
    select
        scores.lead_id,
        judged.scoring_model_id,
        judged.rest_disposition,
        sum(judged.occurrences) as events_count,
        sum(judged.counted_occurrences) as counted_count
    from judged
    inner join scores
        on
            judged.scoring_model_id = scores.scoring_model_id
            and judged.moment_id = scores.moment_id
    group by
        scores.lead_id,
        judged.scoring_model_id,
        judged.rest_disposition
),

unioned as (
    select
        lead_id,
        scoring_model_id,
        disposition,
        events_count
    from in_question
    union all
    select
        lead_id,
        scoring_model_id,
        'outside_every_window' as disposition,
        -events_count as events_count
    from in_windows
    union all
    select
        lead_id,
        scoring_model_id,
        rest_disposition as disposition,
        events_count - counted_count as events_count
    from in_windows
    union all
    select
        lead_id,
        scoring_model_id,
        'counted' as disposition,
        counted_count as events_count
    from in_windows
),

accounted_for as (
    select
        lead_id,
        scoring_model_id,
        disposition,
        sum(events_count) as events_count
    from unioned
    group by
        lead_id,
        scoring_model_id,
        disposition
    having sum(events_count) <> 0
)

select * from accounted_for
