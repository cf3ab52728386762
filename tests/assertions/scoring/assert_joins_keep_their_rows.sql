-- grain: one row per model that has more or fewer rows than what it was made from
-- Rows in = rows out: a join that fans out counts a person or a company twice, one that drops rows
-- loses it. What becomes of leads and events as a whole, assertions of their own tell; where only
-- some of the rows go in, assert_joins_keep_their_rows_in_part.
{% set made_from = {
    'util_scoring_moments': [
        'int_leads__merged', 'int_leads__keyed', 'int_leads__matched_to_accounts',
        'int_leads__described', 'int_leads__classified', 'int_leads__given_roles',
        'int_lead_stages__dated', 'int_lead_stages__aged', 'int_leads__profiled',
        'int_leads__given_motions', 'int_leads__standing', 'int_consents__decided',
        'int_moments__qualified_by_consent',
    ],
    'int_leads__screened': ['util_lead_dispositions'],
    'int_duplicates__paired': ['int_duplicates__listed'],
    'int_company_values__dated': ['int_company_values__chosen'],
    'stage_names': ['int_stage_words__ordered'],
    'int_stage_entries__pivoted': ['int_stage_entries__furthest'],
    'int_lead_sources__kept': ['lead_funnel'],
    'int_source_ids__noted': ['int_source_ids__resolved'],
    'int_accounts__deduplicated': ['int_accounts__keyed'],
    'int_accounts__standing': ['int_accounts__filled', 'int_accounts__placed_in_families'],
    'int_accounts__summed': ['int_accounts__engaged', 'int_accounts__scored', 'account_rollups'],
    'int_families__summed': ['account_families'],
    'int_ledger__summed': ['int_ledger__capped'],
    'int_scores__summed': ['int_scores__graded', 'int_scores__qualified'],
} %}
{#- Of raw leads the usable ones go on, each as a record, beside ids whose row is gone. -#}
{% set of_records = ['int_records__merged', 'int_leads__surviving'] %}

with

rollups as (
    select * from {{ ref('account_rollups') }}
),

scoring_models as (
    select * from {{ ref('stg_rulebook__scoring_models') }}
    where model_role = 'champion'
),

roles as (
    select * from {{ ref('stg_rulebook__committee_roles') }}
),

usable as (
    select lead_id
    from {{ ref('int_leads__screened') }}
    where quarantine_reason is null
),

counted as (
    {%- for source, models in made_from.items() %}
    {%- for model in models %}
    select
        '{{ model }}' as model_name,
        count(*) as difference
    from {{ ref(model) }}
    union all
    select
        '{{ model }}' as model_name,
        -count(*) as difference
    from {{ ref(source) }}
    union all
    {%- endfor %}
    {%- endfor %}
    {%- for model in of_records %}
    select
        '{{ model }}' as model_name,
        count(*) as difference
    from {{ ref(model) }}
    where record_id in (select usable.lead_id from usable)
    union all
    select
        '{{ model }}' as model_name,
        -count(*) as difference
    from usable
    union all
    {%- endfor %}
    select
        'int_leads__surviving' as model_name,
        count(*) as difference
    from {{ ref('int_leads__erased') }}
    where record_id in (select usable.lead_id from usable)
    union all
    select
        'buying_committees' as model_name,
        count(*) as difference
    from {{ ref('buying_committees') }}
    union all
    select
        'buying_committees' as model_name,
        -count(*) as difference
    from rollups
    inner join scoring_models
        on
            rollups.scoring_model_id = scoring_models.scoring_model_id
            and {{ in_force('scoring_models', 'rollups.scored_on') }}
    inner join roles on {{ in_force('roles', 'rollups.scored_on') }}
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
