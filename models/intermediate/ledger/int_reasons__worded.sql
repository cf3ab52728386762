-- grain: one row per scoring model × current moment × rule in the ledger, in words
-- A date and not an age, or every reason would change every night.
{{ config(materialized='table') }}
with ledger as (
    select * from {{ ref('int_ledger__completed') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
    where moment_kind = 'current'
),

labels as (
    select * from {{ ref('int_rules__labelled') }}
),

score_days as (
    select scored_on
    from moments
    group by scored_on
),

labels_of_days as (
    select
        score_days.scored_on,
        labels.*
    from labels
    inner join score_days on {{ in_force('labels', 'score_days.scored_on') }}
),

ranked as (
    select
        ledger.scoring_model_id,
        ledger.moment_id,
        ledger.rule_id,
        row_number() over (
            partition by ledger.scoring_model_id, ledger.moment_id
            order by
                abs(ledger.contribution) desc,
                {{ byte_order('ledger.rule_id') }}
        ) as reason_rank
    from ledger
    inner join moments on ledger.moment_id = moments.moment_id
),

dated as (
    select
        ledger.*,
        moments.lead_id,
        moments.scored_on,
        labels_of_days.rule_label,
        labels_of_days.rule_label_plural,
        labels_of_days.wording,
        {{ spoken_date('ledger.last_evidence_at', 'moments.scored_on') }} as spoken_day
    from ledger
    inner join moments on ledger.moment_id = moments.moment_id
    inner join labels_of_days
        on
            ledger.rule_id = labels_of_days.rule_id
            and ledger.scoring_model_id = labels_of_days.scoring_model_id
            and moments.scored_on = labels_of_days.scored_on
),

worded as (
    select
        dated.*,
        {{ signed_points('dated.contribution') }} || ' ' || case
            when dated.wording = 'attribute' then dated.rule_label
            when dated.wording = 'inactivity'
                then dated.rule_label || ', last act on ' || dated.spoken_day
            when dated.wording = 'repetition'
                then dated.rule_label || ', last on ' || dated.spoken_day
            when dated.counted_occurrences = 1
                then dated.rule_label || ' on ' || dated.spoken_day
            else
                {{ number_word('dated.counted_occurrences') }} || ' ' || dated.rule_label_plural
                || ', last on ' || dated.spoken_day
        end as reason,
        ranked.reason_rank
    from dated
    inner join ranked
        on
            dated.moment_id = ranked.moment_id
            and dated.rule_id = ranked.rule_id
            and dated.scoring_model_id = ranked.scoring_model_id
)

select * from worded
