{#- Tells when no as_of is given and the newest lead or event is over a week old: every lead would
    look cold. It prints the variable that scores at the end of the newest day instead.
    tell_stale_data() -> The newest lead or event is of 2026-06-30, … -#}
{% macro tell_stale_data() %}
    {%- if not var('lead_scoring__as_of') and flags.WHICH in ['build', 'run'] -%}
        {%- set now = run_started_at.strftime('%Y-%m-%d %H:%M:%S') -%}
        {%- set query -%}
            select max(newest_at) as newest_at
            from (
                select max(created_at) as newest_at
                from ({{ lead_scoring.source_columns('crm', 'leads') }}) as leads
                where created_at <= cast('{{ now }}' as {{ dbt.type_timestamp() }})
                union all
                select max(occurred_at) as newest_at
                from ({{ lead_scoring.source_columns('activity', 'events') }}) as events
                where occurred_at <= cast('{{ now }}' as {{ dbt.type_timestamp() }})
            ) as newest
        {%- endset -%}
        {%- set newest_at = run_query(query).rows[0][0] -%}
        {%- set week = modules.datetime.timedelta(days=7) -%}
        {%- if newest_at and run_started_at.replace(tzinfo=none) - newest_at > week -%}
            {%- set day = newest_at.strftime('%Y-%m-%d') -%}
            {%- do log(
                'The newest lead or event is of ' ~ day ~ ', more than a week before this run, so '
                ~ "every lead will look cold. To score that day: --vars '{lead_scoring__as_of: "
                ~ day ~ "}'", info=true
            ) -%}
        {%- endif -%}
    {%- endif -%}
{% endmacro %}
