-- grain: one row per job title that the shipped personas read otherwise than a person would
-- The traps: words inside words, ranks inside ranks, crafts that sound like ranks, other languages.
with

personas as (
    select * from {{ ref('stg_rulebook__personas') }}
),

run as (
    select * from {{ ref('util_run') }}
),

titles as (
    {% call literal_rows('job_title, meant_seniority, meant_function, meant_role') %}
    ('CEO', 'c_level', 'general_management', 'decision_maker'),
    ('Assistant to the CEO', 'assistant', 'administration', 'gatekeeper'),
    ('Executive Assistant to the VP of Sales', 'assistant', 'administration', 'gatekeeper'),
    ('Owner', 'c_level', 'general_management', 'decision_maker'),
    ('Product Owner', 'individual', 'product', 'end_user'),
    ('VP Marketing', 'vp', 'marketing', 'decision_maker'),
    ('SVP, Sales', 'vp', 'sales', 'decision_maker'),
    ('Vice President of Finance', 'vp', 'finance', 'decision_maker'),
    ('President', 'c_level', 'general_management', 'decision_maker'),
    ('AVP Marketing', 'director', 'marketing', 'champion'),
    ('Head of Growth', 'director', 'marketing', 'champion'),
    ('Headcount Planner', 'individual', 'human_resources', 'influencer'),
    ('Head Chef', 'individual', 'operations', 'end_user'),
    ('Partner', 'c_level', 'general_management', 'decision_maker'),
    ('Partner Manager', 'individual', 'sales', 'influencer'),
    ('HR Business Partner', 'individual', 'human_resources', 'influencer'),
    ('Director of Engineering', 'director', 'engineering', 'champion'),
    ('Film Director', 'individual', 'content', 'end_user'),
    ('Director of Photography', 'individual', 'content', 'end_user'),
    ('Chief of Staff', 'director', null, 'influencer'),
    ('Co-Founder & CEO', 'c_level', 'general_management', 'decision_maker'),
    ('Project Manager', 'individual', null, 'end_user'),
    ('Sr. Marketing Manager', 'manager', 'marketing', 'influencer'),
    ('International Sales Manager', 'manager', 'sales', 'influencer'),
    ('Intern', 'student', null, null),
    ('Internal Communications', null, 'communications', null),
    ('Marketing Student', 'student', 'marketing', null),
    ('Student Success Manager', 'individual', 'education', 'end_user'),
    ('Retired', 'job_seeker', null, null),
    ('N/A', 'junk', null, null),
    ('Test Engineer', 'individual', 'engineering', 'evaluator'),
    ('Geschäftsführer', 'c_level', 'general_management', 'decision_maker'),
    ('Leiter Vertrieb', 'director', 'sales', 'champion'),
    ('Directeur Général', 'c_level', 'general_management', 'decision_maker'),
    ('Gerente de Ventas', 'manager', 'sales', 'influencer'),
    ('市场部 副总裁', null, null, null),
    ('---', null, null, null),
    ('', null, null, null)
    {% endcall %}
),

phrases as (
    select
        personas.*,
        {{ words_of('personas.match_phrase') }} as match_words
    from personas
    cross join run
    where {{ in_force('personas', 'run.scored_on') }}
),

best_phrases as (
    select
        titles.job_title,
        {{ first_known('phrases.seniority', 'phrases.precedence') }} as seniority,
        {{ first_known('phrases.function', 'phrases.precedence') }} as function,
        {{ first_known('phrases.buying_role', 'phrases.precedence') }} as buying_role
    from titles
    inner join phrases
        on {{ words_of('titles.job_title') }} like '%' || phrases.match_words || '%'
    group by titles.job_title
),

read_titles as (
    select
        titles.*,
        best_phrases.seniority,
        best_phrases.function,
        best_phrases.buying_role
    from titles
    left join best_phrases on titles.job_title = best_phrases.job_title
),

wrong as (
    select
        'The title "' || job_title || '" is read as ' || coalesce(seniority, 'no rank') || ', '
        || coalesce(function, 'no field') || ', ' || coalesce(buying_role, 'no role') || '.'
            as sentence
    from read_titles
    where
        seniority is distinct from meant_seniority
        or function is distinct from meant_function
        or buying_role is distinct from meant_role
)

select * from wrong
