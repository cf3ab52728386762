-- grain: one row per job title as written × rulebook period, with what the personas say of it
-- Accents make no difference: many leave them out. The steps of the reading are those of the macro.
{{ config(materialized='table') }}
with leads as (
    select * from {{ ref('int_leads__merged') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

personas as (
    select * from {{ ref('stg_rulebook__personas') }}
),

titles as (
    select
        leads.job_title,
        moments.rulebook_from
    from leads
    inner join moments on leads.moment_id = moments.moment_id
    where leads.job_title is not null
    group by
        leads.job_title,
        moments.rulebook_from
),

{{ titles_read() }}

select * from titles_read
