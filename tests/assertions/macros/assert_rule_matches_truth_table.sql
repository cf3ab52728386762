-- grain: one row per value that a rule, a list or a range takes otherwise than meant
with

rules as (
    {% call literal_rows('operator, match_value, match_min, match_max, text_value, number_value, meant') %}
    ('equals', 'vp', null, null, 'vp', null, true),
    ('equals', 'vp', null, null, 'svp', null, false),
    ('equals', 'vp', null, null, null, null, false),
    ('in', 'c_level;vp', null, null, 'c_level', null, true),
    ('in', 'c_level;vp', null, null, 'vp', null, true),
    ('in', 'c_level;vp', null, null, 'v', null, false),
    ('in', 'c_level;vp', null, null, 'cXlevel', null, false),
    ('in', 'c_level;vp', null, null, '%', null, false),
    ('in', 'c_level;vp', null, null, null, null, false),
    ('in', 'vp', null, null, 'vp', null, true),
    ('between', null, 50, 1000, null, 49.9999, false),
    ('between', null, 50, 1000, null, 50, true),
    ('between', null, 50, 1000, null, 999.9999, true),
    ('between', null, 50, 1000, null, 1000, false),
    ('between', null, null, 50, null, -9, true),
    ('between', null, 90, null, null, 90000, true),
    ('between', null, 50, 1000, null, null, false),
    ('contains_word', 'software', null, null, 'Enterprise SOFTWARE, Inc.', null, true),
    ('contains_word', 'soft', null, null, 'Enterprise Software, Inc.', null, false),
    ('contains_word', 'C-Level', null, null, 'c level', null, true),
    ('contains_word', 'führung', null, null, 'Leitung/Führung', null, true),
    ('contains_word', 'software', null, null, null, null, false),
    ('is_known', null, null, null, 'vp', null, true),
    ('is_known', null, null, null, null, 0, true),
    ('is_known', null, null, null, null, null, false),
    ('is_unknown', null, null, null, null, null, true),
    ('is_unknown', null, null, null, 'vp', null, false),
    ('is_unknown', null, null, null, null, 0, false),
    ('sounds_like', 'vp', null, null, 'vp', null, false)
    {% endcall %}
),

matched as (
    select
        *,
        {{ rule_matches('rules', 'text_value', 'number_value') }} as said
    from rules
),

days as (
    {% call literal_rows('score_day, valid_from, valid_to, meant') %}
    (cast('2026-06-29' as date), cast('2026-06-30' as date), cast('2026-07-02' as date), false),
    (cast('2026-06-30' as date), cast('2026-06-30' as date), cast('2026-07-02' as date), true),
    (cast('2026-07-01' as date), cast('2026-06-30' as date), cast('2026-07-02' as date), true),
    (cast('2026-07-02' as date), cast('2026-06-30' as date), cast('2026-07-02' as date), false),
    (cast('2999-01-01' as date), cast('2026-06-30' as date), cast('9999-12-31' as date), true)
    {% endcall %}
),

dated as (
    select
        *,
        {{ in_force('days', 'score_day') }} as said
    from days
),

wrong as (
    select
        'rule_matches: ' || operator || ' ' || coalesce(match_value, '') || ' takes '
        || coalesce(text_value, cast(number_value as {{ dbt.type_string() }}), 'nothing')
        || ' otherwise than meant.' as sentence
    from matched
    where said is distinct from meant
    union all
    select
        'in_force: ' || cast(score_day as {{ dbt.type_string() }})
        || ' is taken otherwise than meant.' as sentence
    from dated
    where said is distinct from meant
)

select * from wrong
