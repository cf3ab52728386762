{#- Before an incremental model adds its rows: takes out what this run restates, in the same transaction, so that a
    run may be repeated or killed at any moment.
    forget(ref('int_arrival_days__due'), 'read_on') -> delete from … where read_on in (select read_on from …) -#}
{% macro forget(relation, key) -%}
    {%- if is_incremental() -%}
        delete from {{ this }} where {{ key }} in (select {{ key }} from {{ relation }})
    {%- endif -%}
{%- endmacro %}
