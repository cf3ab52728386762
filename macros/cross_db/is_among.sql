{#- is_among('read_on', ref('int_arrival_days__due')) -> read_on in (select read_on from int_arrival_days__due) -#}
{% macro is_among(key, relation) %}
    {{- adapter.dispatch('is_among', 'lead_scoring')(key, relation) -}}
{% endmacro %}

{% macro default__is_among(key, relation) -%}
    {{ key }} in (select {{ key }} from {{ relation }})
{%- endmacro %}

{#- Postgres joins for an `in`, and without nested loops (expect_many_rows) reads the whole table for it. A list it looks up
    in the index of the key.
    is_among('read_on', ref('int_arrival_days__due')) -> read_on = any(array(select read_on from int_arrival_days__due)) -#}
{% macro postgres__is_among(key, relation) -%}
    {{ key }} = any(array(select {{ key }} from {{ relation }}))
{%- endmacro %}

{#- Redshift takes every form of Postgres that it has none of its own for, and makes no arrays of queries. -#}
{% macro redshift__is_among(key, relation) -%}
    {{ lead_scoring.default__is_among(key, relation) }}
{%- endmacro %}
