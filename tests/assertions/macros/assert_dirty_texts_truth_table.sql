-- grain: one row per dirty text that is cleaned, cast or parted otherwise than meant
with

numbers as (
    {% call literal_rows('given, meant_int, meant_bigint, meant_amount') %}
    ('12', 12, 12, cast(12.00 as decimal(18, 2))),
    ('-7', -7, -7, -7),
    ('+7', 7, 7, 7),
    ('007', 7, 7, 7),
    ('0', 0, 0, 0),
    ('5.', 5, 5, 5),
    ('2147483647', 2147483647, 2147483647, 2147483647),
    ('2147483648', null, 2147483648, 2147483648),
    ('-2147483647', -2147483647, -2147483647, -2147483647),
    ('9007199254740993', null, 9007199254740993, 9007199254740993),
    ('9223372036854775807', null, 9223372036854775807, null),
    ('9223372036854775808', null, null, null),
    ('12.4', 12, 12, 12.40),
    ('2.5', 3, 3, 2.50),
    ('-2.5', -3, -3, -2.50),
    ('1e3', 1000, 1000, 1000),
    ('1E3', 1000, 1000, 1000),
    ('1e99', null, null, null),
    ('', null, null, null),
    ('12 apples', null, null, null),
    ('1,000', null, null, null),
    ('1.000,5', null, null, null),
    ('1 000', null, null, null),
    ('--5', null, null, null),
    ('5-', null, null, null),
    ('5%', null, null, null),
    ('(5)', null, null, null),
    ('5d', null, null, null),
    ('5L', null, null, null),
    ('0x1A', null, null, null),
    ('0b11', null, null, null),
    ('1_000', null, null, null),
    ('e', null, null, null),
    ('+', null, null, null),
    ('.', null, null, null),
    ('１２', null, null, null),
    ('١٢', null, null, null),
    ('²', null, null, null),
    ('true', null, null, null),
    ('NaN', null, null, null),
    ('Infinity', null, null, null),
    ('null', null, null, null),
    (null, null, null, null)
    {% endcall %}
),

read_numbers as (
    select
        *,
        {{ safely_cast('given', 'text', 'int') }} as said_int,
        {{ safely_cast('given', 'text', 'bigint') }} as said_bigint,
        {{ safely_cast('given', 'text', 'decimal(18, 2)') }} as said_amount
    from numbers
),

flags as (
    {% call literal_rows('given, meant') %}
    ('Yes', true),
    ('Y', true),
    ('TRUE', true),
    ('t', true),
    ('1', true),
    ('1.0', true),
    ('No', false),
    ('n', false),
    ('False', false),
    ('F', false),
    ('0', false),
    ('0.0', false),
    ('2', null),
    ('-1', null),
    ('on', null),
    ('yes!', null),
    ('ｙｅｓ', null),
    ('', null),
    (null, null)
    {% endcall %}
),

read_flags as (
    select
        *,
        {{ yes_or_no('given') }} as said
    from flags
),

texts as (
    {% call literal_rows('given, meant') %}
    (chr(13) || chr(10) || 'Ada' || chr(13) || chr(10), 'Ada'),
    ('Ada' || chr(13), 'Ada'),
    (chr(9) || ' Ada' || chr(9) || 'Byron ' || chr(9), 'Ada' || chr(9) || 'Byron'),
    (' Ada  Byron ', 'Ada  Byron'),
    ('Ada' || chr(13) || chr(10) || 'Byron', 'Ada' || chr(13) || chr(10) || 'Byron'),
    (chr(13) || chr(9) || ' ' || chr(10), null),
    (chr(11) || 'Ada', chr(11) || 'Ada'),
    ('{{ "\u00a0" }}Ada', '{{ "\u00a0" }}Ada'),
    ('!Ada', '!Ada'),
    ('', null),
    (null, null)
    {% endcall %}
),

cleaned_texts as (
    select
        *,
        {{ clean_text('given') }} as said
    from texts
),

addresses as (
    {% call literal_rows('given, meant') %}
    (' Ada@Bücher。Example. ', 'ada@bücher.example'),
    ('ADA@EXAMPLE．COM', 'ada@example.com'),
    ('ada@example.com..', 'ada@example.com.'),
    ('ÉLISE@example.com', 'élise@example.com'),
    ('ada.b@example.com', 'ada.b@example.com'),
    ('.', null),
    ('   ', null),
    ('', null),
    (null, null)
    {% endcall %}
),

read_addresses as (
    select
        *,
        {{ normalised_email('given') }} as said
    from addresses
),

domains as (
    {% call literal_rows('given, meant') %}
    ('https://www.Example.com.:443/about?x=1', 'example.com'),
    (' HTTP://Shop.Acme.CO.UK/ ', 'shop.acme.co.uk'),
    ('acme.example.', 'acme.example'),
    ('acme.example./about.', 'acme.example'),
    ('www.www.example', 'www.example'),
    ('bücher.example?q=1', 'bücher.example'),
    ('localhost', 'localhost'),
    ('.', null),
    ('https://', null),
    ('', null),
    (null, null)
    {% endcall %}
),

read_domains as (
    select
        *,
        {{ bare_domain('given') }} as said
    from domains
),

parts as (
    {% call literal_rows('given, meant_first, meant_second, meant_third') %}
    ('ada.b.c', 'ada', 'b', 'c'),
    ('ada.b', 'ada', 'b', ''),
    ('ada', 'ada', '', ''),
    ('.b', '', 'b', ''),
    ('a..c', 'a', '', 'c'),
    ('漢.é.', '漢', 'é', ''),
    ('', '', '', ''),
    (null, null, null, null)
    {% endcall %}
),

read_parts as (
    select
        *,
        {{ part_of('given', "'.'", 1) }} as said_first,
        {{ part_of('given', "'.'", 2) }} as said_second,
        {{ part_of('given', "'.'", 3) }} as said_third
    from parts
),

wrong as (
    select
        'The number "' || coalesce(given, 'nothing') || '" is read as '
        || coalesce(cast(said_int as {{ dbt.type_string() }}), 'nothing') || ', '
        || coalesce(cast(said_bigint as {{ dbt.type_string() }}), 'nothing') || ' and '
        || coalesce(cast(said_amount as {{ dbt.type_string() }}), 'nothing') || '.' as sentence
    from read_numbers
    where
        said_int is distinct from meant_int
        or said_bigint is distinct from meant_bigint
        or said_amount is distinct from meant_amount
    union all
    select 'The flag "' || coalesce(given, 'nothing') || '" is read otherwise than meant.' as sentence
    from read_flags
    where said is distinct from meant
    union all
    select
        '"' || coalesce(given, 'nothing') || '" is cleaned to "' || coalesce(said, 'nothing') || '".'
            as sentence
    from cleaned_texts
    where said is distinct from meant
    union all
    select
        'The address "' || coalesce(given, 'nothing') || '" is read as "'
        || coalesce(said, 'nothing') || '".' as sentence
    from read_addresses
    where said is distinct from meant
    union all
    select
        'The domain "' || coalesce(given, 'nothing') || '" is read as "'
        || coalesce(said, 'nothing') || '".' as sentence
    from read_domains
    where said is distinct from meant
    union all
    select
        'The parts of "' || coalesce(given, 'nothing') || '" are read as "'
        || coalesce(said_first, 'nothing') || '", "' || coalesce(said_second, 'nothing') || '", "'
        || coalesce(said_third, 'nothing') || '".' as sentence
    from read_parts
    where
        said_first is distinct from meant_first
        or said_second is distinct from meant_second
        or said_third is distinct from meant_third
)

select * from wrong
