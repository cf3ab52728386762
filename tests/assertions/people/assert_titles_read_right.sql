-- grain: one row per job title that the shipped personas read otherwise than a person would
-- The traps: words inside words, ranks inside ranks, crafts that sound like ranks, other languages.
-- Read by the very steps of int_titles__matched_to_personas.
with

personas as (
    select * from {{ ref('stg_rulebook__personas') }}
),

run as (
    select * from {{ ref('util_run') }}
),

meant_titles as (
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
    ('Senior Product Owner, Payments', 'individual', 'product', 'end_user'),
    ('PA to the Managing Director', 'assistant', 'administration', 'gatekeeper'),
    ('Analyst, Office of the CFO', 'individual', 'finance', 'influencer'),
    ('EVP & General Counsel', 'c_level', 'legal', 'gatekeeper'),
    ('Assistant Vice President, Risk', 'director', 'legal', 'champion'),
    ('Marketing Assistant', 'assistant', 'marketing', 'gatekeeper'),
    ('Assistant Director of Finance', 'manager', 'finance', 'influencer'),
    ('Non-Executive Director', 'c_level', 'general_management', 'influencer'),
    ('Deputy Head Nurse', 'individual', 'operations', 'end_user'),
    ('Head of Headcount Planning', 'individual', 'human_resources', 'influencer'),
    ('Law Firm Partner', 'c_level', 'general_management', 'decision_maker'),
    ('Client Partner', 'individual', 'sales', 'influencer'),
    ('Principal Software Engineer', 'individual', 'engineering', 'evaluator'),
    ('Principal', 'c_level', 'general_management', 'decision_maker'),
    ('Editor-in-Chief', 'director', 'content', 'champion'),
    ('Movie Director', 'individual', 'content', 'end_user'),
    ('Secretary General', 'c_level', 'general_management', 'decision_maker'),
    ('Geschäftsführerin', 'c_level', 'general_management', 'decision_maker'),
    ('GESCHAFTSFUHRER', 'c_level', 'general_management', 'decision_maker'),
    ('Geschaeftsfuehrer', 'c_level', 'general_management', 'decision_maker'),
    ('Assistenz der Geschäftsführung', 'assistant', 'administration', 'gatekeeper'),
    ('Projektleiterin IT', 'individual', 'information_technology', 'end_user'),
    ('Leiterin Einkauf', 'director', 'procurement', 'champion'),
    ('Vertriebsleiter', 'director', 'sales', 'champion'),
    ('Werkstudentin Marketing', 'student', 'marketing', null),
    ('Softwareentwicklerin', 'individual', 'engineering', 'evaluator'),
    ('Entwicklerin', 'individual', 'engineering', 'evaluator'),
    ('Directrice générale', 'c_level', 'general_management', 'decision_maker'),
    ('Directrice Generale Adjointe', 'vp', 'general_management', 'decision_maker'),
    ('Directrice marketing', 'director', 'marketing', 'champion'),
    ('Directeur artistique', 'individual', 'design', 'end_user'),
    ('Directeur de la photographie', 'individual', 'content', 'end_user'),
    ('Assistante de direction', 'assistant', 'administration', 'gatekeeper'),
    ('Chef de projet informatique', 'individual', 'information_technology', 'end_user'),
    ('Chargée de communication', 'individual', 'communications', 'end_user'),
    ('Ingénieure', 'individual', 'engineering', 'evaluator'),
    ('Jefe de Ventas', 'manager', 'sales', 'influencer'),
    ('Jefa de Recursos Humanos', 'manager', 'human_resources', 'influencer'),
    ('Directora General', 'c_level', 'general_management', 'decision_maker'),
    ('Directora de Finanzas', 'director', 'finance', 'champion'),
    ('Director de Cine', 'individual', 'content', 'end_user'),
    ('Asistente del CEO', 'assistant', 'administration', 'gatekeeper'),
    ('Gerente General', 'c_level', 'general_management', 'decision_maker'),
    ('Gerente de Proyectos', 'individual', null, 'end_user'),
    ('Vicepresidenta de Operaciones', 'vp', 'operations', 'decision_maker'),
    ('Becaria', 'student', null, null),
    ('Diretor Financeiro', 'director', 'finance', 'champion'),
    ('Diretora de Marketing', 'director', 'marketing', 'champion'),
    ('Diretor de Arte', 'individual', 'design', 'end_user'),
    ('Sócia', 'c_level', 'general_management', 'decision_maker'),
    ('Assistente da Diretoria', 'assistant', 'administration', 'gatekeeper'),
    ('Coordenadora de Operações', 'manager', 'operations', 'influencer'),
    ('Estagiária', 'student', null, null),
    ('Engenheiro de Software', 'individual', 'engineering', 'evaluator'),
    ('Powered by Mailchimp', 'junk', null, null),
    ('市场部 副总裁', null, null, null),
    ('---', null, null, null),
    ('', null, null, null)
    {% endcall %}
),

titles as (
    select
        meant_titles.job_title,
        run.scored_on as rulebook_from
    from meant_titles
    cross join run
),

{{ titles_read() }},

wrong as (
    select
        'The title "' || meant_titles.job_title || '" is read as '
        || coalesce(titles_read.seniority, 'no rank') || ', '
        || coalesce(titles_read.function, 'no field') || ', '
        || coalesce(titles_read.buying_role, 'no role') || '.' as sentence
    from meant_titles
    left join titles_read on meant_titles.job_title = titles_read.job_title
    where
        titles_read.seniority is distinct from meant_titles.meant_seniority
        or titles_read.function is distinct from meant_titles.meant_function
        or titles_read.buying_role is distinct from meant_titles.meant_role
)

select * from wrong
