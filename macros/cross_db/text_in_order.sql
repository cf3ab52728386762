{#- Aggregate: the texts that are not null, joined in the order of a rank; null of none.
    text_in_order('reason', "'; '", 'reason_rank') of 'late' at rank 2 and 'free mail' at 1 -> 'free mail; late' -#}
{% macro text_in_order(expression, separator, rank) %}
    {{- adapter.dispatch('text_in_order', 'lead_scoring')(expression, separator, rank) -}}
{% endmacro %}

{% macro default__text_in_order(expression, separator, rank) %}
    {{- dbt.listagg(expression, separator, 'order by ' ~ rank) -}}
{% endmacro %}

{#- Snowflake joins no text to the empty text: of two nulls '' -> null -#}
{% macro snowflake__text_in_order(expression, separator, rank) %}
    {{- "nullif(" ~ dbt.listagg(expression, separator, 'order by ' ~ rank) ~ ", '')" -}}
{% endmacro %}

{#- On Spark dbt's own keeps no order, and gives '' where there is no text. -#}
{% macro spark__text_in_order(expression, separator, rank) -%}
    case
        when count({{ expression }}) > 0
            then array_join(
                transform(
                    array_sort(collect_list(
                        case
                            when {{ expression }} is not null
                                then named_struct('place', {{ rank }}, 'said', {{ expression }})
                        end
                    )),
                    placed -> placed.said
                ),
                {{ separator }}
            )
    end
{%- endmacro %}
