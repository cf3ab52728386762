{#- seconds_apart('a_at', 'b_at') -> seconds between two instants, either order, with their fraction:
    1.5 for 12:00:00.9 and 12:00:02.4. -#}
{% macro seconds_apart(first_at, second_at) %}
    {{ return(adapter.dispatch('seconds_apart', 'lead_scoring')(first_at, second_at)) }}
{% endmacro %}

{% macro default__seconds_apart(first_at, second_at) -%}
    abs(extract(epoch from {{ first_at }}) - extract(epoch from {{ second_at }}))
{%- endmacro %}

{#- On DuckDB microseconds are whole numbers; the epoch as a double would lose the last digit. -#}
{% macro duckdb__seconds_apart(first_at, second_at) -%}
    (abs(epoch_us({{ first_at }}) - epoch_us({{ second_at }})) / cast(1000000 as decimal(18, 0)))
{%- endmacro %}

{% macro spark__seconds_apart(first_at, second_at) -%}
    (abs(unix_micros({{ first_at }}) - unix_micros({{ second_at }})) / 1000000)
{%- endmacro %}

{% macro snowflake__seconds_apart(first_at, second_at) -%}
    (abs(timestampdiff(microsecond, {{ first_at }}, {{ second_at }})) / 1000000)
{%- endmacro %}

{% macro bigquery__seconds_apart(first_at, second_at) -%}
    (abs(timestamp_diff({{ first_at }}, {{ second_at }}, microsecond)) / 1000000)
{%- endmacro %}

{#- The epoch has whole seconds alone on Redshift: 12:00:00.9 and 12:00:02.4 -> 1.5 by microseconds -#}
{% macro redshift__seconds_apart(first_at, second_at) -%}
    (abs(datediff(microsecond, {{ first_at }}, {{ second_at }})) / cast(1000000 as decimal(7, 0)))
{%- endmacro %}
