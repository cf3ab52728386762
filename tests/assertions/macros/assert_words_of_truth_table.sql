-- grain: one row per text whose words are read otherwise than meant
with

cases as (
    {% call literal_rows('given, meant') %}
    ('Sr. Mgr,  Mktg', ' sr mgr mktg '),
    ('VP', ' vp '),
    ('  Head_of Sales  ', ' head of sales '),
    ('Geschäftsführer/in', ' geschäftsführer in '),
    ('ÉTUDIANT', ' étudiant '),
    ('Директор по маркетингу', ' директор по маркетингу '),
    ('市场部 副总裁', ' 市场部 副总裁 '),
    ('マーケティング部長（代理）', ' マーケティング部長 代理 '),
    ('C++ & C# Dev', ' c c dev '),
    ('Co-Founder', ' co founder '),
    ('O' || chr(39) || 'Brien 3rd', ' o brien 3rd '),
    ('a' || chr(9) || 'b' || chr(10) || 'c', ' a b c '),
    ('100 % VP', ' 100 vp '),
    ('--- / ---', '  '),
    ('', '  '),
    (null, null)
    {% endcall %}
),

read_cases as (
    select
        *,
        {{ words_of('given') }} as said
    from cases
),

wrong as (
    select
        'words_of reads "' || given || '" as "' || coalesce(said, 'nothing') || '".' as sentence
    from read_cases
    where said is distinct from meant
)

select * from wrong
