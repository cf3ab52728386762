{#- A sentence for each variable with our prefix that does not exist: it would be ignored.
    _unknown_variables() with lead_scoring__asof -> [lead_scoring__asof is no variable of …] -#}
{% macro _unknown_variables() %}
    {%- set known = [
        'lead_scoring__as_of',
        'lead_scoring__known_as_of',
        'lead_scoring__arrivals_known_from',
        'lead_scoring__history_from',
        'lead_scoring__history_to',
        'lead_scoring__raw_path',
        'lead_scoring__crm_schema',
        'lead_scoring__activity_schema',
        'lead_scoring__market_schema',
        'lead_scoring__reporting_currency',
        'lead_scoring__longest_run_minutes',
    ] -%}
    {%- set given = invocation_args_dict.get('vars') or {} -%}
    {%- set problems = [] -%}
    {%- for name in (given.keys() | list) + lead_scoring._project_variables()
        if name is string and name.startswith('lead_scoring__') and name not in known -%}
        {%- do problems.append(
            name ~ ' is no variable of lead_scoring, so it would change nothing. '
            ~ 'Mend its name in --vars or dbt_project.yml. The variables are: '
            ~ known | join(', ') ~ '.'
        ) -%}
    {%- endfor -%}
    {{ return(problems) }}
{% endmacro %}
