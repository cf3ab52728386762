{#- number_word('occurrences') -> 'two' for 2; from eleven on digits. -#}
{% macro number_word(number) -%}
    case {{ number }}
        {%- for word in ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] %}
        when {{ loop.index }} then '{{ word }}'
        {%- endfor %}
        else cast({{ number }} as {{ dbt.type_string() }})
    end
{%- endmacro %}
