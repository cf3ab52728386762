{#- An 8-byte number that is equal for equal rows of a CTE and equal further expressions, another one on each engine.
    Tells that a row has changed; the name of the CTE is part of it. Not null, whatever is null in the row.
    row_hash('leads', ['1']) of a CTE leads with the row (1 as lead_id, null as email) on DuckDB 1.5
    -> 11499403583511377188 -#}
{% macro row_hash(row, expressions=[]) %}
    {{ return(adapter.dispatch('row_hash', 'lead_scoring')(row, expressions)) }}
{% endmacro %}

{% macro default__row_hash(row, expressions) -%}
    hash('{{ row }}', {{ ([row ~ '.*'] + expressions) | join(', ') }})
{%- endmacro %}

{% macro duckdb__row_hash(row, expressions) -%}
    hash({{ (["'" ~ row ~ "'", row] + expressions) | join(', ') }})
{%- endmacro %}

{% macro postgres__row_hash(row, expressions) -%}
    hashtextextended(row('{{ row }}', {{ ([row] + expressions) | join(', ') }})::text, 0)
{%- endmacro %}

{#- xxhash64 steps over nulls, so ('a', null) and (null, 'a') would be equal; the row as text tells them apart. -#}
{% macro spark__row_hash(row, expressions) -%}
    xxhash64(
        '{{ row }}',
        {{ ([row ~ '.*', 'cast(struct(' ~ row ~ '.*) as string)']) | join(', ') }}
        {%- for expression in expressions %}, coalesce(cast({{ expression }} as string), 'null'){% endfor %}
    )
{%- endmacro %}

{#- Snowflake takes a row or values, not both: hash('leads', hash(leads.*), 1). -#}
{% macro snowflake__row_hash(row, expressions) -%}
    hash({{ (["'" ~ row ~ "'", 'hash(' ~ row ~ '.*)'] + expressions) | join(', ') }})
{%- endmacro %}

{#- Redshift has no function of a whole row. Every row counts as changed there, so each run scores every lead: slower,
    and right. -> 481516234210815 in one run, another number in the next. -#}
{% macro redshift__row_hash(row, expressions) -%}
    cast(random() * 1000000000000000 as bigint)
{%- endmacro %}

{% macro bigquery__row_hash(row, expressions) -%}
    farm_fingerprint(to_json_string(struct('{{ row }}', {{ ([row] + expressions) | join(', ') }})))
{%- endmacro %}


{#- Aggregate: the same text for the same row hashes in any order.
    hash_total('row_hash') of 3, 5 and 9, or of 9, 3 and 5 -> '17' -#}
{% macro hash_total(expression) %}
    {{ return(adapter.dispatch('hash_total', 'lead_scoring')(expression)) }}
{% endmacro %}

{% macro default__hash_total(expression) -%}
    cast(sum(cast({{ expression }} as {{ dbt.type_numeric() }})) as {{ dbt.type_string() }})
{%- endmacro %}

{% macro duckdb__hash_total(expression) -%}
    cast(sum({{ expression }}) as varchar)
{%- endmacro %}

{% macro postgres__hash_total(expression) -%}
    cast(sum({{ expression }}) as text)
{%- endmacro %}
