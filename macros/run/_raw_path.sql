{#- The raw directory, absolute, without a slash at its end.
    _raw_path() -> '/home/ada/lead_scoring/data/demo' -#}
{% macro _raw_path() %}
    {%- set path = (var('lead_scoring__raw_path') | string).rstrip('/') -%}
    {%- if modules.re.match('(/|[A-Za-z]:|[a-z0-9]+://)', path) is none -%}
        {%- set path = invocation_args_dict.project_dir ~ '/' ~ path -%}
    {%- endif -%}
    {{ return(path) }}
{% endmacro %}
