-- grain: one row per CRM record × recorded stage change; no stage where nobody mapped the word
with changes as (
    select * from {{ ref('stg_crm__lead_stage_changes') }}
),

stage_words as (
    select * from {{ ref('int_stage_words__ordered') }}
),

mapped as (
    select
        changes.lead_id as record_id,
        changes.changed_at,
        {{ known_at('changes.changed_at', 'changes.loaded_at') }} as known_at,
        stage_words.stage,
        stage_words.stage_order,
        stage_words.is_open
    from changes
    left join stage_words on lower(changes.stage) = stage_words.crm_word
    where changes.lead_id is not null and changes.changed_at is not null
)

select * from mapped
