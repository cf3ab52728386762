{#- The steps that read job titles by the personas: from `titles` (job_title, rulebook_from) and `personas` to
    `titles_read`. Shared by the model and by the test that knows titles which are easily misread, so that what the test
    reads is what the model reads. 'VP, Marketing', personas vp and marketing -> vp's rank, marketing's field -#}
{% macro titles_read() -%}
worded_titles as (
    select
        job_title,
        rulebook_from,
        {{ words_of(unaccented('job_title')) }} as title_words
    from titles
),

phrases as (
    select
        *,
        {{ words_of(unaccented('match_phrase')) }} as match_words
    from personas
),

matched as (
    select
        worded_titles.job_title,
        worded_titles.rulebook_from,
        {{ first_known('phrases.seniority', 'phrases.precedence') }} as seniority,
        {{ first_known('phrases.function', 'phrases.precedence') }} as function,
        {{ first_known('phrases.buying_role', 'phrases.precedence') }} as buying_role
    from worded_titles
    inner join phrases
        on
            {{ in_force('phrases', 'worded_titles.rulebook_from') }}
            and worded_titles.title_words like '%' || phrases.match_words || '%'
    group by
        worded_titles.job_title,
        worded_titles.rulebook_from
),

titles_read as (
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
{%- endmacro %}
