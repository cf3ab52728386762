{#- Takes the notes of leads that are due out of int_leads__kept, where that table exists.
    forget_kept_leads(ref('int_leads__compared')) -> delete from … where not exists … -#}
{% macro forget_kept_leads(compared) -%}
    {%- set node = graph.nodes.get('model.lead_scoring.int_leads__kept') if execute -%}
    {%- set kept = lead_scoring.standing_relation(node) if node -%}
    {%- if kept -%}
        delete from {{ kept }}
        where not exists (
            select 1 from {{ compared }} as compared
            where
                compared.lead_id = {{ kept.include(database=false, schema=false) }}.lead_id
                and compared.moment_kind = {{ kept.include(database=false, schema=false) }}.moment_kind
                and not compared.is_due
        )
    {%- endif -%}
{%- endmacro %}
