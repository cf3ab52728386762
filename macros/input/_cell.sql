{#- One raw column as its declared type. No check is made where the raw type cannot fail.
    _cell('"amount"', <VARCHAR>, 'decimal(18,2)') -> value: try_cast(clean text as decimal(18,2)),
    problem: the clean text is there, the value is not -#}
{% macro _cell(expression, raw_column, data_type) %}
    {%- set wanted = lead_scoring.type_family(data_type) -%}
    {%- set given = lead_scoring.type_family(raw_column.dtype) -%}
    {%- set is_same_type = raw_column.data_type | lower | replace(' ', '') == data_type | lower -%}
    {%- set times = ['timestamp', 'utc_timestamp', 'date'] -%}
    {%- set present = expression -%}
    {%- if given == 'text' and wanted == 'text' -%}
        {%- set present = lead_scoring.clean_text(expression) -%}
    {%- elif given == 'text' -%}
        {%- set present = "nullif(trim(" ~ expression ~ "), '')" -%}
    {%- endif -%}
    {%- set can_fail = false -%}
    {%- if wanted == 'text' and given == 'text' or is_same_type
        or wanted == given and wanted in ['date', 'boolean', 'int'] -%}
        {%- set value = present -%}
    {%- elif wanted == 'text' and given != 'float' -%}
        {%- set value = lead_scoring.clean_text('cast(' ~ expression ~ ' as ' ~ data_type ~ ')') -%}
    {%- elif wanted == 'int' and given == 'small_int' -%}
        {%- set value = 'cast(' ~ expression ~ ' as ' ~ data_type ~ ')' -%}
    {%- elif wanted in times and given in times -%}
        {%- set value = lead_scoring.utc_time(expression, given, data_type) -%}
    {%- else -%}
        {%- set can_fail = true -%}
        {%- if wanted == 'text' -%}
            {%- set value = lead_scoring.number_as_text(present, data_type) -%}
        {%- elif wanted == 'boolean' -%}
            {%- set value = lead_scoring.yes_or_no(present) -%}
        {%- else -%}
            {%- set value = lead_scoring.safely_cast(present, given, data_type) -%}
        {%- endif -%}
    {%- endif -%}
    {%- set value = value | trim -%}
    {%- set problem = '(' ~ present ~ ') is not null and (' ~ value ~ ') is null' -%}
    {{ return({'value': value, 'problem': problem if can_fail else none}) }}
{% endmacro %}
