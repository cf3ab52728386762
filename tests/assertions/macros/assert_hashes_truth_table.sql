-- grain: one row per hash that is another than meant, or equal where it must not be
-- Each engine has short hashes of its own: of those it is told what is equal and what is not.
with

texts as (
    {% call literal_rows('given, meant') %}
    ('', 'd41d8cd98f00b204e9800998ecf8427e'),
    ('a', '0cc175b9c0f1b6a831c399e269772661'),
    ('é', '66ddcd97cfdeabb2f6fb8a999b4bc76f'),
    ('漢', '46123efddf7e993fd19bbbb9c6119491'),
    (null, null)
    {% endcall %}
),

hashed_texts as (
    select
        *,
        {{ dbt.hash('given') }} as said
    from texts
),

text_pairs as (
    {% call literal_rows('left_text, right_text, meant') %}
    ('ada', 'ADA', true),
    ('ÉTÉ', 'été', true),
    ('', '', true),
    ('ada', 'ada ', false),
    ('', ' ', false),
    ('a', '漢', false)
    {% endcall %}
),

short_hashes as (
    select
        *,
        {{ short_hash('lower(left_text)') }} = {{ short_hash('lower(right_text)') }} as said
    from text_pairs
),

-- Of like shape: what changes in the last place of each eight letters cancels out where a hash mixes
-- these too little.
ids_of_events as (
    {% call literal_rows('left_text, right_text') %}
    ('|person143978@company6260.example|', '|person543978@company6220.example|'),
    ('|person75012@company6260.example|', '|person475012@company6220.example|'),
    ('ada', 'ada ')
    {% endcall %}
),

text_keys as (
    select
        *,
        {{ text_key('lower(left_text)') }} = {{ text_key('left_text') }} as is_same,
        {{ text_key('left_text') }} = {{ text_key('right_text') }} as is_one
    from ids_of_events
),

listed_rows as (
    {% call literal_rows('place, first_text, second_text') %}
    (1, 'a', null),
    (2, null, 'a'),
    (3, 'a', 'a'),
    (4, 'a', ''),
    (5, '', 'a'),
    (6, null, null),
    (7, '', ''),
    (8, 'null', null),
    (9, '漢', 'é'),
    (10, 'a', null)
    {% endcall %}
),

plain_rows as (
    select
        first_text,
        second_text
    from listed_rows
),

hashed_rows as (
    select
        first_text,
        second_text,
        {{ row_hash('plain_rows') }} as row_hash,
        {{ row_hash('plain_rows', ['1']) }} as hash_with_one,
        {{ row_hash('plain_rows', ['nullif(1, 1)']) }} as hash_with_null
    from plain_rows
),

equal_rows as (
    select
        count(*) as rows_count,
        count(row_hash) + count(hash_with_one) + count(hash_with_null) as known_count,
        case when min(row_hash) = max(row_hash) then 1 else 0 end as same_count,
        min(case when hash_with_one = row_hash or hash_with_one = hash_with_null then 0 else 1 end)
            as apart_count,
        min(row_hash) as row_hash
    from hashed_rows
    group by
        first_text,
        second_text
),

counted_rows as (
    select
        count(*) as rows_count,
        sum(rows_count) as listed_count,
        sum(known_count) as known_count,
        sum(same_count) as same_count,
        sum(apart_count) as apart_count,
        count(distinct row_hash) as hashes_count
    from equal_rows
),

words as (
    {% call literal_rows('word') %}
    ('ada'),
    ('漢'),
    ('')
    {% endcall %}
),

hashed_words as (
    select
        word,
        {{ row_hash('words') }} as word_hash
    from words
),

listed_words as (
    {% call literal_rows('list_name, word, copies') %}
    ('up', 'ada', 1),
    ('up', '漢', 1),
    ('up', '', 2),
    ('down', '', 2),
    ('down', '漢', 1),
    ('down', 'ada', 1),
    ('fewer', '漢', 1),
    ('fewer', '', 2),
    ('others', 'ada', 2),
    ('others', '漢', 1),
    ('others', '', 1)
    {% endcall %}
),

numbers as (
    {% call literal_rows('copy_number') %}
    (1),
    (2)
    {% endcall %}
),

totals as (
    select
        listed_words.list_name,
        {{ hash_total('hashed_words.word_hash') }} as said
    from listed_words
    inner join hashed_words on listed_words.word = hashed_words.word
    inner join numbers on numbers.copy_number <= listed_words.copies
    group by listed_words.list_name
),

compared_totals as (
    select
        others.list_name,
        totals.said = others.said as is_same
    from totals
    inner join totals as others on totals.list_name <> others.list_name  -- noqa: AL07
    where totals.list_name = 'up'
),

wrong as (
    select 'The hash of "' || coalesce(given, 'nothing') || '" is ' || coalesce(said, 'nothing') || '.'
            as sentence
    from hashed_texts
    where said is distinct from meant
    union all
    select
        'short_hash takes "' || left_text || '" and "' || right_text || '" otherwise than meant.'
            as sentence
    from short_hashes
    where said is distinct from meant
    union all
    select
        'text_key takes "' || left_text || '" and "' || right_text || '" otherwise than meant.'
            as sentence
    from text_keys
    where is_one or not is_same
    union all
    select
        'row_hash gives ' || cast(hashes_count as {{ dbt.type_string() }})
        || ' hashes for nine rows, or one that is null, or none of its own.' as sentence
    from counted_rows
    where
        rows_count <> 9
        or listed_count <> 10
        or known_count <> 30
        or same_count <> 9
        or apart_count <> 9
        or hashes_count <> 9
    union all
    select 'hash_total takes the rows of ' || list_name || ' otherwise than meant.' as sentence
    from compared_totals
    where is_same is distinct from (list_name = 'down')
)

select * from wrong
