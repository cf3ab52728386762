{#- What happens before the first node: settings are checked, raw files become views, required
    input is there. Nothing happens while dbt parses, compiles or lists.
    prepare_run() -> stops with a sentence, or lets the run begin -#}
{% macro prepare_run() %}
    {%- if execute and flags.WHICH in ['build', 'run', 'test', 'snapshot', 'seed', 'retry'] -%}
        {%- do lead_scoring.validate_config() -%}
        {%- if flags.WHICH != 'seed' -%}
            {%- do lead_scoring.register_raw_files() -%}
            {%- do lead_scoring.check_raw_tables() -%}
            {%- do lead_scoring.tell_stale_data() -%}
        {%- endif -%}
    {%- endif -%}
{% endmacro %}
