{#- The raw files by 'source/table': a Parquet or CSV file, or a folder of Parquet files.
    _raw_files() -> {'crm/leads': '/data/crm/leads.csv', …} -#}
{% macro _raw_files() %}
    {%- set path = lead_scoring._raw_path() -%}
    {%- set place = path | replace('[', '[[]') | replace("'", "''") -%}
    {%- set found = run_query(
        "select file from glob('" ~ place ~ "/*/*') union all "
        ~ "select file from glob('" ~ place ~ "/*/*/*.parquet') order by file"
    ) -%}
    {%- set files = {} -%}
    {%- for row in found.rows -%}
        {%- set parts = (row[0] | replace('\\', '/'))[path | length + 1:].split('/') -%}
        {%- set stem, dot, ending = parts[1].partition('.') -%}
        {%- set table = parts[0] ~ '/' ~ stem -%}
        {%- set file = row[0] -%}
        {%- if parts | length > 2 -%}
            {%- set file = path ~ '/' ~ parts[0] ~ '/' ~ parts[1] ~ '/*.parquet' -%}
            {%- set ending = 'parquet' -%}
        {%- endif -%}
        {%- if ending | lower in ['parquet', 'csv'] -%}
            {%- if files.get(table, file) != file -%}
                {%- do exceptions.raise_compiler_error(
                    table ~ ' lies there twice: ' ~ files[table] ~ ' and ' ~ file
                    ~ '. Keep one of them.'
                ) -%}
            {%- endif -%}
            {%- do files.update({table: file}) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(files) }}
{% endmacro %}
