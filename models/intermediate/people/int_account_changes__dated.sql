-- grain: one row per scoring moment whose account has a field with recorded history
-- Empty text means that the field was empty then; null means that it has no history.
with changes as (
    select * from {{ ref('stg_crm__field_changes') }}
),

matches as (
    select * from {{ ref('int_leads__matched_to_accounts') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

told as (
    select
        matches.moment_id,
        changes.field,
        changes.old_value,
        changes.new_value,
        changes.changed_at,
        changes.changed_at <= moments.as_of
        and {{ known_at('changes.changed_at', 'changes.loaded_at') }} <= moments.known_as_of
            as is_past
    from changes
    inner join matches on changes.entity_id = matches.account_id
    inner join moments on matches.moment_id = moments.moment_id
    where changes.entity_kind = 'account' and changes.changed_at is not null
),

numbered as (
    select
        moment_id,
        field,
        coalesce(case when is_past then new_value else old_value end, '') as field_value,
        {{ nearness('moment_id, field') }} as nearness
    from told
),

pivoted as (
    select
        moment_id,
        max(case when field = 'industry' then field_value end) as industry,
        max(case when field = 'employee_count' then field_value end) as employee_count,
        max(case when field = 'employee_band' then field_value end) as employee_band,
        max(case when field = 'annual_revenue' then field_value end) as annual_revenue,
        max(case when field = 'country' then field_value end) as country,
        max(case when field = 'growth_stage' then field_value end) as growth_stage
    from numbered
    where nearness = 1
    group by moment_id
)

select * from pivoted
