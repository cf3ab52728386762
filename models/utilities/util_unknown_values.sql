-- grain: one row per column of the CRM × value in it that names nothing known
-- An id of a record that is not there, or a word that no look-up reads. Its row stays and counts,
-- as if the cell were empty. A list that is empty altogether, such as users that nobody loads, is
-- no list to be held against.
{%- set uses = [
    ('crm.leads', 'account_id', 'accounts'), ('crm.leads', 'owner_id', 'users'),
    ('crm.leads', 'campaign_id', 'campaigns'), ('crm.leads', 'industry', 'industries'),
    ('crm.leads', 'country', 'countries'), ('crm.leads', 'employee_band', 'bands'),
    ('crm.accounts', 'parent_account_id', 'accounts'), ('crm.accounts', 'industry', 'industries'),
    ('crm.accounts', 'country', 'countries'), ('crm.accounts', 'employee_band', 'bands'),
    ('crm.opportunities', 'account_id', 'accounts'), ('crm.opportunities', 'lead_id', 'leads'),
    ('crm.opportunity_people', 'lead_id', 'leads'),
    ('crm.opportunity_people', 'opportunity_id', 'opportunities'),
    ('crm.lead_stage_changes', 'stage', 'stages'),
] %}
{%- set lists = {
    'accounts': ('stg_crm__accounts', 'account_id'), 'leads': ('stg_crm__leads', 'lead_id'),
    'users': ('stg_crm__users', 'user_id'), 'campaigns': ('stg_crm__campaigns', 'campaign_id'),
    'opportunities': ('stg_crm__opportunities', 'opportunity_id'),
    'industries': ('industry_synonyms', 'industry_name'),
    'countries': ('country_regions', 'country_name'), 'bands': ('size_bands', 'employee_band'),
    'stages': ('stage_names', 'crm_word'),
} %}
with listed as (
    {%- for list_name, (relation, column) in lists.items() %}
    select
        '{{ list_name }}' as list_name,
        {{ column }} as list_value
    from {{ ref(relation) }}
    where {{ column }} is not null
    union all
    {%- endfor %}
    select
        'leads' as list_name,
        record_id as list_value
    from {{ ref('int_lead_merges__chosen') }}
),

known as (
    select
        list_name,
        list_value
    from listed
    group by
        list_name,
        list_value
),

known_lists as (
    select list_name
    from known
    group by list_name
),

used as (
    {%- for table, column, list_name in uses %}
    select
        '{{ table }}' as source_table,
        '{{ column }}' as column_name,
        '{{ list_name }}' as list_name,
        {{ column }} as used_value,
        {{ column if lists[list_name][0].startswith('stg_') else 'lower(' ~ column ~ ')' }}
            as list_value
    from {{ ref('stg_' ~ table | replace('.', '__')) }}
    where {{ column }} is not null
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

unknown as (
    select
        used.source_table,
        used.column_name,
        used.used_value as unknown_value,
        count(*) as rows_count
    from used
    inner join known_lists on used.list_name = known_lists.list_name
    left join known
        on
            used.list_name = known.list_name
            and used.list_value = known.list_value
    where known.list_value is null
    group by
        used.source_table,
        used.column_name,
        used.used_value
)

select * from unknown
