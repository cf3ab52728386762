{#- What makes the engine count a table that has just been written, so that it plans the next queries by what lies
    there. Postgres would do so by itself minutes later; without it one join of the ledger runs for hours. Nothing for
    views and on engines that need no telling.
    gather_statistics() of lead_scores on Postgres -> analyze "lead_scoring"."lead_scores" -#}
{% macro gather_statistics() %}
    {{ return(adapter.dispatch('gather_statistics', 'lead_scoring')()) }}
{% endmacro %}

{% macro default__gather_statistics() %}{% endmacro %}

{% macro postgres__gather_statistics() -%}
    {%- if model.config.materialized != 'view' -%}analyze {{ this }}{%- endif -%}
{%- endmacro %}

{#- Redshift counts tables by itself, when it writes them. -> nothing -#}
{% macro redshift__gather_statistics() %}{% endmacro %}
