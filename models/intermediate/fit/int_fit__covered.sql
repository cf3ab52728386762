-- grain: one row per scoring model × moment, with the share of fit subjects that is known
-- Unknown is never zero: it earns nothing and shows here. What is known of a moment is one number,
-- the sum of a power of two for each subject: subjects are counted once for each such number.
{{ config(materialized='table') }}
with attributes as (
    select * from {{ ref('int_attributes__listed') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

numbered_subjects as (
    select
        subject,
        row_number() over (order by {{ byte_order('subject') }}) as subject_number
    from rules
    where kind = 'fit'
    group by subject
),

subjects as (
    select
        rules.rulebook_from,
        rules.scoring_model_id,
        {{ bit_of('numbered_subjects.subject_number') }} as subject_bit
    from rules
    inner join numbered_subjects on rules.subject = numbered_subjects.subject
    where rules.kind = 'fit'
    group by
        rules.rulebook_from,
        rules.scoring_model_id,
        {{ bit_of('numbered_subjects.subject_number') }}
),

known as (
    select
        attributes.moment_id,
        sum(
            case
                when attributes.is_known then {{ bit_of('numbered_subjects.subject_number') }}
                else 0
            end
        ) as known_bits
    from attributes
    inner join numbered_subjects on attributes.attribute = numbered_subjects.subject
    group by attributes.moment_id
),

known_then as (
    select
        known.moment_id,
        cast(known.known_bits as {{ dbt.type_bigint() }}) as known_bits,
        moments.rulebook_from
    from known
    inner join moments on known.moment_id = moments.moment_id
),

distinct_bits as (
    select
        rulebook_from,
        known_bits
    from known_then
    group by
        rulebook_from,
        known_bits
),

counted as (
    select
        distinct_bits.rulebook_from,
        distinct_bits.known_bits,
        subjects.scoring_model_id,
        sum(
            floor(distinct_bits.known_bits / subjects.subject_bit)
            - 2 * floor(distinct_bits.known_bits / (2 * subjects.subject_bit))
        ) as known_subjects_count,
        count(*) as subjects_count
    from distinct_bits
    inner join subjects on distinct_bits.rulebook_from = subjects.rulebook_from
    group by
        distinct_bits.rulebook_from,
        distinct_bits.known_bits,
        subjects.scoring_model_id
),

covered as (
    select
        counted.scoring_model_id,
        known_then.moment_id,
        cast(counted.known_subjects_count as {{ dbt.type_int() }}) as known_subjects_count,
        cast(counted.subjects_count as {{ dbt.type_int() }}) as subjects_count
    from known_then
    inner join counted
        on
            known_then.rulebook_from = counted.rulebook_from
            and known_then.known_bits = counted.known_bits
)

select * from covered
