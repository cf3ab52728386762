{#- Stops at a variable with our prefix that does not exist: a misspelt one would be ignored.
    _check_variable_names() with lead_scoring__asof -> lead_scoring__asof is no variable of … -#}
{% macro _check_variable_names() %}
    {%- set known = [
        'lead_scoring__as_of',
        'lead_scoring__known_as_of',
        'lead_scoring__arrivals_known_from',
        'lead_scoring__raw_path',
        'lead_scoring__crm_schema',
        'lead_scoring__activity_schema',
        'lead_scoring__market_schema',
        'lead_scoring__reporting_currency',
    ] -%}
    {%- set given = invocation_args_dict.get('vars') or {} -%}
    {%- set from_project = lead_scoring._project_variables() -%}
    {%- for name in (given.keys() | list) + from_project
        if name is string and name.startswith('lead_scoring__') and name not in known -%}
        {%- do exceptions.raise_compiler_error(
            name ~ ' is no variable of lead_scoring, so it would change nothing. '
            ~ 'Mend its name in --vars or dbt_project.yml. The variables are: '
            ~ known | join(', ') ~ '.'
        ) -%}
    {%- endfor -%}
{% endmacro %}
