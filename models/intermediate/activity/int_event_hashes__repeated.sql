-- grain: one row per hash of event keys that has occurred more than once
-- Candidates only: which copy counts is decided on the full key. One too many does no harm.
{{ config(materialized='incremental') }}
with keys as (
    select * from {{ ref('int_event_keys__standing') }}
),

keys_read as (
    select * from {{ ref('int_event_keys__read') }}
),
{% if is_incremental() %}
known as (
    select * from {{ this }}
),

recent as (
    select keys_read.event_hash
    from keys_read
    left join known on keys_read.event_hash = known.event_hash
    where known.event_hash is null
    group by keys_read.event_hash
),
{% endif %}
repeated as (
    select keys.event_hash
    from keys
    {% if is_incremental() -%}
    inner join recent on keys.event_hash = recent.event_hash
    {% endif -%}
    group by keys.event_hash
    having count(*) > 1
)

select * from repeated
