{#- events_hashed() -> '366 5000000 4999990 1743… 3371…', as SQL: of how many days there are raw events, how many have
    happened and how many are known by the run, a hash of these numbers of each day, and the sum of the hashes of the
    events of the newest day, of those without an arrival of the last three. An event of an older day that is edited in
    place is not seen, as by a run.
    On DuckDB alone, where files are asked for it cheaply; elsewhere another text in each run, so that a run looks. -#}
{% macro events_hashed() %}
    {{- adapter.dispatch('events_hashed', 'lead_scoring')() -}}
{% endmacro %}

{% macro default__events_hashed() -%}
    '{{ invocation_id }}'
{%- endmacro %}

{% macro duckdb__events_hashed() -%}
    {%- set events = lead_scoring.source_columns('activity', 'events') -%}
    {%- set days = run_query('
        with days as (
            select
                cast(coalesce(loaded_at, occurred_at) as date) as read_on,
                count(*) as events_count,
                count(*) filter (occurred_at <= run.as_of) as happened_count,
                count(*) filter (' ~ known_at('occurred_at', 'loaded_at') ~ ' <= run.known_as_of) as known_count,
                count(*) filter (
                    loaded_at is null and occurred_at > ' ~ lead_scoring.a_day_after(run_start()) ~ '
                ) as early_count
            from (' ~ events ~ ') as events
            cross join (' ~ lead_scoring.instants_of_run() ~ ') as run
            group by cast(coalesce(loaded_at, occurred_at) as date)
        )

        select
            count(*), sum(happened_count), sum(known_count), sum(hash(days)),
            least(max(read_on), max(cast(' ~ run_start() ~ ' as date)))
        from days
    ').rows[0] -%}
    {%- set newest_day = "cast('" ~ (days[4] or '1900-01-01') ~ "' as timestamp)" -%}
    '{{ days[0] }} {{ days[1] }} {{ days[2] }} {{ days[3] }} ' || coalesce(
        (
            select {{ hash_total(row_hash('newest')) }}
            from (
                select * from ({{ events }}) as told where loaded_at >= {{ newest_day }}
                union all
                select * from ({{ events }}) as told
                where loaded_at is null and occurred_at >= {{ newest_day }} - interval 2 day
            ) as newest
        ),
        ''
    )
{%- endmacro %}
