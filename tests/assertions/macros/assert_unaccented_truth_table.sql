-- grain: one row per text whose letters without accents are not the expected ones
with

texts as (
    {% call literal_rows('given_text, expected_text') %}
    ('Müller-Łódź Straße', 'muller-lodz strasse'),
    ('Directrice Générale', 'directrice generale'),
    ('SÓCIO', 'socio'),
    ('Œuvre', 'oeuvre'),
    ('市场部 5', '市场部 5'),
    ('ÀÉÎÕÜ Ç Ñ Š Ž', 'aeiou c n s z'),
    ('', ''),
    (null, null)
    {% endcall %}
),

wrong as (
    select
        given_text,
        {{ unaccented('given_text') }} as plain_text,
        expected_text
    from texts
    where {{ unaccented('given_text') }} is distinct from expected_text
)

select * from wrong
