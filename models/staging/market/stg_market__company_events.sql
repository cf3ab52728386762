-- grain: one row per event at a company, as it arrived
with source as (
    {{ source_columns('market', 'company_events') }}
),

cleaned as (
    select
        event_id,
        provider,
        lower(domain) as domain,
        event_kind,
        occurred_on,
        magnitude,
        loaded_at,
        unreadable_columns
    from source
)

select * from cleaned
