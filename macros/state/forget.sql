{#- Before an incremental model adds its rows: takes out what this run restates, in the same transaction, so that a
    run may be repeated or killed at any moment. On Spark the delete and the insert are two commits: a reader may see
    the table between them, and after a kill the rows are missing. The next run finds their day short and reads it again.
    forget(ref('int_arrival_days__due'), 'read_on') -> delete from … where read_on in (select read_on from …) -#}
{% macro forget(relation, key) -%}
    {%- if is_incremental() -%}
        delete from {{ this }} where {{ lead_scoring.is_among(key, relation) }}
    {%- endif -%}
{%- endmacro %}
