-- grain: one row per scoring model × current moment × rule in the ledger, in words
-- A date and not an age, or every reason would change every night.
with ledger as (
    select * from {{ ref('int_ledger__completed') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

labels as (
    select * from {{ ref('int_rules__labelled') }}
),

dated as (
    select
        ledger.*,
        moments.lead_id,
        moments.scored_on,
        labels.rule_label,
        labels.rule_label_plural,
        labels.wording,
        {{ spoken_date('ledger.last_evidence_at', 'moments.scored_on') }} as spoken_day
    from ledger
    inner join moments on ledger.moment_id = moments.moment_id
    inner join labels
        on
            ledger.scoring_model_id = labels.scoring_model_id
            and ledger.rule_id = labels.rule_id
            and {{ in_force('labels', 'moments.scored_on') }}
    where moments.moment_kind = 'current'
),

worded as (
    select
        *,
        {{ signed_points('contribution') }} || ' ' || case
            when wording = 'attribute' then rule_label
            when wording = 'inactivity' then rule_label || ', last act on ' || spoken_day
            when wording = 'repetition' then rule_label || ', last on ' || spoken_day
            when counted_occurrences = 1 then rule_label || ' on ' || spoken_day
            else
                {{ number_word('counted_occurrences') }} || ' ' || rule_label_plural
                || ', last on ' || spoken_day
        end as reason,
        row_number() over (
            partition by scoring_model_id, moment_id
            order by
                abs(contribution) desc,
                {{ byte_order('rule_id') }}
        ) as reason_rank
    from dated
)

select * from worded
