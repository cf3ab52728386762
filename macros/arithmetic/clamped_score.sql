{#- clamped_score('rounded_score') -> the score a person reads: between 0 and 100. -#}
{% macro clamped_score(expression) %}least(greatest({{ expression }}, 0), 100){% endmacro %}
