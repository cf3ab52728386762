{#- text_in_order('reason', "'; '", 'reason_rank') -> aggregate: the texts joined in the order of a rank. -#}
{% macro text_in_order(expression, separator, rank) %}
    {{- dbt.listagg(expression, separator, 'order by ' ~ rank) -}}
{% endmacro %}
