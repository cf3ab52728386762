{#- Stops when the raw directory is empty or not there, and tells of files that no table reads.
    _require_raw_files({}, {}) -> No raw files lie in /data/mine. … -#}
{% macro _require_raw_files(files, relations) %}
    {%- set known, held = [], [] -%}
    {%- for declared in lead_scoring._declared_tables() -%}
        {%- do known.append(declared.source_name ~ '/' ~ declared.name) -%}
        {%- if relations.get(declared.schema ~ '.' ~ declared.identifier) == 'by the user' -%}
            {%- do held.append(declared.name) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if not files and not held -%}
        {%- do exceptions.raise_compiler_error(
            'No raw files lie in ' ~ lead_scoring._raw_path()
            ~ ', or the directory does not exist. '
            ~ 'make run makes demo data there; for your own files set the variable '
            ~ 'lead_scoring__raw_path to the directory that holds crm/, activity/ and market/.'
        ) -%}
    {%- endif -%}
    {%- for table, file in files.items()
        if table not in known and table.split('/')[0] in ['crm', 'activity', 'market'] -%}
        {%- do log(file ~ ' is not read: no source declares a table ' ~ table ~ '.', info=true) -%}
    {%- endfor -%}
{% endmacro %}
