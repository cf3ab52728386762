{#- When a row was known: when it happened or arrived, whichever came later. A row without an
    arrival, or that arrived before lead_scoring__arrivals_known_from (a bulk load), was known when
    it happened. A row that has always held (no time of its own) is known since its arrival.
    known_at('occurred_at', 'loaded_at') with 12:00 and 14:00 -> 14:00 -#}
{% macro known_at(occurred_column, loaded_column) -%}
    {%- set known_from = lead_scoring.given_instant(
        'lead_scoring__arrivals_known_from', is_end_of_day=false
    ) -%}
    case
        when {{ loaded_column }} is null then {{ occurred_column }}
        {%- if known_from %}
        when {{ loaded_column }} < cast('{{ known_from }}' as {{ dbt.type_timestamp() }})
            then {{ occurred_column }}
        {%- endif %}
        when {{ loaded_column }} < {{ occurred_column }} then {{ occurred_column }}
        else {{ loaded_column }}
    end
{%- endmacro %}
