-- grain: one row per scoring model × current moment × rule that counts more acts than there were
-- The acts are counted anew from the placed events, apart from how rules count them.
with

activities as (
    select * from {{ ref('int_activities__placed') }}
),

evidence as (
    select * from {{ ref('int_activities__earned') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

acts as (
    select
        moment_id,
        signal,
        sum(occurrences) as occurrences
    from activities
    where disposition = 'in_question'
    group by
        moment_id,
        signal
),

counted as (
    select
        moment_id,
        rule_number,
        sum(occurrences) as occurrences
    from evidence
    where not is_company_evidence
    group by
        moment_id,
        rule_number
),

wrong as (
    select
        rules.scoring_model_id,
        counted.moment_id,
        rules.rule_id,
        rules.rule_id || ' counts ' || cast(counted.occurrences as {{ dbt.type_string() }})
        || ' acts of a lead that has '
        || cast(coalesce(acts.occurrences, 0) as {{ dbt.type_string() }}) || '.' as sentence
    from counted
    inner join moments
        on counted.moment_id = moments.moment_id and moments.moment_kind = 'current'
    inner join rules
        on
            counted.rule_number = rules.rule_number
            and moments.rulebook_from = rules.rulebook_from
    left join acts on counted.moment_id = acts.moment_id and rules.subject = acts.signal
    where counted.occurrences > coalesce(acts.occurrences, 0)
)

select * from wrong
