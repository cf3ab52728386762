-- grain: one row per scoring moment, with the lead's motion and the reasons it is excluded, if any
{{ config(materialized='table') }}
with motions as (
    select * from {{ ref('int_leads__given_motions') }}
),

exclusions as (
    select * from {{ ref('int_leads__excluded') }}
),

standing as (
    select
        motions.moment_id,
        motions.motion,
        exclusions.exclusion_reason,
        exclusions.exclusion_reasons
    from motions
    left join exclusions on motions.moment_id = exclusions.moment_id
)

select * from standing
