-- grain: one row per company name or domain that is read otherwise than meant
with

names as (
    {% call literal_rows('given, meant') %}
    ('ACME', 'acme'),
    ('L' || chr(39) || 'Étoile & Fils, S.A.', 'letoile and fils sa'),
    ('Müller-Łódź Straße', 'muller lodz strasse'),
    ('Ærø Œuvre Þór', 'aero oeuvre thor'),
    ('Cafe' || chr(769) || ' e' || chr(768), 'cafe e'),
    ('Газпром ООО', 'газпром ооо'),
    ('  -- & -- ', 'and'),
    ('...', null),
    (null, null)
    {% endcall %}
),

domains as (
    {% call literal_rows('given, meant') %}
    ('shop.acme.co.uk', 'co.uk'),
    ('acme.com', 'acme.com'),
    ('acme.com.', 'acme.com'),
    ('acme', '.acme'),
    ('', '.'),
    (null, null)
    {% endcall %}
),

read_cases as (
    select
        'company_words' as macro_name,
        given,
        meant,
        {{ company_words('given') }} as said
    from names
    union all
    select
        'last_labels' as macro_name,
        given,
        meant,
        {{ last_labels('given', 2) }} as said
    from domains
),

wrong as (
    select
        macro_name || ' reads "' || given || '" as "' || coalesce(said, 'nothing') || '".'
            as sentence
    from read_cases
    where said is distinct from meant
)

select * from wrong
