-- grain: one row per row of a look-up that rules read, as one text
{%- set lookups = [
    ('free_mail_domains', ['domain']),
    ('disposable_domains', ['domain']),
    ('country_regions', ['country_name', 'country_code', 'region', 'is_served']),
    ('industry_synonyms', ['industry_name', 'industry']),
    ('stage_names', ['crm_word', 'stage']),
    ('funnel_stages', ['stage', 'stage_order', 'is_open']),
    ('size_bands', ['employee_band', 'employee_min']),
    ('exchange_rates', ['currency', 'month', 'rate']),
    ('exclusion_reasons', ['exclusion_reason', 'precedence']),
] %}
with unioned as (
    {%- for seed_name, columns in lookups %}
    select
        '{{ seed_name }}' as seed_name,
        '' as scoring_model_id,
        {{ row_text(columns) }} as row_text,
        {{ cast_date('1900-01-01') }} as valid_from,
        {{ cast_date('9999-12-31') }} as valid_to
    from {{ ref(seed_name) }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select * from unioned
