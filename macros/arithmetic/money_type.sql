{#- money_type() -> the type of every column that holds an amount of money. -#}
{% macro money_type() %}decimal(18, 2){% endmacro %}
