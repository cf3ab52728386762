{#- What a run reads is hashed before its first node and noted in raw_read, and stands there from the run's end on, if it
    has made all that is made of it. Two kinds of raw tables: standing, of which the tables tagged no_activity are made,
    and moving, all others, of which the public marts are. A run that leaves the tagged tables as they are (selector
    activity) finds the same hashes of the first kind, or stops before it changes anything.
    Hashed with each row: which of its instants have come, for a row may begin to count between two runs.
    hash_raw() -> {'standing': [('crm.leads', '5644 1849…'), …]}, of the kinds that this run compares or makes marts of -#}
{% macro hash_raw() %}
    {%- set hashed = {} -%}
    {%- for kind in ['standing', 'moving'] -%}
        {%- set is_compared = kind == 'standing' and lead_scoring._is_activity_run() -%}
        {%- if is_compared or lead_scoring._makes_all_of(kind, selected_resources) -%}
            {%- do hashed.update({kind: run_query(lead_scoring._raw_hashed(kind)).rows | map('list') | list}) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(hashed) }}
{% endmacro %}

{#- compare_raw(hash_raw()) -> Other than what the last run made its tables of: crm.leads. … Or the hashes of before are
    gone, and those of a run that makes everything wait for its end: after a run that is stopped half-way no other may
    take its tables for finished. -#}
{% macro compare_raw(hashed) %}
    {%- set others = lead_scoring._not_noted('standing', hashed.standing) if lead_scoring._is_activity_run() else [] -%}
    {%- if others -%}
        {%- do lead_scoring.release_run() -%}
        {%- do exceptions.raise_compiler_error(
            'Other than what the last run made its tables of: ' ~ others | join(', ') ~ '. Tables of the CRM and the '
            ~ 'market may not stand as they are, so nothing has been changed. Make them too: '
            ~ 'dbt run --selector frequent'
        ) -%}
    {%- endif -%}
    {%- for kind in ['standing', 'moving'] if lead_scoring._ends_of(kind) | select('in', selected_resources) | list -%}
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
        {%- if hashed[kind] -%}
            {%- call statement(auto_begin=true) -%}
                insert into {{ noted }} (run_id, raw_kind, raw_table, row_hashes, is_noted)
                values
                {%- for raw_table, row_hashes in hashed[kind] %}
                    ('{{ invocation_id }}', '{{ kind }}', '{{ raw_table }}', '{{ row_hashes }}', false)
                    {{- ',' if not loop.last }}
                {%- endfor %}
            {%- endcall -%}
        {%- endif -%}
        {%- do adapter.commit() -%}
    {%- endfor -%}
{% endmacro %}

{#- note_raw(results) -> the hashes of this run stand, of the kinds of which it has made everything, by the code that the
    views of the warehouse were made by; under a range of the history nothing tells that all days are written. -#}
{% macro note_raw(results) %}
    {%- set built = results | selectattr('status', 'equalto', 'success')
        | map(attribute='node.unique_id') | list -%}
    {%- set kinds = [] -%}
    {%- for kind in ['standing', 'moving'] if lead_scoring._makes_all_of(kind, built) -%}
        {%- do kinds.append(kind) -%}
    {%- endfor -%}
    {%- if kinds and not var('lead_scoring__history_from') and not var('lead_scoring__history_to') -%}
        {%- set code = lead_scoring.standing_relation(graph.nodes['model.lead_scoring.util_code']) -%}
        {%- set made_by = run_query('select scoring_fingerprint from ' ~ code).columns[0].values() | first -%}
        {%- if made_by == lead_scoring.scoring_fingerprint() -%}
            {%- set rules = run_query(lead_scoring._rules_hashed()).rows[0] -%}
            {%- do run_query(
                'update ' ~ lead_scoring._run_table('raw_read') ~ " set row_hashes = '" ~ rules[1] ~ "' where run_id = '"
                ~ invocation_id ~ "' and raw_table = '" ~ rules[0] ~ "'"
            ) -%}
            {%- do run_query(
                'update ' ~ lead_scoring._run_table('raw_read') ~ " set is_noted = true where run_id = '"
                ~ invocation_id ~ "' and raw_kind in ('" ~ kinds | join("', '") ~ "')"
            ) -%}
        {%- endif -%}
    {%- endif -%}
{% endmacro %}

{#- look_for_news() -> Nothing has come since the last run: its scores stand. An operation, between two runs. -#}
{% macro look_for_news() %}
    {%- do lead_scoring.validate_config() -%}
    {%- do lead_scoring.register_raw_files(true) -%}
    {%- set others = [] -%}
    {%- for kind in ['standing', 'moving'] -%}
        {%- do others.extend(lead_scoring._not_noted(kind, run_query(lead_scoring._raw_hashed(kind)).rows)) -%}
    {%- endfor -%}
    {%- if not others -%}
        {%- do others.extend(lead_scoring._cohorts_matured()) -%}
    {%- endif -%}
    {%- if others -%}
        {%- do log('Other than what the last run read: ' ~ others | unique | sort | join(', ') ~ '.', info=true) -%}
    {%- else -%}
        {%- do log('Nothing has come since the last run: its scores stand.', info=true) -%}
    {%- endif -%}
{% endmacro %}

{#- _not_noted('standing', [('crm.leads', '5644 1849…')]) -> ['crm.leads']: what is not as the last run noted it -#}
{% macro _not_noted(kind, hashed) %}
    {%- set noted = lead_scoring._run_table('raw_read') -%}
    {%- set known = [] -%}
    {%- if adapter.get_relation(noted.database, noted.schema, noted.identifier) -%}
        {%- for row in run_query(
            'select raw_table, row_hashes from ' ~ noted ~ " where is_noted and raw_kind = '" ~ kind ~ "'"
        ).rows -%}
            {%- do known.append(row[0] ~ ' ' ~ row[1]) -%}
        {%- endfor -%}
    {%- endif -%}
    {%- set others = [] -%}
    {%- for raw_table, row_hashes in hashed if raw_table ~ ' ' ~ row_hashes not in known -%}
        {%- do others.append(raw_table) -%}
    {%- endfor -%}
    {{ return(others | sort) }}
{% endmacro %}

{#- _cohorts_matured() -> ['a cohort that is mature now'], where the time in which a lead could convert has ended since
    the last run: conversions are measured to the minute -#}
{% macro _cohorts_matured() %}
    {%- set observed = lead_scoring.standing_relation(
        graph.nodes['model.lead_scoring.int_stage_transitions__observed']
    ) -%}
    {%- set query -%}
        select count(*)
        from {{ observed }} as observed
        cross join ({{ lead_scoring.instants_of_run() }}) as run
        where observed.outcome = 'immature' and observed.due_at <= run.as_of
    {%- endset -%}
    {{ return(['a cohort that is mature now'] if run_query(query).rows[0][0] else []) }}
{% endmacro %}

{#- _rules_hashed() -> select 'the rules or the code' as raw_table, '7f3a… 2020-01-01' as row_hashes: the rules by the day
    from which those of the run's day are in force. What stands knows of the day no more than that, and which instants
    have come. Before the first run there is no rulebook to ask. -#}
{% macro _rules_hashed() %}
    {%- set periods = lead_scoring.standing_relation(graph.nodes['model.lead_scoring.util_rulebook_periods']) %}
    select
        'the rules or the code' as raw_table,
        '{{ lead_scoring.scoring_fingerprint() }} '
        {%- if periods %} || coalesce({{ day_text('max(periods.rulebook_from)') }}, '') as row_hashes
    from ({{ lead_scoring.instants_of_run() }}) as run
    left join {{ periods }} as periods on periods.rulebook_from <= cast(run.as_of as date)
        {%- else %} as row_hashes
        {%- endif %}
{% endmacro %}

{#- _raw_hashed('standing') -> select 'crm.leads' as raw_table, '5644 1849…' as row_hashes union all …: a row for each raw
    table of a kind, and one for all else that what is made of them depends on -#}
{% macro _raw_hashed(kind) %}
    {%- if kind == 'standing' %}
    {{ lead_scoring._rules_hashed() }}
    {%- else %}
    select
        'the day or the code' as raw_table,
        '{{ lead_scoring.scoring_fingerprint() }} ' || {{ day_text('run.as_of') }} || ' '
        || {{ day_text('run.known_as_of') }}
        || case when run.as_of = {{ end_of_day('run.as_of') }} then ' ended' else '' end as row_hashes
    from ({{ lead_scoring.instants_of_run() }}) as run
    {%- endif %}
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

{#- _is_activity_run() -> whether the run goes by the selector activity -#}
{% macro _is_activity_run() %}
    {{ return(invocation_args_dict.get('selector') == 'activity') }}
{% endmacro %}

{#- _ends_of('standing') -> the ids of the tables tagged no_activity; _ends_of('moving') -> those of the public marts -#}
{% macro _ends_of(kind) %}
    {%- set found = [] -%}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' and node.package_name == 'lead_scoring' -%}
        {%- set is_mart = node.config.access == 'public' and node.config.materialized != 'view' -%}
        {%- if (kind == 'moving' and is_mart) or (kind == 'standing' and 'no_activity' in node.tags) -%}
            {%- do found.append(node.unique_id) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(found) }}
{% endmacro %}

{#- _makes_all_of('moving', selected_resources) -> whether all tables that lie behind the marts are among some nodes; those
    that stand need not be made in a run on activity, which has compared what they are made of. -#}
{% macro _makes_all_of(kind, node_ids) %}
    {%- set standing = lead_scoring._ends_of('standing') if kind == 'moving' and lead_scoring._is_activity_run() else [] -%}
    {%- set ends = lead_scoring._ends_of(kind) -%}
    {%- set missing = [] -%}
    {%- for node_id in ends + lead_scoring._behind(ends) if node_id in graph.nodes -%}
        {%- if graph.nodes[node_id].config.materialized in ['table', 'incremental']
            and node_id not in standing and node_id not in node_ids -%}
            {%- do missing.append(node_id) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(ends != [] and missing == []) }}
{% endmacro %}

{#- _raw_tables('standing') -> [crm.leads, …]: the raw tables, but those of activity, behind the tables tagged no_activity;
    'moving' -> all others behind the public marts -#}
{% macro _raw_tables(kind) %}
    {%- set standing = lead_scoring._behind(lead_scoring._ends_of('standing')) -%}
    {%- set behind = lead_scoring._behind(lead_scoring._ends_of(kind)) -%}
    {%- set found = [] -%}
    {%- for declared in lead_scoring._declared_tables() if declared.unique_id in behind -%}
        {%- set is_standing = declared.unique_id in standing and declared.source_name != 'activity' -%}
        {%- do found.append(declared) if is_standing == (kind == 'standing') -%}
    {%- endfor -%}
    {{ return(found) }}
{% endmacro %}

{#- _behind(['model.lead_scoring.int_leads__screened']) -> ['model.lead_scoring.stg_crm__leads', 'source.lead_scoring.crm.leads']:
    all models, seeds and raw tables that these are made of, over any number of steps -#}
{% macro _behind(model_ids) %}
    {%- set waiting = model_ids | list -%}
    {%- set found = [] -%}
    {%- for node_id in waiting if node_id in graph.nodes -%}
        {%- for parent in graph.nodes[node_id].depends_on.nodes or [] if parent not in found -%}
            {#- A list may grow while it is walked. -#}
            {%- do found.append(parent) -%}
            {%- do waiting.append(parent) -%}
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
