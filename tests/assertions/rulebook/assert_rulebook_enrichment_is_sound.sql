-- grain: one row per source that cannot be told from another, or that nobody would believe
{% set enrichment_file = 'seeds/rulebook/enrichment_rules.csv' %}
{% set signals_file = 'seeds/rulebook/signals.csv' %}

with

rules as (
    select * from {{ ref('stg_rulebook__enrichment_rules') }}
),

signals as (
    select * from {{ ref('stg_rulebook__signals') }}
),

problems as (
    select
        {{ row_sentence(enrichment_file, ['rules.enrichment_rule_id'], 'provider', said([
            "'row '", 'others.enrichment_rule_id', "' reads the same provider for '",
            'rules.attribute', "' on the same day; close one of the two.'",
        ])) }} as sentence
    from rules
    inner join rules as others
        on
            rules.attribute = others.attribute
            and rules.provider = others.provider
            and rules.enrichment_rule_id > others.enrichment_rule_id
            and rules.valid_from < others.valid_to
            and rules.valid_to > others.valid_from
    union all
    select
        {{ row_sentence(enrichment_file, ['rules.enrichment_rule_id'], 'min_confidence', said([
            plain_number('rules.min_confidence'), "' is above the confidence of '",
            plain_number('rules.confidence'),
            "', so no value would ever be believed; write less, or close the row.'",
        ])) }} as sentence
    from rules
    where rules.min_confidence > rules.confidence
    union all
    select
        {{ row_sentence(enrichment_file, ['rules.enrichment_rule_id'], 'min_confidence', said([
            "'the CRM is believed however old it is; leave the cell empty.'",
        ])) }} as sentence
    from rules
    where rules.provider = 'crm' and rules.min_confidence > 0
    union all
    select
        {{ row_sentence(signals_file, ['signals.signal_rule_id'], 'provider', said([
            "'only rows of the channel market are read by provider and topic; leave both empty.'",
        ])) }} as sentence
    from signals
    where
        signals.channel <> 'market'
        and (signals.provider is not null or signals.topic is not null)
)

select * from problems
