{#- measure_type() -> the type of every number that an attribute holds: as wide as money, so that none is too
    large for it, with the decimals of points. -#}
{% macro measure_type() %}decimal(22, 4){% endmacro %}
