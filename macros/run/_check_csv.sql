{#- Reads a CSV through once, so that a bad line stops the run at its start. DuckDB looks at the first
    lines alone when it makes a view, and text in another encoding further down brings it to a halt.
    _check_csv(crm.leads, '/data/crm/leads.csv') -> … is not UTF-8 text. Save it as UTF-8. -#}
{% macro _check_csv(declared, file, reader) %}
    {%- set place = file | replace('[', '[[]') | replace("'", "''") -%}
    {%- set name = 'The raw file ' ~ file ~ ' of ' ~ declared.source_name ~ '.' ~ declared.name -%}
    {%- do try_or_compiler_error(
        name ~ ' is not UTF-8 text. Save it as UTF-8.',
        run_query, "select length(content) from read_text('" ~ place ~ "')"
    ) -%}
    {%- do try_or_compiler_error(
        name ~ ' cannot be read: a line has more or fewer values than the header, or a quote is '
        ~ 'not closed. Values must be separated by commas; ' ~ invocation_args_dict.log_path
        ~ '/dbt.log names the line.',
        run_query, 'select count(*) from ' ~ reader
    ) -%}
{% endmacro %}
