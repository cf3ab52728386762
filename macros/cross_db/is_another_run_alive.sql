{#- Whether a run that is booked and not over may still be working. Nobody can tell by default: it counts as alive for
    lead_scoring__longest_run_minutes.
    is_another_run_alive() on Snowflake -> true; on Postgres, where no other connection of dbt is left -> false -#}
{% macro is_another_run_alive() %}
    {{ return(adapter.dispatch('is_another_run_alive', 'lead_scoring')()) }}
{% endmacro %}

{% macro default__is_another_run_alive() %}{{ return(true) }}{% endmacro %}

{#- Postgres knows its connections. dbt opens one a node, so between two nodes there may be none for a moment: it is
    looked for during two seconds. -> false once a killed run's connection is gone -#}
{% macro postgres__is_another_run_alive() %}
    {%- for look in range(20) -%}
        {%- set found = run_query(
            "select pg_sleep(0.1), pg_stat_clear_snapshot(), (select count(*) from pg_stat_activity"
            ~ " where datname = current_database() and pid <> pg_backend_pid()"
            ~ " and application_name = current_setting('application_name'))"
        ) -%}
        {%- if found.rows[0][2] > 0 -%}
            {{ return(true) }}
        {%- endif -%}
    {%- endfor -%}
    {{ return(false) }}
{% endmacro %}

{#- Redshift takes every form of Postgres that it has none of its own for, and has no such view. -> true -#}
{% macro redshift__is_another_run_alive() %}{{ return(true) }}{% endmacro %}
