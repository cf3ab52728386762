-- grain: one row per model that has more or fewer rows than those that go into it
-- Rows in = rows out where a condition chooses what goes in, or each row becomes several.
with

scores as (
    select * from {{ ref('lead_scores') }}
),

scored as (
    select lead_id
    from scores
    group by lead_id
),

attribute_rows as (
    select * from {{ ref('lead_attributes') }}
),

attributes as (
    select attribute
    from attribute_rows
    group by attribute
),

crm_values as (
    select
        moment_id,
        attribute
    from {{ ref('int_crm_values__listed') }}
    group by
        moment_id,
        attribute
),

recorded_merges as (
    select
        coalesce(losing_lead_id, '') as losing_lead_id,
        coalesce(winning_lead_id, '') as winning_lead_id
    from {{ ref('stg_crm__lead_merges') }}
),

refused_merges as (
    select
        coalesce(losing_lead_id, '') as losing_lead_id,
        coalesce(winning_lead_id, '') as winning_lead_id
    from {{ ref('int_lead_merges__refused') }}
    where source_table = 'crm.lead_merges'
),

refused_pairs as (
    select
        losing_lead_id,
        winning_lead_id
    from refused_merges
    group by
        losing_lead_id,
        winning_lead_id
),

counted as (
    select
        'lead_attributes' as model_name,
        count(*) as difference
    from attribute_rows
    union all
    select
        'lead_attributes' as model_name,
        -count(*) as difference
    from scored
    cross join attributes
    union all
    select
        'int_account_people__ranked' as model_name,
        count(*) as difference
    from {{ ref('int_account_people__ranked') }}
    union all
    select
        'int_account_people__ranked' as model_name,
        -count(*) as difference
    from scores
    where account_id is not null and not is_excluded
    union all
    select
        'int_lead_values__chosen' as model_name,
        count(*) as difference
    from {{ ref('int_lead_values__chosen') }}
    where source_kind <> 'provider'
    union all
    select
        'int_lead_values__chosen' as model_name,
        -count(*) as difference
    from crm_values
    union all
    select
        'int_company_values__observed' as model_name,
        count(*) as difference
    from {{ ref('int_company_values__observed') }}
    union all
    select
        'int_company_values__observed' as model_name,
        -(
            count(industry) + count(employee_count) + count(annual_revenue) + count(country)
            + count(growth_stage)
        ) as difference
    from {{ ref('stg_market__company_profiles') }}
    where observed_at is not null and {{ bare_domain('domain') }} is not null
    union all
    select
        'int_stage_changes__mapped' as model_name,
        count(*) as difference
    from {{ ref('int_stage_changes__mapped') }}
    union all
    select
        'int_stage_changes__mapped' as model_name,
        -count(*) as difference
    from {{ ref('stg_crm__lead_stage_changes') }}
    where lead_id is not null and changed_at is not null
    union all
    select
        'int_lead_merges__refused' as model_name,
        count(*) as difference
    from refused_merges
    union all
    select
        'int_lead_merges__refused' as model_name,
        -count(*) as difference
    from recorded_merges
    inner join refused_pairs
        on
            recorded_merges.losing_lead_id = refused_pairs.losing_lead_id
            and recorded_merges.winning_lead_id = refused_pairs.winning_lead_id
),

summed as (
    select
        model_name,
        sum(difference) as rows_too_many
    from counted
    group by model_name
    having sum(difference) <> 0
)

select * from summed
