{#- A row of no use for a step of a folded view, so that the step is read once more; of a step over its limit, an error.
    held_step('live_int_leads__merged', 1050000) -> select … as held from live_int_leads__merged having count(*) > 1050000 -#}
{% macro held_step(step, most) %}{{ return(adapter.dispatch('held_step', 'lead_scoring')(step, most)) }}{% endmacro %}

{% macro default__held_step(step, most) %}{{ return('select 1 as held from ' ~ step ~ ' where random() < 0') }}{% endmacro %}

{% macro duckdb__held_step(step, most) -%}
    select
        cast(error(
            'lead_scores_live: {{ step }} has ' || count(*) || ' rows or more, ten times those of the last run and a '
            || 'million. Run the project, then ask again.'
        ) as integer) as held
    from {{ step }}
    having count(*) > {{ most }}
{%- endmacro %}
