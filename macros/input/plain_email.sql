{#- normalised_email, but empty text stays empty. It names its expression once: what is made of it and names it a dozen
    times stays short. The mark | | stands at the end, so that a dot is taken away there alone.
    plain_email("' Ada@Bücher。Example. '") -> 'ada@bücher.example' -#}
{% macro plain_email(expression) -%}
    {%- set plain = dbt.replace('lower(trim(' ~ expression ~ '))', "'。'", "'.'") -%}
    {%- set plain = dbt.replace(plain, "'．'", "'.'") -%}
    {%- set marked = dbt.concat([plain, "'| |'"]) -%}
    {%- set undotted = dbt.replace(marked, "'.| |'", "''") -%}
    {{ dbt.replace(undotted, "'| |'", "''") }}
{%- endmacro %}
