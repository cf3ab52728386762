-- Maps the leads of an outsourced sales-development team onto the canonical input.
-- raw: the directory of the CSV files as they came; out: the directory to score from, with crm/.
-- Only what the data knows is mapped. Left out, and why:
--   stage changes: the file has the stage of today alone, without a date;
--   TimeZone: four time zones are no country, and no rule asks for one;
--   the unnamed last column of Opportunities.csv: a second amount, given for two rows of three.

copy (
    select
        LeadId as lead_id,
        strptime(CreatedDate, '%Y%m%d') as created_at,
        Title as job_title,
        Industry as industry,
        cast(Employees as integer) as employee_count,
        LeadSource as lead_source,
        OwnerEmployeeId as owner_id,  -- the rep; nobody owns a lead whose stage is New
        Stage as status,  -- an outcome: shown as the lifecycle stage, never an input of fit
        DisqualifiedReason as disqualified_reason,  -- an outcome too
        ConvertedOpportunityId as opportunity_id
    from read_csv(getvariable('raw') || '/Leads.csv', all_varchar = true)
) to (getvariable('out') || '/crm/leads.parquet');

copy (
    with

    opportunities as (
        select
            *,
            strptime(CreatedDate, '%m/%d/%Y') as created_at,
            strptime(AcceptedDecisionDate, ['%m/%d/%Y %H:%M', '%m/%d/%Y']) as decided_at,
            IsAccepted = 'TRUE' as is_accepted
        from read_csv(getvariable('raw') || '/Opportunities.csv', all_varchar = true)
    )

    select
        OpportunityId as opportunity_id,
        OwnerEmployeeId as owner_id,  -- the account manager; the rep stands on the lead
        'new' as opportunity_kind,
        cast(Amount as decimal(18, 2)) as amount,
        case when is_accepted then 'Accepted' else 'Rejected' end as stage,
        created_at,
        case when is_accepted then decided_at end as accepted_at,
        case when not is_accepted then decided_at end as closed_at,
        not is_accepted as is_closed,
        case when not is_accepted then 'Not accepted' end as lost_reason
    from opportunities
) to (getvariable('out') || '/crm/opportunities.parquet');

copy (
    select
        EmployeeId as user_id,
        FirstName || ' ' || LastName as user_name,
        Role as team
    from read_csv(getvariable('raw') || '/Employees.csv', all_varchar = true)
) to (getvariable('out') || '/crm/users.parquet');
