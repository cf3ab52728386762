-- grain: one row per rulebook period × scoring model × rule, with the caps that bind it
-- Caps are magnitudes in ten-thousandths of a point; null where there is none.
with rules as (
    select * from {{ ref('int_rules__in_force') }}
),

caps as (
    select * from {{ ref('stg_rulebook__caps') }}
),

capped as (
    select
        rules.rulebook_from,
        rules.scoring_model_id,
        rules.rule_id,
        rules.rule_number,
        rules.kind,
        rules.cap_group,
        {{ to_units('group_caps.max_points') }} as group_cap,
        {{ to_units('kind_caps.max_points') }} as kind_cap
    from rules
    left join caps as group_caps
        on
            rules.scoring_model_id = group_caps.scoring_model_id
            and rules.cap_group = group_caps.cap_key
            and group_caps.cap_scope = 'group'
            and {{ in_force('group_caps', 'rules.rulebook_from') }}
    left join caps as kind_caps
        on
            rules.scoring_model_id = kind_caps.scoring_model_id
            and rules.kind = kind_caps.cap_key
            and kind_caps.cap_scope = 'kind'
            and {{ in_force('kind_caps', 'rules.rulebook_from') }}
)

select * from capped
