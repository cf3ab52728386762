-- grain: one row per scoring model × current moment × rule in the ledger, in words
-- A date and not an age, or every reason would change every night. The ledger comes in twice, for
-- ranks need few of its columns: a step that is read twice is held as a whole.
-- Labels, one for each rule, are joined from the left: an inner join by two keys is taken for a few
-- rows, and the next one would hold the whole ledger instead of the moments.
{{ config(materialized='table') }}
with ledger as (
    select * from {{ ref('int_ledger__completed') }}
),

contributions as (
    select * from {{ ref('int_ledger__completed') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
    where moment_kind = 'current'
),

labels as (
    select * from {{ ref('int_rules__labelled') }}
),

score_day as (
    select max(scored_on) as scored_on
    from moments
),

numbered_labels as (
    select
        labels.*,
        dense_rank() over (order by {{ byte_order('labels.scoring_model_id') }}) as model_number,
        row_number() over (
            order by {{ byte_order('labels.rule_id') }}, {{ byte_order('labels.scoring_model_id') }}
        ) as label_number
    from labels
    inner join score_day on {{ in_force('labels', 'score_day.scored_on') }}
),

ranked as (
    select
        contributions.moment_id,
        numbered_labels.label_number,
        row_number() over (
            partition by contributions.moment_id, numbered_labels.model_number
            order by abs(contributions.contribution) desc, numbered_labels.label_number asc
        ) as reason_rank
    from contributions
    inner join moments on contributions.moment_id = moments.moment_id
    left join numbered_labels
        on
            contributions.rule_id = numbered_labels.rule_id
            and contributions.scoring_model_id = numbered_labels.scoring_model_id
),

dated as (
    select
        ledger.*,
        moments.lead_id,
        moments.scored_on,
        numbered_labels.rule_label,
        numbered_labels.rule_label_plural,
        numbered_labels.wording,
        {{ spoken_date('ledger.last_evidence_at', 'moments.scored_on') }} as spoken_day,
        numbered_labels.label_number
    from ledger
    inner join moments on ledger.moment_id = moments.moment_id
    left join numbered_labels
        on
            ledger.rule_id = numbered_labels.rule_id
            and ledger.scoring_model_id = numbered_labels.scoring_model_id
),

worded as (
    select
        dated.scoring_model_id,
        dated.moment_id,
        dated.rule_id,
        dated.kind,
        dated.effect,
        dated.points,
        dated.occurrences,
        dated.counted_occurrences,
        dated.multiplier,
        dated.first_evidence_at,
        dated.last_evidence_at,
        dated.earned_points,
        dated.lost_to_decay,
        dated.lost_to_caps,
        dated.lost_to_floor,
        dated.contribution,
        dated.is_company_evidence,
        dated.lead_id,
        dated.scored_on,
        dated.rule_label,
        dated.rule_label_plural,
        dated.wording,
        dated.spoken_day,
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
            and dated.label_number = ranked.label_number
)

select * from worded
