-- grain: one row per person with single acts, with the key of what the labels of these rest on
-- Noted last, when every table that is kept by person holds the labels of these acts; a run that
-- leaves out one of them, or the acts that they are made of, notes nothing.
{{ config(
    materialized='incremental',
    pre_hook="{{ forget_notes('int_actors__kept', ref('int_actors__compared'), ['actor_key']) }}"
) }}
{%- for name in tables_kept_by_actor() %}
-- depends_on: {{ ref(name) }}
{%- endfor %}
with compared as (
    select * from {{ ref('int_actors__compared') }}
),

kept as (
    select
        actor_key,
        acts_key
    from compared
    where is_due and {{ builds_all_of(['int_acts__due'] + tables_kept_by_actor()) }}
)

select * from kept
