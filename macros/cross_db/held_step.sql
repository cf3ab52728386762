{#- A row of no use for a step of a folded view, so that the step is read once more; of a step over its limit, an error.
    held_step('int_leads__merged', 1050000) -> select … from live_int_leads__merged having count(*) > 1050000 -#}
{% macro held_step(name, limit) %}{{ return(adapter.dispatch('held_step', 'lead_scoring')(name, limit)) }}{% endmacro %}

{% macro default__held_step(name, limit) %}{{ return('select 1 as held from live_' ~ name ~ ' where random() < 0') }}{% endmacro %}

{% macro duckdb__held_step(name, limit) -%}
    select
        cast(error(
            'lead_scores_live: of {{ name }} there are ' || count(*) || ' rows or more, ten times as many as in any run, and a '
            || 'million. A whole run (make run, dbt build) measures anew.'
        ) as integer) as held
    from live_{{ name }}
    having count(*) > {{ limit }}
{%- endmacro %}
