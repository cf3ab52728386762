{#- The SQL of a model as a step of the live statement: it reads other steps instead of their tables and views, the kept
    tables as they stand then, and the clock.
    _live_code(node of int_leads__compared, …) -> with fingerprinted as (select * from live_int_leads__fingerprinted) … -#}
{% macro _live_code(node, models) %}
    {%- set code = namespace(sql=node.compiled_code.replace(run_start(), utc_now())) -%}
    {%- for id in node.depends_on.nodes if id in models -%}
        {%- set name = models[id].name -%}
        {%- set step = 'live_' ~ name -%}
        {%- if name in lead_scoring._read_in_place() -%}
            {%- set step = '(' ~ lead_scoring._live_code(models[id], models) ~ ') as ' ~ name -%}
        {%- endif -%}
        {%- set code.sql = code.sql.replace(models[id].relation_name, step) -%}
    {%- endfor -%}
    {%- for part, name, columns in modules.re.findall(
        '(?s)(/[*] (\\w+) as it stands: ([^*]+) [*]/.*?/[*] so far [*]/)', code.sql
    ) -%}
        {%- set kept = graph.nodes['model.lead_scoring.' ~ name] -%}
        {%- set code.sql = code.sql.replace(part, 'select ' ~ columns ~ ' from ' ~ kept.relation_name) -%}
    {%- endfor -%}
    {{ return(code.sql) }}
{% endmacro %}
