{#- plain_number('points') -> a rulebook number as people write it: '5', '-2.5', '0.125'; null is
    '(empty)'. -#}
{% macro plain_number(expression) -%}
    {%- set text = 'cast(cast(' ~ expression ~ ' as decimal(18, 6)) as ' ~ dbt.type_string() ~ ')' -%}
    coalesce({{ adapter.dispatch('without_last_zeros', 'lead_scoring')(text) }}, '(empty)')
{%- endmacro %}

{#- The six decimals of a number as text without those that say nothing.
    default__without_last_zeros("'-2.500000'") -> '-2.5'; of '100.000000' -> '100' -#}
{% macro default__without_last_zeros(text) -%}
    trim(trailing '.' from trim(trailing '0' from {{ text }}))
{%- endmacro %}

{#- Snowflake and BigQuery know no `trailing`, and BigQuery writes no zeros at the end that it would take away: a number
    without a point keeps its own. '100' -> '100' -#}
{% macro snowflake__without_last_zeros(text) -%}
    case when {{ text }} like '%.%' then regexp_replace({{ text }}, '\\.?0+$', '') else {{ text }} end
{%- endmacro %}

{% macro bigquery__without_last_zeros(text) -%}
    case when {{ text }} like '%.%' then regexp_replace({{ text }}, r'\.?0+$', '') else {{ text }} end
{%- endmacro %}
