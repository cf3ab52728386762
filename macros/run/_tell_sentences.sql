{#- Prints up to five sentences of a data test that failed or warned, where its rows have a column
    named sentence. A relation named in compiled SQL exists, because the test has just read it.
    _tell_sentences(result) -> 3 row(s) of stg_crm__leads hold text that cannot be read … -#}
{% macro _tell_sentences(result) %}
    {%- set shown = 5 -%}
    {%- set query = result.node.compiled_code -%}
    {%- if query and 'sentence' in query -%}
        {%- set found = run_query(
            'select * from (\n' ~ query ~ '\n) as failures limit ' ~ shown
        ) -%}
        {%- if 'sentence' in found.column_names -%}
            {%- do print('\n' ~ result.node.name ~ ' (' ~ result.status ~ '):') -%}
            {%- for sentence in found.columns['sentence'].values() -%}
                {%- do print('  - ' ~ sentence) -%}
            {%- endfor -%}
            {%- if result.failures and result.failures > shown -%}
                {%- do print('  … and ' ~ (result.failures - shown) ~ ' more') -%}
            {%- endif -%}
        {%- endif -%}
    {%- endif -%}
{% endmacro %}
