-- grain: one row per model of the people room that has more or fewer rows than what it was made from
-- Rows in = rows out: a join that fans out would count a person twice, one that drops loses a person.
{% set of_moments = [
    'int_leads__merged', 'int_leads__matched_to_accounts', 'int_leads__described',
    'int_leads__classified', 'int_leads__given_roles', 'int_lead_stages__aged',
    'int_leads__profiled', 'int_leads__given_motions', 'int_leads__standing',
    'int_consents__decided', 'int_moments__qualified_by_consent',
] %}

with

usable_records as (
    select count(*) as rows_in
    from {{ ref('int_leads__screened') }}
    where quarantine_reason is null
),

erased_records as (
    select count(*) as rows_in
    from {{ ref('int_leads__erased') }}
),

moments as (
    select count(*) as rows_in
    from {{ ref('util_scoring_moments') }}
),

source_ids as (
    select count(*) as rows_in
    from {{ ref('int_source_ids__noted') }}
),

assigned as (
    select count(*) as rows_in
    from {{ ref('int_records__assigned_to_moments') }}
    where record_rank = 1
),

counted as (
    {%- for model in of_moments %}
    select
        '{{ model }}' as model_name,
        (select count(*) from {{ ref(model) }}) as rows_out,  -- one number -- noqa: ST05
        rows_in
    from moments
    union all
    {%- endfor %}
    select
        'int_records__merged' as model_name,
        (select count(*) from {{ ref('int_records__merged') }}) as rows_out,
        rows_in
    from usable_records
    union all
    select
        'int_leads__surviving' as model_name,
        (select count(*) from {{ ref('int_leads__surviving') }}) as rows_out,
        usable_records.rows_in - erased_records.rows_in as rows_in
    from usable_records
    cross join erased_records
    union all
    select
        'int_source_ids__resolved' as model_name,
        (select count(*) from {{ ref('int_source_ids__resolved') }}) as rows_out,
        rows_in
    from source_ids
    union all
    select
        'int_records__assigned_to_moments' as model_name,
        assigned.rows_in as rows_out,
        moments.rows_in
    from moments
    cross join assigned
)

select *
from counted
where rows_in <> rows_out
