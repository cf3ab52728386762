-- grain: one row per signal row that disagrees with another row of the same signal
with

signals as (
    select * from {{ ref('stg_rulebook__signals') }}
),

disagreeing as (
    select
        signals.signal_rule_id,
        others.signal_rule_id as other_rule_id,
        signals.signal,
        case
            when signals.intent_level <> others.intent_level then 'intent_level'
            when signals.is_engagement <> others.is_engagement then 'is_engagement'
            when signals.is_company_evidence <> others.is_company_evidence
                then 'is_company_evidence'
            else 'signal_label'
        end as column_name
    from signals
    inner join signals as others
        on
            signals.signal = others.signal
            and signals.precedence > others.precedence
            and signals.valid_from < others.valid_to
            and signals.valid_to > others.valid_from
    where
        signals.intent_level <> others.intent_level
        or signals.is_engagement <> others.is_engagement
        or signals.is_company_evidence <> others.is_company_evidence
        or signals.signal_label <> others.signal_label
),

problems as (
    select
        {{ said([
            "'seeds/rulebook/signals.csv, row '", 'signal_rule_id', "', column '", 'column_name',
            "': differs from row '", 'other_rule_id', "' of the same signal '", 'signal',
            "'; write the same in both.'",
        ]) }} as sentence
    from disagreeing
)

select * from problems
