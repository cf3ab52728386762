{#- Rows of literals, written as after `values`, as a query that every engine reads: BigQuery and Redshift know no
    `values`, and Postgres gives a null the type of the rows before it.
    {% call literal_rows('a, b') %} (null, 1), ('x', 2) {% endcall %}
    -> select nullif('x', 'x') as a, 1 as b union all select 'x', 2 -#}
{% macro literal_rows(names) %}
    {%- set rows, state = [], namespace(depth=0, cell='', cells=[]) -%}
    {%- for piece in modules.re.findall("'(?:[^']|'')*'|[(),]|[^'(),]+", caller()) -%}
        {%- set state.depth = state.depth + {'(': 1, ')': -1}.get(piece, 0) -%}
        {%- if (piece == ',' and state.depth == 1) or (piece == ')' and state.depth == 0) -%}
            {%- do state.cells.append(state.cell | trim) -%}
            {%- set state.cell = '' -%}
            {%- if state.depth == 0 -%}
                {%- do rows.append(state.cells) -%}
                {%- set state.cells = [] -%}
            {%- endif -%}
        {%- elif state.depth > 1 or (state.depth == 1 and piece != '(') -%}
            {%- set state.cell = state.cell ~ piece -%}
        {%- endif -%}
    {%- endfor -%}
    {%- for cells in rows %}
        {%- set first = loop.first -%}
        {{- '\nunion all' if not first }}
select {% for name in names.split(', ') -%}
        {%- set cell, known = cells[loop.index0], rows | map(attribute=loop.index0) | reject('equalto', 'null') | list -%}
        {{- 'nullif(' ~ known[0] ~ ', ' ~ known[0] ~ ')' if first and cell == 'null' and known else cell -}}
        {{- ' as ' ~ name if first }}{{ ', ' if not loop.last }}
    {%- endfor -%}
    {%- endfor -%}
{% endmacro %}
