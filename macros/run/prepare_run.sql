{#- What happens before the first node: settings and rights are checked, raw files become views,
    required input is there, kept marts are as declared, no other run is under way, and what the
    run would leave as it is has stood still. Nothing happens while dbt parses, compiles or lists,
    and raw data is asked for only when something selected reads it.
    prepare_run() -> stops with a sentence, or lets the run begin -#}
{% macro prepare_run() %}
    {%- set commands = ['build', 'run', 'test', 'snapshot', 'seed', 'retry', 'freshness'] -%}
    {%- if execute and flags.WHICH in commands -%}
        {%- do lead_scoring.validate_config() -%}
        {%- set reads_raw_tables = lead_scoring._reads_raw_tables() -%}
        {%- do lead_scoring.check_rights(reads_raw_tables) -%}
        {%- do lead_scoring.register_raw_files(reads_raw_tables) -%}
        {%- if reads_raw_tables -%}
            {%- do lead_scoring.check_raw_tables() -%}
            {%- do lead_scoring.tell_stale_data() -%}
        {%- endif -%}
        {%- do lead_scoring.check_kept_marts() -%}
        {%- set writes_tables = flags.WHICH in ['build', 'run', 'retry'] -%}
        {%- set hashed = lead_scoring.hash_raw() if writes_tables else {} -%}
        {%- do lead_scoring.claim_run() -%}
        {%- if writes_tables -%}
            {%- do lead_scoring.compare_raw(hashed) -%}
        {%- endif -%}
    {%- endif -%}
{% endmacro %}
