{#- fills_history() -> true, as SQL, in a run that builds lead_score_history and lead_score_changes. A run of
    other marts alone scores no day of the past. -#}
{% macro fills_history() -%}
    {{- builds_all_of(['lead_score_history', 'lead_score_changes']) -}}
{%- endmacro %}
