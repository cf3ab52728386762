{#- top_reasons_count() -> how many reasons a rep reads at a glance (decision A20). Changes no score. -#}
{% macro top_reasons_count() %}3{% endmacro %}
