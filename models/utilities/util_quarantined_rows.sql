-- grain: one row per raw row × reason for which it, or one of its values, could not be used
-- A row is left out whole only where its key or its time cannot be used; an unreadable value, or a
-- parent that cannot be followed, is left empty and its row stays.
{%- set readable = {
    'crm.accounts': 'account_id', 'crm.campaigns': 'campaign_id',
    'crm.campaign_spend': 'campaign_id', 'crm.consents': 'lead_id',
    'crm.erasure_requests': 'lead_id', 'crm.external_scores': 'lead_id',
    'crm.field_changes': 'entity_id', 'crm.lead_emails': 'lead_id',
    'crm.lead_merges': 'losing_lead_id', 'crm.lead_stage_changes': 'lead_id',
    'crm.leads': 'lead_id', 'crm.opportunities': 'opportunity_id',
    'crm.opportunity_people': 'opportunity_id', 'crm.purchases': 'account_id',
    'crm.qualification_answers': 'lead_id', 'crm.score_overrides': 'override_id',
    'crm.users': 'user_id', 'activity.events': 'event_id',
    'activity.event_attributes': 'event_id', 'activity.identities': 'anonymous_id',
    'activity.sales_touches': 'touch_id', 'market.company_events': 'event_id',
    'market.company_profiles': 'domain', 'market.intent_surges': 'domain',
} %}
with left_out as (
    select * from {{ ref('util_left_out_rows') }}
),

refused_conversions as (
    select * from {{ ref('int_lead_merges__refused') }}
    where source_table = 'crm.leads'
),

addresses as (
    select * from {{ ref('int_addresses__read') }}
    where problem is not null
),

families as (
    select * from {{ ref('int_accounts__placed_in_families') }}
),

unreadable as (
    {%- for table, key in readable.items() %}
    select
        '{{ table }}' as source_table,
        {{ key }} as row_key,
        'unreadable value' as reason,
        unreadable_columns as columns_named,
        false as is_left_out
    from {{ ref('stg_' ~ table | replace('.', '__')) }}
    where unreadable_columns <> ''
    union all
    {%- endfor %}
    {%- for table in [
        'crm.leads', 'crm.lead_emails', 'crm.consents', 'crm.erasure_requests',
        'activity.identities',
    ] %}
    {%- set relation = ref('stg_' ~ table | replace('.', '__')) %}
    select
        '{{ table }}' as source_table,
        {{ relation.identifier }}.{{ readable[table] }} as row_key,
        addresses.problem as reason,
        'email' as columns_named,
        false as is_left_out
    from {{ relation }}
    inner join addresses on lower({{ relation.identifier }}.email) = addresses.written_email
    union all
    {%- endfor %}
    select
        source_table,
        losing_lead_id as row_key,
        reason,
        'converted_to_id' as columns_named,
        false as is_left_out
    from refused_conversions
),

quarantined as (
    select
        source_table,
        row_key,
        reason,
        cast(null as {{ dbt.type_string() }}) as columns_named,
        true as is_left_out
    from left_out
    union all
    select * from unreadable
    union all
    select
        'crm.accounts' as source_table,
        account_id as row_key,
        parent_fault as reason,
        'parent_account_id' as columns_named,
        false as is_left_out
    from families
    where parent_fault is not null
)

select * from quarantined
