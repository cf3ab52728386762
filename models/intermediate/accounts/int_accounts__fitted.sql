-- grain: one row per scoring model × standing account, with the fit of the company itself
-- The fit rules about companies, applied once to the account's own facts: of those on one subject
-- the strongest, then the caps (decisions A15, A16).
with attributes as (
    select * from {{ ref('int_accounts__classified') }}
),

company_attributes as (
    select * from {{ ref('attributes') }}
    where is_of_company
),

rules as (
    select * from {{ ref('stg_rulebook__rules') }}
    where kind = 'fit'
),

caps as (
    select * from {{ ref('stg_rulebook__caps') }}
),

run as (
    select * from {{ ref('util_run') }}
),

rules_today as (
    select
        rules.*,
        run.scored_on
    from rules
    inner join company_attributes on rules.subject = company_attributes.attribute
    cross join run
    where {{ in_force('rules', 'run.scored_on') }}
),

judged as (
    select
        rules_today.scoring_model_id,
        rules_today.scored_on,
        attributes.account_id,
        rules_today.subject,
        rules_today.cap_group,
        attributes.text_value is not null or attributes.number_value is not null as is_known,
        case
            when
                {{ rule_matches(
                    'rules_today', 'attributes.text_value', 'attributes.number_value'
                ) }}
                then rules_today.points
            else 0
        end as points,
        row_number() over (
            partition by
                rules_today.scoring_model_id, attributes.account_id, rules_today.subject
            order by
                case
                    when
                        {{ rule_matches(
                            'rules_today', 'attributes.text_value', 'attributes.number_value'
                        ) }}
                        then 0
                    else 1
                end,
                rules_today.points desc,
                {{ byte_order('rules_today.rule_id') }}
        ) as strength
    from attributes
    inner join rules_today on attributes.attribute = rules_today.subject
),

grouped as (
    select
        judged.scoring_model_id,
        judged.scored_on,
        judged.account_id,
        least(sum(judged.points), coalesce(max(caps.max_points), sum(judged.points))) as points,
        max(case when judged.is_known then 1 else 0 end) as is_known
    from judged
    left join caps
        on
            judged.scoring_model_id = caps.scoring_model_id
            and judged.cap_group = caps.cap_key
            and caps.cap_scope = 'group'
            and {{ in_force('caps', 'judged.scored_on') }}
    where judged.strength = 1
    group by
        judged.scoring_model_id,
        judged.scored_on,
        judged.account_id,
        judged.cap_group
),

fitted as (
    select
        grouped.scoring_model_id,
        grouped.account_id,
        cast(
            least(sum(grouped.points), coalesce(max(caps.max_points), sum(grouped.points)))
            as {{ points_type() }}
        ) as account_fit_points,
        max(grouped.is_known) = 1 as has_known_fit
    from grouped
    left join caps
        on
            grouped.scoring_model_id = caps.scoring_model_id
            and caps.cap_scope = 'kind'
            and caps.cap_key = 'fit'
            and {{ in_force('caps', 'grouped.scored_on') }}
    group by
        grouped.scoring_model_id,
        grouped.account_id
)

select * from fitted
