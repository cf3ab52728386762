{#- A value as another type, or null where it cannot be one (NaN and infinity cannot).
    safely_cast("'12 apples'", 'text', 'int') -> null
    Times in text are ISO; one with an offset is turned to UTC. -#}
{% macro safely_cast(expression, given, data_type) %}
    {{- adapter.dispatch('safely_cast', 'lead_scoring')(expression, given, data_type) -}}
{% endmacro %}

{% macro default__safely_cast(expression, given, data_type) %}
    {%- set text = 'cast(' ~ expression ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    {{ dbt.safe_cast(expression if given == 'text' else text, data_type) }}
{% endmacro %}

{#- Text with a fraction is rounded where a whole number is wanted, as on DuckDB; Spark would give null for text and
    drop the fraction of a float. It also reads digits of every script, and as a time 'epoch', times of day and an offset
    after a blank, but not 24:00, which is the next midnight. -#}
{% macro spark__safely_cast(expression, given, data_type) %}
    {%- set wanted = lead_scoring.type_family(data_type) -%}
    {%- set text = expression if given == 'text' else 'cast(' ~ expression ~ ' as string)' -%}
    {%- if wanted in ['date', 'timestamp'] -%}
        case
            when {{ text }} rlike '^\\d{4}-\\d{2}-\\d{2}[T ]24:00(:00(\\.0*)?([+-]\\d{2}(:?\\d{2})?|Z)?)?$'
                then cast(
                    try_cast(concat(substring({{ text }}, 1, 11), '00', substring({{ text }}, 14)) as timestamp)
                    + interval 1 day as {{ data_type }}
                )
            when {{ text }} rlike '^\\d{4}-\\d{2}-\\d{2}([T ][0-9:.]*([+-]\\d{2}(:?\\d{2})?|Z)?)?$'
                then cast(try_cast({{ text }} as timestamp) as {{ data_type }})
            else null
        end
    {%- elif wanted == 'decimal' and given == 'float' -%}
        {%- set factor = '1' ~ '0' * lead_scoring._places(data_type) -%}
        try_cast(
            cast(try_cast({{ expression }} * {{ factor }} + sign({{ expression }}) * 0.5 as bigint) as decimal(19, 0))
            / {{ factor }} as {{ data_type }}
        )
    {%- elif wanted in ['int', 'big_int', 'small_int'] and given == 'float' -%}
        try_cast(rint({{ expression }}) as {{ data_type }})
    {%- elif wanted in ['int', 'big_int', 'small_int'] and given == 'text' -%}
        case when {{ text }} rlike '^[\\x01-\\x7f]*$' then
            try_cast(round(try_cast({{ text }} as decimal(38, 10)), 0) as {{ data_type }})
        end
    {%- elif given == 'text' -%}
        case when {{ text }} rlike '^[\\x01-\\x7f]*$' then try_cast({{ text }} as {{ data_type }}) end
    {%- else -%}
        try_cast({{ expression }} as {{ data_type }})
    {%- endif -%}
{% endmacro %}

{#- A plain cast to timestamp on DuckDB drops the offset, and reads 'infinity' and 'epoch'; one to a number reads 0x1A and
    1_000. -#}
{% macro duckdb__safely_cast(expression, given, data_type) %}
    {%- set wanted = lead_scoring.type_family(data_type) -%}
    {%- if given == 'text' and wanted in ['int', 'big_int', 'small_int', 'decimal'] -%}
        case when regexp_full_match({{ expression }}, '[-+.0-9eE\s]*') then try_cast({{ expression }} as {{ data_type }}) end
    {%- elif wanted not in ['date', 'timestamp'] -%}
        try_cast({{ expression }} as {{ data_type }})
    {%- else -%}
        {%- set text = expression if given == 'text' else 'cast(' ~ expression ~ ' as varchar)' -%}
        case
            when regexp_matches({{ text }}, '^\d{4}-\d{2}-\d{2}[T ].*([zZ]|[+-]\d{2}(:?\d{2})?)$')
                then cast(try_cast({{ text }} as timestamptz) at time zone 'UTC' as {{ data_type }})
            when regexp_matches({{ text }}, '^\d{4}-\d{2}-\d{2}([T ][0-9:.]*)?$')
                then cast(try_cast({{ text }} as timestamp) as {{ data_type }})
            else null
        end
    {%- endif -%}
{% endmacro %}

{#- Postgres has no cast that may fail (release 16 brings a test for it), so what can be cast is told by its form, its
    size and the length of its month first. It rounds further digits of a second, so they are cut off before; and \d
    would take the digits of every script. -#}
{% macro postgres__safely_cast(expression, given, data_type) %}
    {%- set wanted = lead_scoring.type_family(data_type) -%}
    {%- if wanted in ['date', 'timestamp'] -%}
        {{ lead_scoring._postgres_time(expression if given == 'text' else 'cast(' ~ expression ~ ' as text)', data_type) }}
    {%- elif given == 'float' -%}
        {{ lead_scoring._rounded_float(expression, wanted, data_type) }}
    {%- else -%}
        {%- set text = "btrim(" ~ expression ~ ", E' \\t\\n\\r\\f\\x0b')" if given == 'text'
            else 'cast(' ~ expression ~ ' as text)' -%}
        cast(case
            when {{ text }} !~ '^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,2})?$' then null
            when abs(round(cast({{ text }} as numeric), {{ lead_scoring._places(data_type) }}))
                <= {{ lead_scoring._largest(wanted, data_type) }}
                then cast({{ text }} as numeric)
        end as {{ data_type }})
    {%- endif -%}
{% endmacro %}

{#- _postgres_time("'2026-06-01T01:00:00+02:00'", 'timestamp') -> 2026-05-31 23:00:00. Reads the forms that DuckDB reads:
    an offset wants its seconds, and 24:00 is the next midnight. -#}
{% macro _postgres_time(text, data_type) %}
    {%- set day = '^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])' -%}
    {%- set hour = '([01]?[0-9]|2[0-3]):[0-5]?[0-9]' -%}
    {%- set clock = '(' ~ hour ~ ':[0-5]?[0-9](\.[0-9]*)?|24:00:00(\.0*)?)' -%}
    {%- set offset = '(Z|[+-](0[0-9]|1[0-5])(:?[0-5][0-9])?)' -%}
    {%- set month_end = "cast(substring(" ~ text ~ ", 1, 7) || '-01' as date) + interval '1 month - 1 day'" -%}
    {%- set cut = "regexp_replace(" ~ text ~ ", '(\.[0-9]{6})[0-9]+', '\\1')" -%}
    case
        when {{ text }} !~ '{{ day }}' then null
        when cast(substring({{ text }}, 9, 2) as int) > extract(day from {{ month_end }}) then null
        when {{ text }} ~ '{{ day }}[T ]{{ clock }}{{ offset }}$'
            then cast(cast({{ cut }} as timestamptz) at time zone 'UTC' as {{ data_type }})
        when {{ text }} ~ '{{ day }}([T ]({{ clock }}|{{ hour }}|24:00))?$'
            then cast(cast({{ cut }} as timestamp) as {{ data_type }})
    end
{% endmacro %}

{#- _rounded_float('2.5', 'int', 'int') -> 2. A float is rounded as DuckDB does: to whole numbers half to even, to
    places half away from zero after it was multiplied. NaN is larger than everything; as a float the largest number
    of a wide type is the first one beyond it. -#}
{% macro _rounded_float(expression, wanted, data_type) %}
    {%- set factor = '1' ~ '0' * lead_scoring._places(data_type) -%}
    case
        when abs({{ expression }}) {{ '<=' if wanted == 'int' else '<' }} {{ lead_scoring._largest(wanted, data_type) }}
            {%- if wanted == 'decimal' %}
            then cast(
                cast(cast(trunc({{ expression }} * {{ factor }} + sign({{ expression }}) * 0.5) as bigint) as numeric)
                / {{ factor }} as {{ data_type }}
            )
            {%- else %}
            then cast(round(cast({{ expression }} as double precision)) as {{ data_type }})
            {%- endif %}
    end
{% endmacro %}

{#- _places('decimal(18,2)') -> 2, the decimals of a type; 0 for a whole number. -#}
{% macro _places(data_type) %}
    {{ return((modules.re.findall('[0-9]+', data_type)[1] | int) if '(' in data_type else 0) }}
{% endmacro %}

{#- _largest('decimal', 'decimal(18,2)') -> 9999999999999999.99, the largest number of a type. -#}
{% macro _largest(wanted, data_type) %}
    {%- set whole = {'small_int': '32767', 'int': '2147483647', 'big_int': '9223372036854775807'} -%}
    {%- if wanted in whole -%}
        {{ return(whole[wanted]) }}
    {%- elif '(' not in data_type -%}
        {{ exceptions.raise_compiler_error('A cast to ' ~ data_type ~ ' needs its digits and decimals, as in decimal(18,2).') }}
    {%- endif -%}
    {%- set places = lead_scoring._places(data_type) -%}
    {%- set digits = modules.re.findall('[0-9]+', data_type)[0] | int -%}
    {{ return('9' * (digits - places) ~ '.' ~ '9' * places) }}
{% endmacro %}

{#- Snowflake reads an offset and drops it, and takes digits alone for an instant: what is no ISO time is refused first.
    An offset wants its seconds. Its whole numbers all have 38 digits: one that is none elsewhere is none here.
    '2026-06-01T01:00:00+02:00' as a timestamp -> 2026-05-31 23:00:00; '2147483648' as an int -> null -#}
{% macro snowflake__safely_cast(expression, given, data_type) %}
    {%- set wanted = lead_scoring.type_family(data_type) -%}
    {%- set text = expression if given == 'text' else 'cast(' ~ expression ~ ' as varchar)' -%}
    {%- if wanted == 'decimal' and given == 'float' -%}
        {{ lead_scoring._rounded_float(expression, wanted, data_type) }}
    {%- elif wanted in ['int', 'big_int', 'small_int'] and given == 'float' -%}
        {{ lead_scoring._half_to_even(expression, wanted, data_type) }}
    {%- elif wanted in ['int', 'big_int', 'small_int'] and given == 'text' -%}
        case
            when regexp_like({{ text }}, '[-+.0-9eE\\s]*')
                and abs(try_cast({{ text }} as decimal(38, 0))) <= {{ lead_scoring._largest(wanted, data_type) }}
                then cast(try_cast({{ text }} as decimal(38, 0)) as {{ data_type }})
        end
    {%- elif wanted == 'decimal' and given == 'text' -%}
        case when regexp_like({{ text }}, '[-+.0-9eE\\s]*') then try_cast({{ text }} as {{ data_type }}) end
    {%- elif wanted not in ['date', 'timestamp'] -%}
        try_cast({{ text }} as {{ data_type }})
    {%- else -%}
        case
            when regexp_like({{ text }}, '\\d{4}-\\d{2}-\\d{2}[T ]\\d{1,2}:\\d{1,2}:[0-9.]+([+-]\\d{2}(:?\\d{2})?|Z)')
                then cast(convert_timezone('UTC', try_to_timestamp_tz({{ text }})) as {{ data_type }})
            when regexp_like({{ text }}, '\\d{4}-\\d{2}-\\d{2}([T ][0-9:.]*)?')
                then cast(try_to_timestamp_ntz({{ text }}) as {{ data_type }})
            else null
        end
    {%- endif -%}
{% endmacro %}

{#- _half_to_even('2.5', 'int', 'int') -> 2, as DuckDB rounds a float to a whole number, where round gives 3. NaN and what
    is too large give null. -#}
{% macro _half_to_even(expression, wanted, data_type) %}
    case when abs({{ expression }}) {{ '<' if wanted == 'big_int' else '<=' }} {{ lead_scoring._largest(wanted, data_type) }} then cast(
        case
            when {{ expression }} - floor({{ expression }}) = 0.5 then 2 * round({{ expression }} / 2)
            else round({{ expression }})
        end as {{ data_type }}
    ) end
{% endmacro %}

{#- BigQuery has a cast that gives null for every type, and instants that know their offset; a date is read from the
    instant. It has one type of whole numbers, of 64 bits, rounds half a float away from zero and reads 0x1A.
    '2026-06-01T01:00:00+02:00' as a date -> 2026-05-31; '2147483648' as an int -> null -#}
{% macro bigquery__safely_cast(expression, given, data_type) %}
    {%- set wanted = lead_scoring.type_family(data_type) -%}
    {%- if wanted == 'decimal' and given == 'float' -%}
        {%- set factor = '1' ~ '0' * lead_scoring._places(data_type) -%}
        safe_cast(
            cast(safe_cast(trunc({{ expression }} * {{ factor }} + sign({{ expression }}) * 0.5) as int64) as numeric)
            / {{ factor }} as {{ data_type }}
        )
    {%- elif wanted in ['int', 'big_int', 'small_int'] and given == 'float' -%}
        {{ lead_scoring._half_to_even(expression, wanted, data_type) }}
    {%- elif wanted in ['int', 'big_int', 'small_int'] and given == 'text' -%}
        case
            when regexp_contains({{ expression }}, r'^[-+.0-9eE\s]*$')
                and abs(safe_cast({{ expression }} as numeric)) <= {{ lead_scoring._largest(wanted, data_type) }}
                then safe_cast(safe_cast({{ expression }} as numeric) as {{ data_type }})
        end
    {%- elif wanted == 'decimal' and given == 'text' -%}
        case
            when regexp_contains({{ expression }}, r'^[-+.0-9eE\s]*$') then safe_cast({{ expression }} as {{ data_type }})
        end
    {%- elif wanted not in ['date', 'timestamp'] -%}
        safe_cast({{ expression }} as {{ data_type }})
    {%- else -%}
        {%- set text = expression if given == 'text' else 'cast(' ~ expression ~ ' as string)' -%}
        case
            when regexp_contains({{ text }}, r'^\d{4}-\d{2}-\d{2}([T ].*)?$')
                then cast(safe_cast({{ text }} as timestamp) as {{ data_type }})
            else null
        end
    {%- endif -%}
{% endmacro %}

{#- dbt's own safe cast stops the run on Redshift. '12 apples' as an int -> null -#}
{% macro redshift__safely_cast(expression, given, data_type) %}
    {%- set wanted = lead_scoring.type_family(data_type) -%}
    {%- set text = expression if given == 'text' else 'cast(' ~ expression ~ ' as varchar)' -%}
    {%- if wanted == 'decimal' and given == 'float' -%}
        {{ lead_scoring._rounded_float(expression, wanted, data_type) }}
    {%- elif wanted in ['int', 'big_int', 'small_int'] and given == 'float' -%}
        {{ lead_scoring._half_to_even(expression, wanted, data_type) }}
    {%- elif wanted not in ['date', 'timestamp'] -%}
        try_cast({{ text }} as {{ data_type }})
    {%- else -%}
        case
            when {{ text }} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ].*([zZ]|[+-][0-9]{2}(:?[0-9]{2})?)$'
                then cast(try_cast({{ text }} as timestamptz) at time zone 'UTC' as {{ data_type }})
            when {{ text }} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]*)?$'
                then cast(try_cast({{ text }} as timestamp) as {{ data_type }})
            else null
        end
    {%- endif -%}
{% endmacro %}
