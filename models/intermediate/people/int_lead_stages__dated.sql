-- grain: one row per scoring moment, with the stage the CRM had last recorded for the lead
-- Without a recorded change the CRM's status word counts; without a known word the stage is 'lead'.
-- A change into a word that nobody mapped names no stage, but the lead has moved all the same.
with moments as (
    select * from {{ ref('util_scoring_moments') }}
),

assigned as (
    select * from {{ ref('int_records__assigned_to_moments') }}
),

leads as (
    select * from {{ ref('int_leads__merged') }}
),

stage_changes as (
    select * from {{ ref('int_stage_changes__mapped') }}
),

stage_words as (
    select * from {{ ref('int_stage_words__ordered') }}
),

numbered as (
    select
        assigned.moment_id,
        stage_changes.stage,
        stage_changes.is_open,
        max(stage_changes.changed_at) over (partition by assigned.moment_id) as last_changed_at,
        row_number() over (
            partition by assigned.moment_id
            order by
                case when stage_changes.stage is null then 1 else 0 end,
                stage_changes.changed_at desc,
                stage_changes.stage_order desc
        ) as recency
    from stage_changes
    inner join assigned on stage_changes.record_id = assigned.record_id
    inner join moments on assigned.moment_id = moments.moment_id
    where
        stage_changes.changed_at <= moments.as_of
        and stage_changes.known_at <= moments.known_as_of
),

dated as (
    select
        leads.moment_id,
        coalesce(numbered.stage, stage_words.stage, 'lead') as lifecycle_stage,
        coalesce(numbered.is_open, stage_words.is_open, true) as is_open,
        coalesce(numbered.last_changed_at, leads.created_at) as stage_changed_at
    from leads
    left join numbered on leads.moment_id = numbered.moment_id and numbered.recency = 1
    left join stage_words on lower(leads.status) = stage_words.crm_word
)

select * from dated
