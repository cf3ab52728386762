{#- cast_date('2026-06-30') -> a date literal. -#}
{% macro cast_date(day) %}cast('{{ day }}' as date){% endmacro %}
