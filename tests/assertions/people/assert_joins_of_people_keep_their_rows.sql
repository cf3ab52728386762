-- grain: one row per model of the people room that has more or fewer rows than what it was
-- made from
-- Rows in = rows out: a join that fans out counts a person twice, one that drops loses a person.
{% set of_moments = [
    'int_leads__merged', 'int_leads__matched_to_accounts', 'int_leads__described',
    'int_leads__classified', 'int_leads__given_roles', 'int_lead_stages__aged',
    'int_leads__profiled', 'int_leads__given_motions', 'int_leads__standing',
    'int_consents__decided', 'int_moments__qualified_by_consent',
] %}

with

usable as (
    select lead_id
    from {{ ref('int_leads__screened') }}
    where quarantine_reason is null
),

counted as (
    {%- for model in of_moments %}
    select
        '{{ model }}' as model_name,
        count(*) as difference
    from {{ ref(model) }}
    union all
    select
        '{{ model }}' as model_name,
        -count(*) as difference
    from {{ ref('util_scoring_moments') }}
    union all
    {%- endfor %}
    select
        'int_records__merged' as model_name,
        count(*) as difference
    from {{ ref('int_records__merged') }}
    where record_id in (select usable.lead_id from usable)
    union all
    select
        'int_records__merged' as model_name,
        -count(*) as difference
    from {{ ref('int_leads__screened') }}
    where quarantine_reason is null
    union all
    select
        'int_leads__surviving' as model_name,
        count(*) as difference
    from {{ ref('int_leads__surviving') }}
    where record_id in (select usable.lead_id from usable)
    union all
    select
        'int_leads__surviving' as model_name,
        count(*) as difference
    from {{ ref('int_leads__erased') }}
    where record_id in (select usable.lead_id from usable)
    union all
    select
        'int_leads__surviving' as model_name,
        -count(*) as difference
    from {{ ref('int_leads__screened') }}
    where quarantine_reason is null
    union all
    select
        'int_source_ids__resolved' as model_name,
        count(*) as difference
    from {{ ref('int_source_ids__resolved') }}
    union all
    select
        'int_source_ids__resolved' as model_name,
        -count(*) as difference
    from {{ ref('int_source_ids__noted') }}
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
