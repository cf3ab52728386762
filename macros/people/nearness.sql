{#- nearness('account_id, field') -> 1 for the change that tells a field's value at a moment: the last one by then, else
    the first to come, whose old value held (decision A9). Expects is_past, changed_at, old_value and new_value. -#}
{% macro nearness(partition_by) -%}
    row_number() over (
            partition by {{ partition_by }}
            order by
                case when is_past then 0 else 1 end,
                case when is_past then changed_at end desc nulls last,
                case when not is_past then changed_at end asc nulls last,
                {{ byte_order('case when is_past then new_value else old_value end') }} nulls last
        )
{%- endmacro %}
