{#- The most rows that a step of a folded view may have, or none where the engine needs no such number.
    step_limit('warehouse.intermediate.int_leads__merged') -> 1050000, where a run left 5,000 rows -#}
{% macro step_limit(relation) %}{{ return(adapter.dispatch('step_limit', 'lead_scoring')(relation)) }}{% endmacro %}

{% macro default__step_limit(relation) %}{{ return(none) }}{% endmacro %}

{#- DuckDB multiplies its guesses from step to step, to more rows than there are atoms, and then prefers to join every
    lead with every other; a limit is a guess that it believes. Ten times what there was and a million, for what arrives
    between two runs: a limit that is reached is an error (held_step), never a row less. -#}
{% macro duckdb__step_limit(relation) %}
    {{ return(10 * (run_query('select count(*) from ' ~ relation).columns[0].values()[0] | int) + 1000000) }}
{% endmacro %}
