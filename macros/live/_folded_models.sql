{#- One statement that gives the rows of the last of some models, each a step of it. DuckDB would write a step that is
    read once into its reader, where it guesses worse and takes minutes, and forgets the word "materialized" when it stores
    a view. So live_held reads each step that a run stores as a table once more, and nothing of it. Nor does an engine know
    how many rows a step has, as it does of a table: each is limited to far more than any run left.
    _folded_models(live, ['model.….util_run', …], {id: node}) -> with live_util_run as (…), … select … from live_lead_scores -#}
{% macro _folded_models(live, behind, models) %}
    {%- set stored = {} -%}
    {%- for id in behind if models[id].config.materialized != 'view' %}
        {%- do stored.update({models[id].name: models[id].relation_name}) -%}
    {%- endfor %}
    {%- set limits = step_limits(stored) -%}
    with
    {%- for id in behind if models[id].name not in lead_scoring._read_in_place() %}
    live_{{ models[id].name }} as (
        {%- if models[id].name in limits %}
        select *
        from ({{ lead_scoring._live_rows(models[id], models) }}) as step_rows
        limit {{ limits[models[id].name] + 1 }}
        {%- else %}
        {{ lead_scoring._live_rows(models[id], models) }}
        {%- endif %}
    ),
    {%- endfor %}
    live_held as (
        {%- for name in stored %}
        {{ held_step(name, limits.get(name)) }}
        {{ 'union all' if not loop.last }}
        {%- endfor %}
    )
    select
        {%- for column in live.columns.values() %}
        cast({{ column.name }} as {{ api.Column.translate_type(column.data_type) }}) as {{ column.name }}{{ ',' if not loop.last }}
        {%- endfor %}
    from live_{{ models[behind[-1]].name }}
    where (select count(*) from live_held) = 0
{% endmacro %}
