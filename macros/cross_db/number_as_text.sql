{#- A floating-point number as text; a whole one without its decimals, NaN and infinity as null.
    Ids arrive like this where a tool kept a column with gaps as floats.
    number_as_text('123.0', 'text') -> '123' -#}
{% macro number_as_text(expression, data_type) %}
    {{- adapter.dispatch('number_as_text', 'lead_scoring')(expression, data_type) -}}
{% endmacro %}

{% macro default__number_as_text(expression, data_type) %}
    {%- set whole = lead_scoring.safely_cast(expression, 'float', 'bigint') | trim -%}
    case
        when {{ whole }} = {{ expression }} then cast({{ whole }} as {{ data_type }})
        when {{ expression }} - {{ expression }} = 0 then cast({{ expression }} as {{ data_type }})
        else null
    end
{% endmacro %}
