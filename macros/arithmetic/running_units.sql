{#- running_units('units', 'moment_id, kind') -> two columns: units_so_far, the sum of the rules up to and with this
    one in byte order of rule_id, and units_in_all, the sum of all rules that share a cap. -#}
{% macro running_units(units, shared_by) -%}
    cast(
        sum({{ units }}) over (
            partition by {{ shared_by }}
            order by {{ byte_order('rule_id') }}
            rows between unbounded preceding and current row
        ) as {{ dbt.type_bigint() }}
    ) as units_so_far,
    cast(sum({{ units }}) over (partition by {{ shared_by }}) as {{ dbt.type_bigint() }})
        as units_in_all
{%- endmacro %}
