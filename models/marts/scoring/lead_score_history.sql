-- grain: one row per scoring model × lead × validity interval in whole UTC days
-- Days outside of what this run writes are kept as they are and joined to it where states agree.
{{ config(
    materialized='incremental',
    unique_key=['scoring_model_id', 'lead_id'],
    on_schema_change='append_new_columns',
    full_refresh=false,
    post_hook="delete from {{ this }} where lead_id in (
        select source_id from {{ ref('int_erased_ids__listed') }} where id_kind = 'lead_id'
    )"
) }}
{% set state_columns = [
    'score', 'grade', 'intent_level', 'priority', 'lifecycle_stage', 'is_mql', 'is_sql_ready',
    'is_disqualified', 'is_excluded', 'rulebook_version',
] %}
{%- set columns = [
    'grade', 'intent_level', 'lifecycle_stage', 'fit_score', 'intent_score', 'negative_points',
    'raw_score', 'rounded_score', 'score', 'priority', 'is_mql', 'is_sql_ready',
    'is_disqualified', 'is_excluded', 'profile_is_point_in_time', 'rulebook_version',
] %}
-- depends_on: {{ ref('int_leads__rewritten') }}
with states as (
    select * from {{ ref('int_day_states__dated') }}
),
{% if is_incremental() %}
rewritten as (
    select * from {{ ref('int_leads__rewritten') }}
),

kept as (
    select
        history.*,
        rewritten.rewritten_from,
        rewritten.rewritten_to
    from {{ this }} as history  -- noqa: AL07
    inner join rewritten on history.lead_id = rewritten.lead_id
),
{% endif %}
unioned as (
    select
        scoring_model_id,
        lead_id,
        valid_from,
        valid_to,
        {{ columns | join(',\n        ') }}
    from states
    {% if is_incremental() %}
    union all
    select
        scoring_model_id,
        lead_id,
        valid_from,
        least({{ open_ended('valid_to') }}, rewritten_from) as valid_to,
        {{ columns | join(',\n        ') }}
    from kept
    where valid_from < rewritten_from
    union all
    select
        scoring_model_id,
        lead_id,
        greatest(valid_from, rewritten_to) as valid_from,
        valid_to,
        {{ columns | join(',\n        ') }}
    from kept
    where rewritten_to is not null and {{ open_ended('valid_to') }} > rewritten_to
    {% endif %}
),

described as (
    select
        *,
        {{ row_text(state_columns) }} as state
    from unioned
),

followed as (
    select
        *,
        lag(state) over (
            partition by scoring_model_id, lead_id order by valid_from
        ) as state_before,
        lag({{ open_ended('valid_to') }}) over (
            partition by scoring_model_id, lead_id order by valid_from
        ) as valid_to_before,
        max({{ open_ended('valid_to') }}) over (
            partition by scoring_model_id, lead_id
            order by valid_from
            rows between unbounded preceding and unbounded following
        ) as ends_on
    from described
),

begun as (
    select *
    from followed
    where state_before is null or state <> state_before or valid_from <> valid_to_before
),

ended as (
    select
        *,
        lead(valid_to_before) over (
            partition by scoring_model_id, lead_id order by valid_from
        ) as last_valid_to
    from begun
),

intervals as (
    select
        scoring_model_id,
        lead_id,
        valid_from,
        nullif(coalesce(last_valid_to, ends_on), {{ open_ended('null') }}) as valid_to,
        {{ columns | join(',\n        ') }}
    from ended
)

select * from intervals
