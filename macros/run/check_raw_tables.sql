{#- Stops when a required raw table or column is missing, naming each and where it was looked for.
    An empty crm.leads is told and allowed.
    check_raw_tables() -> crm.leads.created_at is missing: … -#}
{% macro check_raw_tables() %}
    {%- set problems = [] -%}
    {%- for declared in lead_scoring._declared_tables() -%}
        {%- set found = lead_scoring._raw_columns(declared) -%}
        {%- set name = declared.source_name ~ '.' ~ declared.name -%}
        {%- if found is none and declared.config.meta.required -%}
            {%- do problems.append(
                name ~ ' is missing: looked for ' ~ lead_scoring.raw_place(declared)
            ) -%}
        {%- elif found is not none -%}
            {%- for column in declared.columns.values()
                if column.config.meta.required and column.name not in found -%}
                {%- do problems.append(
                    name ~ '.' ~ column.name ~ ' is missing: looked in '
                    ~ lead_scoring.raw_place(declared) ~ ', which has '
                    ~ found.keys() | join(', ')
                ) -%}
            {%- endfor -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if problems -%}
        {%- do exceptions.raise_compiler_error(
            'Required raw data is missing.\n' ~ problems | join('.\n') ~ '.\n'
            ~ 'Supply it, or map your own names to these (README, bring your own data).'
        ) -%}
    {%- endif -%}
    {%- do lead_scoring._tell_empty_leads() -%}
{% endmacro %}
