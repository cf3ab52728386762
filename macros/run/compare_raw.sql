{#- What is read is hashed before a run's first node and noted in raw_read, and stands there from the run's end on, if it
    has made all that is made of it. Two kinds of raw tables: standing, of which the tables tagged no_activity are made,
    and moving, all others, of which the public marts are. A run that leaves the tagged tables as they are (selector
    activity) finds the same hashes of the first kind, or stops before it changes anything.
    Hashed with each row: which of its instants have come, for a row may begin to count between two runs.
    compare_raw() -> Other than what the last run made its tables of: crm.leads. … -#}
{% macro compare_raw() %}
    {%- set others = lead_scoring.raw_changed('standing')
        if invocation_args_dict.get('selector') == 'activity' else [] -%}
    {%- if others -%}
        {%- do lead_scoring.release_run() -%}
        {%- do exceptions.raise_compiler_error(
            'Other than what the last run made its tables of: ' ~ others | join(', ') ~ '. Tables of the CRM and the '
            ~ 'market may not stand as they are, so nothing has been changed. Make them too: '
            ~ 'dbt run --selector frequent'
        ) -%}
    {%- endif -%}
    {%- for kind in ['standing', 'moving'] -%}
        {%- set made = lead_scoring._made_of_raw(kind) -%}
        {%- set waiting = made | reject('in', selected_resources) | list -%}
        {%- if waiting | length < made | length -%}
            {%- do lead_scoring._note_raw(kind, is_whole=not waiting) -%}
        {%- endif -%}
    {%- endfor -%}
{% endmacro %}

{#- _note_raw('standing', true) -> the hashes of before are gone, and those of a run that makes everything wait for its
    end: after a run that is stopped half-way no other may take its tables for finished. -#}
{% macro _note_raw(kind, is_whole) %}
    {%- set noted = lead_scoring._run_table('raw_read') -%}
    {%- call statement(auto_begin=true) -%}
        create table if not exists {{ noted }} (
            run_id {{ dbt.type_string() }},
            raw_kind {{ dbt.type_string() }},
            raw_table {{ dbt.type_string() }},
            row_hashes {{ dbt.type_string() }},
            is_noted boolean
        ) {% if graph.nodes['model.lead_scoring.util_run'].config.file_format -%}
            using {{ graph.nodes['model.lead_scoring.util_run'].config.file_format }}
        {%- endif %}
    {%- endcall -%}
    {%- call statement(auto_begin=true) -%}
        delete from {{ noted }} where raw_kind = '{{ kind }}'
    {%- endcall -%}
    {%- if is_whole -%}
        {%- call statement(auto_begin=true) -%}
            insert into {{ noted }} (run_id, raw_kind, raw_table, row_hashes, is_noted)
            select
                '{{ invocation_id }}' as run_id,
                '{{ kind }}' as raw_kind,
                raw_table,
                row_hashes,
                false as is_noted
            from (
                {{ lead_scoring._raw_hashed(kind) }}
            ) as hashed
        {%- endcall -%}
    {%- endif -%}
    {%- do adapter.commit() -%}
{% endmacro %}

{#- note_raw(results) -> the hashes of this run stand, of the kinds of which it has made everything -#}
{% macro note_raw(results) %}
    {%- set built = results | selectattr('status', 'equalto', 'success')
        | map(attribute='node.unique_id') | list -%}
    {%- for kind in ['standing', 'moving']
        if not lead_scoring._made_of_raw(kind) | reject('in', built) | list -%}
        {%- do run_query(
            'update ' ~ lead_scoring._run_table('raw_read') ~ " set is_noted = true where run_id = '"
            ~ invocation_id ~ "' and raw_kind = '" ~ kind ~ "'"
        ) -%}
    {%- endfor -%}
{% endmacro %}

{#- raw_changed('standing') -> ['crm.leads']: the raw tables of a kind, and 'the day or the code', that are not as the last
    run noted them; all of them where none has. -#}
{% macro raw_changed(kind) %}
    {%- set noted = lead_scoring._run_table('raw_read') -%}
    {%- set is_there = adapter.get_relation(noted.database, noted.schema, noted.identifier) is not none -%}
    {%- set query -%}
        select hashed.raw_table
        from (
            {{ lead_scoring._raw_hashed(kind) }}
        ) as hashed
        {%- if is_there %}
        left join {{ noted }} as noted
            on
                hashed.raw_table = noted.raw_table
                and hashed.row_hashes = noted.row_hashes
                and noted.raw_kind = '{{ kind }}'
                and noted.is_noted
        where noted.raw_table is null
        {%- endif %}
        order by hashed.raw_table
    {%- endset -%}
    {{ return(run_query(query).columns[0].values() | list) }}
{% endmacro %}

{#- look_for_news() -> Nothing has come since the last run: its scores stand. An operation, between two runs. -#}
{% macro look_for_news() %}
    {%- do lead_scoring.validate_config() -%}
    {%- do lead_scoring.register_raw_files(true) -%}
    {%- set others = (lead_scoring.raw_changed('standing') + lead_scoring.raw_changed('moving')) | unique | list -%}
    {%- if others -%}
        {%- do log('Other than what the last run read: ' ~ others | join(', ') ~ '.', info=true) -%}
    {%- else -%}
        {%- do log('Nothing has come since the last run: its scores stand.', info=true) -%}
    {%- endif -%}
{% endmacro %}

{#- _raw_hashed('standing') -> select 'crm.leads' as raw_table, '5644 1849…' as row_hashes union all …: a row for each raw
    table of a kind, and one for all else that is made of them depends on -#}
{% macro _raw_hashed(kind) %}
    select
        'the day or the code' as raw_table,
        '{{ lead_scoring.scoring_fingerprint() }} ' || {{ day_text('run.as_of') }} || ' '
        || {{ day_text('run.known_as_of') }} as row_hashes
    from ({{ lead_scoring.instants_of_run() }}) as run
    {%- for declared in lead_scoring._raw_tables(kind) %}
    union all
        {%- if declared.name == 'events' %}
    select
        '{{ declared.source_name }}.{{ declared.name }}' as raw_table,
        {{ events_hashed() }} as row_hashes
        {%- else %}
    select
        '{{ declared.source_name }}.{{ declared.name }}' as raw_table,
        cast(count(*) as {{ dbt.type_string() }}) || ' ' || coalesce(
            {{ hash_total(row_hash(
                'records', as_seen_at('records', lead_scoring._instants_in(declared))
            )) }},
            ''
        ) as row_hashes
    from (
        {{ lead_scoring.source_columns(declared.source_name, declared.name) }}
    ) as records
    cross join ({{ lead_scoring.instants_of_run() }}) as run
        {%- endif %}
    {%- endfor %}
{% endmacro %}

{#- _made_of_raw('standing') -> the ids of the tables tagged no_activity; 'moving' -> those of the public marts -#}
{% macro _made_of_raw(kind) %}
    {%- set found = [] -%}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' and node.package_name == 'lead_scoring' -%}
        {%- set is_mart = node.config.access == 'public' and node.config.materialized != 'view' -%}
        {%- if (kind == 'moving' and is_mart) or (kind == 'standing' and 'no_activity' in node.tags) -%}
            {%- do found.append(node.unique_id) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(found) }}
{% endmacro %}

{#- _raw_tables('standing') -> [crm.leads, …]: the raw tables, but those of activity, behind the tables tagged no_activity;
    'moving' -> all others behind the public marts -#}
{% macro _raw_tables(kind) %}
    {%- set standing = lead_scoring._raw_tables_behind(lead_scoring._made_of_raw('standing')) -%}
    {%- set behind = lead_scoring._raw_tables_behind(lead_scoring._made_of_raw(kind)) -%}
    {%- set found = [] -%}
    {%- for declared in lead_scoring._declared_tables() if declared.unique_id in behind -%}
        {%- set is_standing = declared.unique_id in standing and declared.source_name != 'activity' -%}
        {%- do found.append(declared) if is_standing == (kind == 'standing') -%}
    {%- endfor -%}
    {{ return(found) }}
{% endmacro %}

{#- _raw_tables_behind(['model.lead_scoring.int_leads__screened']) -> ['source.lead_scoring.crm.leads'] -#}
{% macro _raw_tables_behind(model_ids) %}
    {%- set found = [] -%}
    {%- set waiting = model_ids | list -%}
    {%- set seen = [] -%}
    {%- for node_id in waiting -%}
        {%- for parent in graph.nodes[node_id].depends_on.nodes or [] if parent not in seen -%}
            {%- do seen.append(parent) -%}
            {#- A list may grow while it is walked. -#}
            {%- do found.append(parent) if parent in graph.sources -%}
            {%- do waiting.append(parent) if parent in graph.nodes -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(found) }}
{% endmacro %}

{#- instants_of_run() -> select … as as_of, … as known_as_of: those of util_run, before that view is made anew -#}
{% macro instants_of_run() -%}
    select
        {{ run_instant('lead_scoring__as_of', run_start()) }} as as_of,
        {{ run_instant('lead_scoring__known_as_of', run_instant('lead_scoring__as_of', run_start())) }} as known_as_of
{%- endmacro %}

{#- _instants_in(crm.leads) -> ['created_at', 'converted_at', …]: its columns that hold an instant -#}
{% macro _instants_in(declared) %}
    {%- set instants = [] -%}
    {%- for column in declared.columns.values() if column.data_type == 'timestamp' -%}
        {%- do instants.append(column.name) -%}
    {%- endfor -%}
    {{ return(instants) }}
{% endmacro %}
