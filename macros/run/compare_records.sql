{#- The rows of the CRM and the market are hashed before a run's first node, and the hashes are noted at its end if every
    table that is made of such rows alone has been made. A run that leaves those tables as they are (selector activity)
    finds the same hashes, or stops before it changes anything. Hashed with each row: which of its instants have come, for
    a row may begin to count between two runs.
    compare_records() -> Other than what the last run made its tables of: crm.leads. … -#}
{% macro compare_records() %}
    {%- set noted = lead_scoring._run_table('records_read') -%}
    {%- set made = lead_scoring._models_without_activity() -%}
    {%- set waiting = made | reject('in', selected_resources) | list -%}
    {%- if invocation_args_dict.get('selector') == 'activity' -%}
        {%- set others = lead_scoring.records_changed() -%}
        {%- if others -%}
            {%- do lead_scoring.release_run() -%}
            {%- do exceptions.raise_compiler_error(
                'Other than what the last run made its tables of: ' ~ others | join(', ') ~ '. Tables of the CRM and the '
                ~ 'market may not stand as they are, so nothing has been changed. Make them too: '
                ~ 'dbt run --selector frequent'
            ) -%}
        {%- endif -%}
    {%- elif waiting | length < made | length -%}
        {%- call statement(auto_begin=true) -%}
            create table if not exists {{ noted }} (
                run_id {{ dbt.type_string() }},
                raw_table {{ dbt.type_string() }},
                row_hashes {{ dbt.type_string() }},
                is_noted boolean
            ) {% if graph.nodes['model.lead_scoring.util_run'].config.file_format -%}
                using {{ graph.nodes['model.lead_scoring.util_run'].config.file_format }}
            {%- endif %}
        {%- endcall -%}
        {#- From here on, and after a run that is stopped half-way, no run may take these tables for finished. -#}
        {%- call statement(auto_begin=true) -%}
            delete from {{ noted }} where 1 = 1
        {%- endcall -%}
        {%- if not waiting -%}
            {%- call statement(auto_begin=true) -%}
                insert into {{ noted }} (run_id, raw_table, row_hashes, is_noted)
                select
                    '{{ invocation_id }}' as run_id,
                    raw_table,
                    row_hashes,
                    false as is_noted
                from (
                    {{ lead_scoring._records_hashed() }}
                ) as hashed
            {%- endcall -%}
        {%- endif -%}
        {%- do adapter.commit() -%}
    {%- endif -%}
{% endmacro %}

{#- note_records(results) -> the hashes of this run stand, if it has made every table they are for -#}
{% macro note_records(results) %}
    {%- set built = results | selectattr('status', 'equalto', 'success')
        | map(attribute='node.unique_id') | list -%}
    {%- set missing = lead_scoring._models_without_activity() | reject('in', built) | list -%}
    {%- if not missing -%}
        {%- do run_query(
            'update ' ~ lead_scoring._run_table('records_read') ~ " set is_noted = true where run_id = '"
            ~ invocation_id ~ "'"
        ) -%}
    {%- endif -%}
{% endmacro %}

{#- records_changed() -> ['crm.leads']: the raw tables of the CRM and the market, and 'the day or the code',
    that are not as the last run noted them; all of them where no run has. -#}
{% macro records_changed() %}
    {%- set noted = lead_scoring._run_table('records_read') -%}
    {%- set is_there = adapter.get_relation(noted.database, noted.schema, noted.identifier) is not none -%}
    {%- set query -%}
        select hashed.raw_table
        from (
            {{ lead_scoring._records_hashed() }}
        ) as hashed
        {%- if is_there %}
        left join {{ noted }} as noted
            on
                hashed.raw_table = noted.raw_table
                and hashed.row_hashes = noted.row_hashes
                and noted.is_noted
        where noted.raw_table is null
        {%- endif %}
        order by hashed.raw_table
    {%- endset -%}
    {{ return(run_query(query).columns[0].values() | list) }}
{% endmacro %}

{#- _records_hashed() -> select 'crm.leads' as raw_table, '5644 1849…' as row_hashes union all …: a row for each raw table
    of the CRM and the market that such tables are made of, and one for all else that they depend on -#}
{% macro _records_hashed() %}
    select
        'the day or the code' as raw_table,
        '{{ lead_scoring.scoring_fingerprint() }} ' || {{ day_text('run.as_of') }} || ' '
        || {{ day_text('run.known_as_of') }} as row_hashes
    from ({{ lead_scoring._instants_of_run() }}) as run
    {%- set behind = lead_scoring._raw_tables_behind(lead_scoring._models_without_activity()) -%}
    {%- for declared in lead_scoring._declared_tables()
        if declared.source_name != 'activity' and declared.unique_id in behind %}
    union all
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
    cross join ({{ lead_scoring._instants_of_run() }}) as run
    {%- endfor %}
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

{#- _instants_of_run() -> select … as as_of, … as known_as_of: those of util_run, before that view is made anew -#}
{% macro _instants_of_run() -%}
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

{#- _models_without_activity() -> the ids of the tables that the CRM, the market and the rulebook alone make -#}
{% macro _models_without_activity() %}
    {%- set found = [] -%}
    {%- for node in graph.nodes.values()
        if node.resource_type == 'model' and node.package_name == 'lead_scoring' and 'no_activity' in node.tags -%}
        {%- do found.append(node.unique_id) -%}
    {%- endfor -%}
    {{ return(found) }}
{% endmacro %}
