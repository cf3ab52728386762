{#- fills_history() -> true, as SQL, in a run that builds lead_score_history and lead_score_changes. A run of
    other marts alone scores no day of the past. -#}
{% macro fills_history() -%}
    {%- set marts = ['model.lead_scoring.lead_score_history', 'model.lead_scoring.lead_score_changes'] -%}
    {{- marts | reject('in', selected_resources or []) | list | length == 0 -}}
{%- endmacro %}
