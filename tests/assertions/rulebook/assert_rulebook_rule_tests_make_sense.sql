-- grain: one row per rule on an attribute whose test cannot be carried out, or can never be met
with

rules as (
    select
        *,
        'seeds/rulebook/' || kind || '_rules.csv' as file_name,
        length(match_value) - length(replace(match_value, ';', '')) + 1 as value_count
    from {{ ref('stg_rulebook__rules') }}
    where evidence = 'attribute'
),

known_values as (
    select
        'seniority' as attribute,
        seniority as known_value,
        'seeds/rulebook/personas.csv' as known_from
    from {{ ref('stg_rulebook__personas') }}
    where seniority is not null
    group by seniority
    union all
    select
        'industry' as attribute,
        industry as known_value,
        'seeds/reference/industry_synonyms.csv' as known_from
    from {{ ref('industry_synonyms') }}
    group by industry
    union all
    select
        'region' as attribute,
        region as known_value,
        'seeds/reference/country_regions.csv' as known_from
    from {{ ref('country_regions') }}
    group by region
),

compared as (
    select
        rules.file_name,
        rules.rule_id,
        rules.match_value,
        known_values.known_from,
        sum(case
            when {{ in_list('known_values.known_value', 'rules.match_value') }} then 1
            else 0
        end) as known_count,
        max(rules.value_count) as value_count
    from rules
    inner join known_values on rules.subject = known_values.attribute
    where rules.operator in ('equals', 'in')
    group by
        rules.file_name,
        rules.rule_id,
        rules.match_value,
        known_values.known_from
),

problems as (
    select
        {{ row_sentence('file_name', ['rule_id'], 'operator', said([
            "coalesce(operator, '(empty)')",
            "' is unknown; write equals, in, between, contains_word, is_known or is_unknown.'",
        ])) }} as sentence
    from rules
    where
        coalesce(operator, '') not in (
            'equals', 'in', 'between', 'contains_word', 'is_known', 'is_unknown'
        )
    union all
    select
        {{ row_sentence('file_name', ['rule_id'], 'operator', said([
            'operator', "' does not suit '", 'subject', "', which holds a '", 'value_kind',
            "'; numbers are tested by between, texts by equals, in or contains_word.'",
        ])) }} as sentence
    from rules
    where
        (value_kind = 'number' and operator in ('equals', 'in', 'contains_word'))
        or (value_kind = 'text' and operator = 'between')
    union all
    select
        {{ row_sentence('file_name', ['rule_id'], 'match_value', said([
            "'the cell is empty; '", 'operator', "' needs a value.'",
        ])) }} as sentence
    from rules
    where operator in ('equals', 'in', 'contains_word') and match_value is null
    union all
    select
        {{ row_sentence('file_name', ['rule_id'], 'match_min', said([
            "'between needs match_min below match_max, or one of the two; they are '",
            plain_number('match_min'), "' and '", plain_number('match_max'), "'.'",
        ])) }} as sentence
    from rules
    where
        operator = 'between'
        and (match_min >= match_max or (match_min is null and match_max is null))
    union all
    select
        {{ row_sentence('file_name', ['rule_id'], 'match_value', said([
            "'a value of \"'", 'match_value', "'\" never occurs; write values of '", 'known_from',
            "', separated by ; without blanks.'",
        ])) }} as sentence
    from compared
    where known_count < value_count
)

select * from problems
