{#- The names of the variables in the running project's dbt_project.yml. dbt hands macros only the
    variables that they ask for by name, so DuckDB reads the file; elsewhere --vars alone are seen.
    _project_variables() -> ['lead_scoring__as_of', …] -#}
{% macro _project_variables() %}
    {{ return(adapter.dispatch('_project_variables', 'lead_scoring')()) }}
{% endmacro %}

{% macro default___project_variables() %}
    {{ return([]) }}
{% endmacro %}

{% macro duckdb___project_variables() %}
    {%- set file = invocation_args_dict.project_dir ~ '/dbt_project.yml' -%}
    {%- set place = file | replace('[', '[[]') | replace("'", "''") -%}
    {%- set found = run_query("select content from read_text('" ~ place ~ "')") -%}
    {%- set names = [] -%}
    {%- for row in found.rows -%}
        {%- for name, value in (fromyaml(row[0]).get('vars') or {}).items() -%}
            {%- do names.append(name) -%}
            {%- if value is mapping -%}
                {%- do names.extend(value.keys()) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(names) }}
{% endmacro %}
