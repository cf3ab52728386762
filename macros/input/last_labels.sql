{#- The last labels of a domain in lower case, without a dot at its end; '' where it has fewer. Two empty labels go
    before it, because PostgreSQL has no part number 0.
    last_labels("'shop.acme.co.uk'", 2) -> 'co.uk'; last_labels("'acme'", 2) -> '.acme' -#}
{% macro last_labels(domain, number) -%}
    {%- set marked = dbt.concat(["'...'", domain, "'|'"]) -%}
    {%- set without_end = dbt.replace(dbt.replace(marked, "'.|'", "'|'"), "'|'", "''") -%}
    {%- set labels = [] -%}
    {%- for place in range(number, 0, -1) -%}
        {%- do labels.append(part_of(without_end, "'.'", -place)) -%}
        {%- if not loop.last -%}{%- do labels.append("'.'") -%}{%- endif -%}
    {%- endfor -%}
    {{ dbt.concat(labels) }}
{%- endmacro %}
