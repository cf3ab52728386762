{#- Takes the notes of what is due out of the table that holds them, where that table exists.
    forget_notes('int_leads__kept', ref('int_leads__compared'), ['lead_id']) -> delete from … where not exists … -#}
{% macro forget_notes(model_name, compared, keys) -%}
    {%- set node = graph.nodes.get('model.lead_scoring.' ~ model_name) if execute -%}
    {%- set kept = lead_scoring.standing_relation(node) if node -%}
    {%- if kept -%}
        {{ lead_scoring._delete_all_but(kept, compared, keys) }}
    {%- endif -%}
{%- endmacro %}

{#- _delete_all_but(lead_scores, int_leads__compared, ['lead_id'], "compared.moment_kind = 'current'") -> delete from
    lead_scores where not exists …: leaves the rows whose key is among those that are not due -#}
{% macro _delete_all_but(kept, compared, keys, condition='') -%}
    {%- set kept_row = kept.include(database=false, schema=false) -%}
    delete from {{ kept }}
    where not exists (
        select 1 from {{ compared }} as compared
        where
            {%- for key in keys %}
            compared.{{ key }} = {{ kept_row }}.{{ key }} and
            {%- endfor %}
            {{ condition ~ ' and ' if condition }}not compared.is_due
    )
{%- endmacro %}
