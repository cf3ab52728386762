{#- A kept table as the last run left it, without depending on it: what a run must do follows from what was done, and
    a ref would be a circle. An absent table, every table under --full-refresh, one that an earlier version made without
    one of the columns, and one beside which another of the kept tables is absent, is an empty one.
    The two comments tell create_live_view where it reads what the last run left by then.
    as_it_stands('int_event_keys__noted', {'read_on': cast_date('1900-01-01')}) -> select read_on from … -#}
{% macro as_it_stands(model_name, columns, beside=[]) %}
    {%- set relations = [] -%}
    {%- for name in [model_name] + beside if execute and not flags.FULL_REFRESH -%}
        {%- set node = graph.nodes.get('model.lead_scoring.' ~ name) -%}
        {%- set relation = lead_scoring.standing_relation(node) if node -%}
        {%- do relations.append(relation) if relation -%}
    {%- endfor -%}
    {%- set stands = relations | length == beside | length + 1
        and lead_scoring._has_columns(relations[0], columns | list) %}
    /* {{ model_name }} as it stands: {{ columns | join(', ') }} */
    select
        {%- for name, example in columns.items() %}
        {{ name if stands else example ~ ' as ' ~ name }}{{ ',' if not loop.last }}
        {%- endfor %}
    {%- if stands %}
    from {{ relations[0] }}
    {%- else %}
    limit 0
    {%- endif %}
    /* so far */
{%- endmacro %}

{#- _has_columns(int_leads__kept, ['scored_on']) -> true where the table has them all -#}
{% macro _has_columns(relation, columns) %}
    {%- if not flags.INTROSPECT -%}
        {{ return(true) }}
    {%- endif -%}
    {%- set names = adapter.get_columns_in_relation(relation) | map(attribute='name') | map('lower') | list -%}
    {{ return(columns | reject('in', names) | list | length == 0) }}
{% endmacro %}
