-- grain: one row per observation of interest, as it arrived
with source as (
    {{ source_columns('market', 'intent_surges') }}
),

cleaned as (
    select
        provider,
        lower(domain) as domain,
        topic,
        surge_score,
        observed_on,
        loaded_at,
        unreadable_columns
    from source
)

select * from cleaned
