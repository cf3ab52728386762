{#- events_hashed() -> '5000000 4999987 4999990 3371…', as SQL: how many raw events there are, how many of them have
    happened and arrived by the run, and the sum of the hashes of those of the newest day. On DuckDB alone, where
    files are asked for it cheaply; elsewhere another text in each run, so that news is looked for by a run. -#}
{% macro events_hashed() %}
    {{- adapter.dispatch('events_hashed', 'lead_scoring')() -}}
{% endmacro %}

{% macro default__events_hashed() -%}
    '{{ invocation_id }}'
{%- endmacro %}

{% macro duckdb__events_hashed() -%}
    {%- set events = lead_scoring.source_columns('activity', 'events') -%}
    {%- set counted = run_query(
        'select count(*), count(*) filter (events.occurred_at <= run.as_of), '
        ~ 'count(*) filter (events.loaded_at <= run.known_as_of), '
        ~ 'cast(least(max(coalesce(events.loaded_at, events.occurred_at)), max(run.as_of)) as date) '
        ~ 'from (' ~ events ~ ') as events cross join (' ~ lead_scoring.instants_of_run() ~ ') as run'
    ).rows[0] -%}
    {%- set newest_day = "cast('" ~ (counted[3] or '1900-01-01') ~ "' as timestamp)" -%}
    '{{ counted[0] }} {{ counted[1] }} {{ counted[2] }} ' || coalesce(
        (
            select {{ hash_total(row_hash('newest')) }}
            from (
                select * from ({{ events }}) as told where loaded_at >= {{ newest_day }}
                union all
                select * from ({{ events }}) as told where loaded_at is null and occurred_at >= {{ newest_day }}
            ) as newest
        ),
        ''
    )
{%- endmacro %}
