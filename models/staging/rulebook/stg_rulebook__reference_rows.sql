-- grain: one row per row of a look-up that rules read, as one text
{%- set look_ups = {
    'free_mail_domains': ['domain'],
    'disposable_domains': ['domain'],
    'email_providers': ['domain', 'same_as_domain', 'are_dots_ignored', 'tag_sign'],
    'role_mailboxes': ['local_part'],
    'public_suffixes': ['public_suffix'],
    'legal_forms': ['legal_form'],
    'country_regions': ['country_name', 'country_code', 'region', 'is_served'],
    'industry_synonyms': ['industry_name', 'industry'],
    'stage_names': ['crm_word', 'stage'],
    'funnel_stages': ['stage', 'stage_order', 'is_open'],
    'size_bands': ['employee_band', 'employee_min'],
    'attributes': ['attribute', 'is_of_company'],
    'exchange_rates': ['currency', 'month', plain_number('rate')],
    'exclusion_reasons': ['exclusion_reason', 'precedence'],
} %}
with

{%- for name in look_ups %}
{{ name }} as (
    select * from {{ ref(name) }}
),
{% endfor %}
unioned as (
    {%- for name, columns in look_ups.items() %}
    select
        '{{ name }}' as seed_name,
        '' as scoring_model_id,
        {{ row_text(columns) }} as row_text,
        {{ cast_date('1900-01-01') }} as valid_from,
        {{ cast_date('9999-12-31') }} as valid_to
    from {{ name }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select * from unioned
