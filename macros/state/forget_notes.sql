{#- Takes the notes of what is due out of the table that holds them, where that table exists.
    forget_notes('int_leads__kept', ref('int_leads__compared'), ['lead_id']) -> delete from … where not exists … -#}
{% macro forget_notes(model_name, compared, keys) -%}
    {%- set node = graph.nodes.get('model.lead_scoring.' ~ model_name) if execute -%}
    {%- set kept = lead_scoring.standing_relation(node) if node -%}
    {%- if kept -%}
        delete from {{ kept }}
        where not exists (
            select 1 from {{ compared }} as compared
            where
                {%- for key in keys %}
                compared.{{ key }} = {{ kept.include(database=false, schema=false) }}.{{ key }} and
                {%- endfor %}
                not compared.is_due
        )
    {%- endif -%}
{%- endmacro %}
