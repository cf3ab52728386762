-- grain: one row per lead that created an opportunity, with the money it stands for
-- An opportunity without an amount adds nothing to a sum and is counted apart.
with credited as (
    select * from {{ ref('int_opportunities__credited') }}
),

summed as (
    select
        lead_id,
        count(*) as opportunity_count,
        sum(case when reporting_amount is null then 1 else 0 end) as unpriced_opportunity_count,
        sum(coalesce(reporting_amount, 0)) as pipeline_amount,
        sum(case when is_won then coalesce(reporting_amount, 0) else 0 end) as won_amount
    from credited
    group by lead_id
)

select * from summed
