-- grain: one row per account that is not deleted, with its fields as they are at the run's as_of
-- A field with history is read from it, any other has today's value (decision A9). An account made
-- later is not here.
{%- set fields = [
    'industry', 'employee_count', 'employee_band', 'annual_revenue', 'country', 'growth_stage',
] %}
{{ config(materialized='table', tags='no_activity') }}
with accounts as (
    select * from {{ ref('int_accounts__deduplicated') }}
),

field_changes as (
    select * from {{ ref('stg_crm__field_changes') }}
    where entity_kind = 'account' and changed_at is not null
),

run as (
    select * from {{ ref('util_run') }}
),

told as (
    select
        field_changes.entity_id as account_id,
        field_changes.field,
        field_changes.old_value,
        field_changes.new_value,
        field_changes.changed_at,
        field_changes.changed_at <= run.as_of
        and {{ known_at('field_changes.changed_at', 'field_changes.loaded_at') }}
        <= run.known_as_of as is_past
    from field_changes
    cross join run
),

numbered as (
    select
        account_id,
        field,
        coalesce(case when is_past then new_value else old_value end, '') as field_value,
        {{ nearness('account_id, field') }} as nearness
    from told
),

changes as (
    select
        account_id,
        {%- for field in fields %}
        max(case when field = '{{ field }}' then field_value end) as {{ field }},
        {%- endfor %}
        max(case when field = 'parent_account_id' then field_value end) as parent_account_id
    from numbered
    where nearness = 1
    group by account_id
),

standing as (
    select
        accounts.account_id,
        accounts.account_name,
        accounts.owner_id,
        {%- for field in fields %}
        {{ field_then(field, 'accounts') }} as {{ field }},
        {%- endfor %}
        {{ field_then('parent_account_id', 'accounts') }} as parent_account_id
    from accounts
    cross join run
    left join changes on accounts.account_id = changes.account_id
    where accounts.created_at is null or accounts.created_at <= run.as_of
)

select * from standing
