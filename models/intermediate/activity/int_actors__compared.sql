-- grain: one row per person with single acts, told whether this run must judge them
-- Whether a machine did an act shows in what is known of its person, nowhere else: people of whom
-- the same is known keep the labels of their acts. Acts that name nobody count as one person's.
{{ config(
    materialized='table',
    post_hook="{{ forget_notes('int_actors__kept', this, ['actor_key']) }}"
) }}
with acts as (
    select * from {{ ref('int_acts__known') }}
),

timed as (
    select * from {{ ref('int_replies__timed') }}
),

fingerprint as (
    select * from {{ ref('int_activity_rules__fingerprinted') }}
),

kept as (
    {{ as_it_stands('int_actors__kept', {
        'actor_key': text_key("''"), 'acts_key': "''",
    }, beside=tables_kept_by_actor()) }}
),

known as (
    select
        actor_key,
        {{ row_hash('acts') }} as row_hash
    from acts
    union all
    select
        actor_key,
        {{ row_hash('timed') }} as row_hash
    from timed
),

totalled as (
    select
        actor_key,
        {{ hash_total('row_hash') }} as row_hashes
    from known
    group by actor_key
),

fingerprinted as (
    select
        totalled.actor_key,
        totalled.row_hashes || ' ' || fingerprint.classified_by as acts_key
    from totalled
    cross join fingerprint
),

compared as (
    select
        fingerprinted.actor_key,
        fingerprinted.acts_key,
        kept.actor_key is null as is_due
    from fingerprinted
    left join kept
        on
            fingerprinted.actor_key = kept.actor_key
            and fingerprinted.acts_key = kept.acts_key
)

select * from compared
