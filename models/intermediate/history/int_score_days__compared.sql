-- grain: one row per scoring model × day moment at which the raw score differs from the day before
-- The totals that are no evidence: what caps, inactivity, rounding and clamping changed.
{{ config(materialized='table') }}
with followed as (
    select * from {{ ref('int_day_moments__followed') }}
    where is_written and moment_id_before is not null
),

scores as (
    select * from {{ ref('int_scores__graded') }}
    where moment_kind = 'day'
),

ledger as (
    select * from {{ ref('int_ledger__completed') }}
),

characters as (
    select * from {{ ref('int_moments__characterised') }}
),

losses as (
    select
        scores.scoring_model_id,
        scores.moment_id,
        sum(ledger.lost_to_caps) as lost_to_caps
    from scores
    inner join ledger
        on
            scores.scoring_model_id = ledger.scoring_model_id
            and scores.moment_id = ledger.moment_id
            and ledger.lost_to_caps <> 0
    group by
        scores.scoring_model_id,
        scores.moment_id
),

described as (
    select
        scores.*,
        coalesce(losses.lost_to_caps, 0) as lost_to_caps,
        characters.records_count,
        characters.company_domain,
        characters.is_behaviour_allowed,
        characters.is_newly_linked
    from scores
    inner join characters on scores.moment_id = characters.moment_id
    left join losses
        on
            scores.scoring_model_id = losses.scoring_model_id
            and scores.moment_id = losses.moment_id
),

compared as (
    select
        after.scoring_model_id,
        after.moment_id,
        followed.moment_id_before,
        after.lead_id,
        followed.history_on as changed_on,
        after.rulebook_from,
        before.rulebook_from as rulebook_from_before,
        after.raw_score - before.raw_score as raw_change,
        before.lost_to_caps - after.lost_to_caps as cap_change,
        before.inactivity_penalty - after.inactivity_penalty as inactivity_change,
        after.rounded_score - after.raw_score - before.rounded_score + before.raw_score
            as rounding_change,
        after.score - after.rounded_score - before.score + before.rounded_score as clamping_change,
        after.is_newly_linked or after.records_count <> before.records_count as has_joined,
        after.is_behaviour_allowed <> before.is_behaviour_allowed as has_consent_changed,
        coalesce(after.company_domain, '') <> coalesce(before.company_domain, '') as has_moved
    from followed
    inner join described as after on followed.moment_id = after.moment_id  -- noqa: AL07
    inner join described as before  -- noqa: AL07
        on
            followed.moment_id_before = before.moment_id
            and after.scoring_model_id = before.scoring_model_id
    where after.raw_score <> before.raw_score
)

select * from compared
