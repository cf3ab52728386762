-- Maps a set of accounts with their parents, and what was sold to them, onto the canonical input.
-- raw: the directory of the CSV files as they came; out: the directory to score from, with crm/.
-- The files know no leads: each opportunity stands for one, made on the day that it began (those that
-- did not begin: on the first day of the files). They know products, which the canonical input does
-- not: a product stands where a campaign would, so that one that is not in the list is told.

copy (
    select
        account as account_id,
        account as account_name,
        subsidiary_of as parent_account_id,
        sector as industry,
        cast(employees as integer) as employee_count,
        cast(cast(revenue as decimal(18, 2)) * 1000000 as decimal(18, 2)) as annual_revenue,
        office_location as country
    from read_csv(getvariable('raw') || '/accounts.csv', all_varchar = true)
) to (getvariable('out') || '/crm/accounts.parquet');

copy (
    select
        opportunity_id as lead_id,
        coalesce(cast(engage_date as timestamp), timestamp '2016-10-20') as created_at,
        account as account_id,
        opportunity_id,
        product as campaign_id,
        sales_agent as owner_id
    from read_csv(getvariable('raw') || '/sales_pipeline.csv', all_varchar = true)
) to (getvariable('out') || '/crm/leads.parquet');

copy (
    select
        opportunity_id,
        opportunity_id as lead_id,
        account as account_id,
        sales_agent as owner_id,
        'new' as opportunity_kind,
        cast(close_value as decimal(18, 2)) as amount,
        deal_stage as stage,
        deal_stage in ('Won', 'Lost') as is_closed,
        deal_stage = 'Won' as is_won,
        cast(engage_date as timestamp) as created_at,
        cast(close_date as timestamp) as closed_at
    from read_csv(getvariable('raw') || '/sales_pipeline.csv', all_varchar = true)
) to (getvariable('out') || '/crm/opportunities.parquet');

copy (
    select
        product as campaign_id,
        product as campaign_name
    from read_csv(getvariable('raw') || '/products.csv', all_varchar = true)
) to (getvariable('out') || '/crm/campaigns.parquet');

copy (
    select
        sales_agent as user_id,
        sales_agent as user_name,
        manager as team
    from read_csv(getvariable('raw') || '/sales_teams.csv', all_varchar = true)
) to (getvariable('out') || '/crm/users.parquet');
