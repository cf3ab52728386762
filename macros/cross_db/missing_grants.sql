{#- What the role of this run may not do and must, as the statements that allow it: read these raw tables, and make tables
    in these schemas. Nothing where the engine is not asked; there its own words come when a table is read.
    missing_grants([raw_crm.leads], ['lead_scoring']) -> ['grant select on raw_crm.leads to ada'] -#}
{% macro missing_grants(raw_tables, schemas) %}
    {{ return(adapter.dispatch('missing_grants', 'lead_scoring')(raw_tables, schemas)) }}
{% endmacro %}

{% macro default__missing_grants(raw_tables, schemas) %}{{ return([]) }}{% endmacro %}

{#- Postgres lists a table to everybody, and its columns to nobody who may not read it: it would look empty, not closed.
    A right to some columns is enough: the others count as absent. -#}
{% macro postgres__missing_grants(raw_tables, schemas) %}
    {%- set read, names = [], [] -%}
    {%- for declared in raw_tables -%}
        {%- do read.append(declared.schema) -%}
        {%- do names.append("('" ~ declared.schema ~ "', '" ~ declared.identifier ~ "')") -%}
    {%- endfor -%}
    {%- set query -%}
        select statement_text
        from (
            select
                1 as place,
                format('grant create on database %I to %I', current_database(), current_user) as statement_text
            where
                not has_database_privilege(current_database(), 'create')
                and (select count(*) from pg_namespace where nspname in ('{{ schemas | join("', '") }}')) < {{ schemas | length }}
            union all
            select
                2 as place,
                format('grant usage on schema %I to %I', nspname, current_user) as statement_text
            from pg_namespace
            where nspname in ('{{ (read + schemas) | unique | join("', '") }}') and not has_schema_privilege(oid, 'usage')
            union all
            select
                3 as place,
                format('grant create on schema %I to %I', nspname, current_user) as statement_text
            from pg_namespace
            where nspname in ('{{ schemas | join("', '") }}') and not has_schema_privilege(oid, 'create')
            {%- if names %}
            union all
            select
                4 as place,
                format(
                    'grant select on %s to %I',
                    string_agg(format('%I.%I', pg_namespace.nspname, pg_class.relname), ', ' order by pg_class.relname),
                    current_user
                ) as statement_text
            from pg_class
            inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
            where
                (pg_namespace.nspname, pg_class.relname) in ({{ names | join(', ') }})
                and not has_any_column_privilege(pg_class.oid, 'select')
            group by pg_namespace.nspname
            {%- endif %}
        ) as missing
        order by place, statement_text
    {%- endset -%}
    {{ return(run_query(query).columns[0].values() | list) }}
{% endmacro %}

{#- Redshift takes every form of Postgres that it has none of its own for, and has no string_agg. -> nothing -#}
{% macro redshift__missing_grants(raw_tables, schemas) %}{{ return([]) }}{% endmacro %}
