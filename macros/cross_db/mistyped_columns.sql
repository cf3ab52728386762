{#- The columns of a table that stands whose type is another one than declared, each with the statement that gives it its
    type again. Nothing where the engine is not asked: it names types differently when it tells of a table.
    mistyped_columns(lead_scores, <its columns>) -> [{'name': 'score', 'found': 'text', 'declared': 'int',
    'statement': 'alter table lead_scores alter column score set data type int using cast(score as int)'}] -#}
{% macro mistyped_columns(relation, columns) %}
    {{ return(adapter.dispatch('mistyped_columns', 'lead_scoring')(relation, columns)) }}
{% endmacro %}

{% macro default__mistyped_columns(relation, columns) %}{{ return([]) }}{% endmacro %}

{#- A decimal with fewer places would round what is written into it, so its digits count too: decimal(18,4) is not
    numeric(5,2). -#}
{% macro postgres__mistyped_columns(relation, columns) %}
    {%- set wrong, declared = [], {} -%}
    {%- for column in columns -%}
        {%- do declared.update({column.name: api.Column.translate_type(column.data_type) | lower}) -%}
    {%- endfor -%}
    {%- for column in adapter.get_columns_in_relation(relation) if column.name in declared -%}
        {%- set wanted = declared[column.name] -%}
        {#- Of a text dbt tells a length that it has not. -#}
        {%- set found = (column.dtype if column.is_string() else column.data_type) | lower -%}
        {%- set digits = modules.re.findall('\d+', found) == modules.re.findall('\d+', wanted) -%}
        {%- if lead_scoring.type_family(found) != lead_scoring.type_family(wanted)
            or (lead_scoring.type_family(wanted) == 'decimal' and not digits) -%}
            {%- do wrong.append({
                'name': column.name, 'found': found, 'declared': wanted,
                'statement': 'alter table ' ~ relation ~ ' alter column ' ~ column.name ~ ' set data type ' ~ wanted
                ~ ' using cast(' ~ column.name ~ ' as ' ~ wanted ~ ')'
            }) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(wrong) }}
{% endmacro %}

{% macro duckdb__mistyped_columns(relation, columns) %}
    {{ return(lead_scoring.postgres__mistyped_columns(relation, columns)) }}
{% endmacro %}

{% macro redshift__mistyped_columns(relation, columns) %}{{ return([]) }}{% endmacro %}
