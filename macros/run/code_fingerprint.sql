{#- code_fingerprint(['intermediate/activity']) -> a hash of the models of these folders of models/ (of all models and
    seeds, without folders) and of every macro: what is kept from run to run was written by this code, or is not used. -#}
{% macro code_fingerprint(folders=none) -%}
    {%- set parts = [] -%}
    {%- for node in (graph.nodes.values() if execute else []) if node.resource_type in ['model', 'seed'] -%}
        {%- if folders is none or node.path.rpartition('/')[0] in folders -%}
            {%- do parts.append(node.name ~ node.checksum.checksum) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- for name, generator in lead_scoring.items() if generator.macro is defined -%}
        {%- do parts.append(name ~ local_md5(generator.macro.macro_sql)) -%}
    {%- endfor -%}
    {{ local_md5(parts | sort | join('|')) }}
{%- endmacro %}
