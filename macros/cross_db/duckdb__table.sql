{#- Tables on DuckDB in one step: as its statements about tables are part of the transaction, the old table goes and the
    new one comes at its commit. dbt makes the new one beside it, renames both and drops the old, with a look at indexes
    and foreign keys, which no table here has; see duckdb__view.sql for what that costs.
    int_scores__summed, a table -> drop table if exists …int_scores__summed; create table …int_scores__summed as (…) -#}
{% materialization table, adapter='duckdb' %}
    {%- set target = this.incorporate(type='table') -%}
    {%- set existing = load_cached_relation(this) -%}
    {{ run_hooks(pre_hooks) }}
    {%- call statement('main') -%}
        {%- if existing is not none -%}
            drop {{ existing.type }} if exists {{ existing }};
        {% endif %}
        {{ create_table_as(false, target, sql) }}
    {%- endcall -%}
    {%- do persist_docs(target, model) -%}
    {{ run_hooks(post_hooks) }}
    {%- do adapter.commit() -%}
    {{ return({'relations': [target]}) }}
{% endmaterialization %}
