{#- One run at a time: a run that writes tables books itself in runs_begun before its first node, and stops with a
    sentence when another stands there that is alive. Where two begin in the same instant each sees the other, and both
    stop. Where the engine lets one process write at a time (DuckDB) nothing is booked.
    claim_run() -> A run that began at 2026-07-01 09:00:00 UTC is not over … -#}
{% macro claim_run() %}
    {%- if lead_scoring.is_run_booked() -%}
        {%- set booked = lead_scoring._run_table('runs_begun') -%}
        {%- call statement(auto_begin=true) -%}
            create table if not exists {{ booked }} (
                run_id {{ dbt.type_string() }},
                began_at {{ dbt.type_timestamp() }}
            ) {% if graph.nodes['model.lead_scoring.util_run'].config.file_format -%}
                using {{ graph.nodes['model.lead_scoring.util_run'].config.file_format }}
            {%- endif %}
        {%- endcall -%}
        {%- call statement(auto_begin=true) -%}
            insert into {{ booked }} (run_id, began_at) values ('{{ invocation_id }}', {{ utc_now() }})
        {%- endcall -%}
        {#- Seen by others from here on, and only then are others looked for. -#}
        {%- do adapter.commit() -%}
        {%- call statement('others', fetch_result=true, auto_begin=true) -%}
            select
                began_at,
                {{ seconds_apart(utc_now(), 'began_at') }} as seconds
            from {{ booked }}
            where run_id <> '{{ invocation_id }}'
            order by began_at desc
        {%- endcall -%}
        {%- do adapter.commit() -%}
        {%- set others = load_result('others').table.rows -%}
        {%- set longest = var('lead_scoring__longest_run_minutes') | float * 60 -%}
        {%- if others and others[0][1] < longest and lead_scoring.is_another_run_alive() -%}
            {%- do lead_scoring.release_run() -%}
            {%- do exceptions.raise_compiler_error(
                'A run that began at ' ~ others[0][0].strftime('%Y-%m-%d %H:%M:%S')
                ~ ' UTC is not over. Two at once would mix their tables, so this one stops before it changes '
                ~ 'anything. Wait for the other. If it was killed, say that none is under way: '
                ~ "--vars '{lead_scoring__longest_run_minutes: 0}'"
            ) -%}
        {%- endif -%}
        {%- call statement(auto_begin=true) -%}
            delete from {{ booked }} where run_id <> '{{ invocation_id }}'
        {%- endcall -%}
        {%- do adapter.commit() -%}
    {%- endif -%}
{% endmacro %}

{#- The end of the run, whole or failed: the next one may begin. A killed run leaves its row behind.
    release_run() -> delete from …runs_begun where run_id = … -#}
{% macro release_run() %}
    {%- if lead_scoring.is_run_booked() -%}
        {%- call statement(auto_begin=true) -%}
            delete from {{ lead_scoring._run_table('runs_begun') }} where run_id = '{{ invocation_id }}'
        {%- endcall -%}
        {%- do adapter.commit() -%}
    {%- endif -%}
{% endmacro %}

{#- A table beside util_run that the hooks keep; its schema is made where no run has made it yet.
    _run_table('runs_begun') -> warehouse.lead_scoring_utilities.runs_begun -#}
{% macro _run_table(name) %}
    {%- set node = graph.nodes['model.lead_scoring.util_run'] -%}
    {%- set relation = api.Relation.create(database=node.database, schema=node.schema, identifier=name) -%}
    {%- if not adapter.check_schema_exists(relation.database, relation.schema) -%}
        {%- do adapter.create_schema(relation) -%}
    {%- endif -%}
    {{ return(relation) }}
{% endmacro %}
