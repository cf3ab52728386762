{#- folds_models() -> true where one statement may hold all models behind the scores, each worked out once -#}
{% macro folds_models() %}
    {{- return(adapter.dispatch('folds_models', 'lead_scoring')()) -}}
{% endmacro %}

{% macro default__folds_models() %}{{ return(false) }}{% endmacro %}

{% macro duckdb__folds_models() %}{{ return(true) }}{% endmacro %}
