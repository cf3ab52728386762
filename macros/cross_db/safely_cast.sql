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
    drop the fraction of a float. Its cast to a time also reads 'epoch' and times of day. -#}
{% macro spark__safely_cast(expression, given, data_type) %}
    {%- set wanted = lead_scoring.type_family(data_type) -%}
    {%- set text = expression if given == 'text' else 'cast(' ~ expression ~ ' as string)' -%}
    {%- if wanted in ['date', 'timestamp'] -%}
        case
            when {{ text }} rlike '^\\d{4}-\\d{2}-\\d{2}([T ][0-9:.]*|[T ].*([zZ]|[+-]\\d{2}(:?\\d{2})?))?$'
                then cast(try_cast({{ text }} as timestamp) as {{ data_type }})
            else null
        end
    {%- elif wanted in ['int', 'big_int', 'small_int'] and given == 'float' -%}
        try_cast(rint({{ expression }}) as {{ data_type }})
    {%- elif wanted in ['int', 'big_int', 'small_int'] and given == 'text' -%}
        try_cast(round(try_cast({{ text }} as decimal(38, 10)), 0) as {{ data_type }})
    {%- else -%}
        try_cast({{ expression }} as {{ data_type }})
    {%- endif -%}
{% endmacro %}

{#- A plain cast to timestamp on DuckDB drops the offset, and reads 'infinity' and 'epoch'. -#}
{% macro duckdb__safely_cast(expression, given, data_type) %}
    {%- set wanted = lead_scoring.type_family(data_type) -%}
    {%- if wanted not in ['date', 'timestamp'] -%}
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
