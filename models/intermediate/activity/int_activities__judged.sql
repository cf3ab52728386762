-- grain: one row per scoring model × moment × signal × day of events that could count
-- Says how many of the day's events counted for a rule, and why the rest did not.
with activities as (
    select * from {{ ref('int_activities__placed') }}
),

scores as (
    select * from {{ ref('int_scores__summed') }}
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

earned as (
    select * from {{ ref('int_activities__earned') }}
),

stretches as (
    select * from {{ ref('int_activities__in_stretches') }}
),

days as (
    select
        scores.scoring_model_id,
        scores.rulebook_from,
        activities.moment_id,
        activities.signal,
        activities.occurred_on,
        sum(activities.occurrences) as occurrences
    from activities
    inner join scores on activities.moment_id = scores.moment_id
    where activities.disposition = 'in_question'
    group by
        scores.scoring_model_id,
        scores.rulebook_from,
        activities.moment_id,
        activities.signal,
        activities.occurred_on
),

current_moments as (
    select moment_id
    from scores
    where moment_kind = 'current'
    group by moment_id
),

ruled_signals as (
    select
        rulebook_from,
        scoring_model_id,
        subject
    from rules
    where evidence = 'signal'
    group by
        rulebook_from,
        scoring_model_id,
        subject
),

counted as (
    select
        rules.scoring_model_id,
        earned.moment_id,
        rules.subject as signal,
        earned.evidence_on,
        max(earned.counted_occurrences) as counted_occurrences
    from earned
    inner join rules on earned.rule_number = rules.rule_number
    inner join current_moments on earned.moment_id = current_moments.moment_id
    where not rules.is_repetition
    group by
        rules.scoring_model_id,
        earned.moment_id,
        rules.subject,
        earned.evidence_on
),

judged as (
    select
        days.scoring_model_id,
        days.moment_id,
        days.signal,
        days.occurred_on,
        days.occurrences,
        case
            when stretches.has_fired then days.occurrences
            else coalesce(counted.counted_occurrences, 0)
        end as counted_occurrences,
        case
            when ruled_signals.subject is null then 'without_rule'
            when counted.evidence_on is not null then 'over_a_limit'
            when stretches.evidence_on is not null then 'below_a_minimum'
            else 'outside_every_window'
        end as rest_disposition
    from days
    left join ruled_signals
        on
            days.scoring_model_id = ruled_signals.scoring_model_id
            and days.rulebook_from = ruled_signals.rulebook_from
            and days.signal = ruled_signals.subject
    left join counted
        on
            days.scoring_model_id = counted.scoring_model_id
            and days.moment_id = counted.moment_id
            and days.signal = counted.signal
            and days.occurred_on = counted.evidence_on
    left join stretches
        on
            days.scoring_model_id = stretches.scoring_model_id
            and days.moment_id = stretches.moment_id
            and days.signal = stretches.signal
            and days.occurred_on = stretches.evidence_on
)

select * from judged
