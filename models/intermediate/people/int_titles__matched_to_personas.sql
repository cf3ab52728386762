-- grain: one row per job title as written × rulebook period, with what the personas say of it
-- Accents make no difference: many leave them out.
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
        moments.rulebook_from,
        {{ words_of(unaccented('leads.job_title')) }} as title_words
    from leads
    inner join moments on leads.moment_id = moments.moment_id
    where leads.job_title is not null
    group by
        leads.job_title,
        moments.rulebook_from
),

phrases as (
    select
        *,
        {{ words_of(unaccented('match_phrase')) }} as match_words
    from personas
),

matched as (
    select
        titles.job_title,
        titles.rulebook_from,
        {{ first_known('phrases.seniority', 'phrases.precedence') }} as seniority,
        {{ first_known('phrases.function', 'phrases.precedence') }} as function,
        {{ first_known('phrases.buying_role', 'phrases.precedence') }} as buying_role
    from titles
    inner join phrases
        on
            {{ in_force('phrases', 'titles.rulebook_from') }}
            and titles.title_words like '%' || phrases.match_words || '%'
    group by
        titles.job_title,
        titles.rulebook_from
),

matched_or_not as (
    select
        titles.job_title,
        titles.rulebook_from,
        matched.seniority,
        matched.function,
        matched.buying_role
    from titles
    left join matched
        on
            titles.job_title = matched.job_title
            and titles.rulebook_from = matched.rulebook_from
)

select * from matched_or_not
