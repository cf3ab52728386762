{#- points_or_zero('totals.fit_score') -> points, 0 where a lead has no row of that kind in the ledger. -#}
{% macro points_or_zero(expression) %}cast(coalesce({{ expression }}, 0) as {{ points_type() }}){% endmacro %}
