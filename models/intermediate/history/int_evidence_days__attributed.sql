-- grain: one row per scoring model × day moment × rule × day of evidence × part of its change
-- Each difference gets one cause (decision A24). Evidence there on both days changes by what it
-- earned and by its age; new or gone evidence counts with its decayed points.
with compared as (
    select * from {{ ref('int_evidence_days__compared') }}
),

score_days as (
    select * from {{ ref('int_score_days__compared') }}
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

described as (
    select
        compared.*,
        score_days.lead_id,
        score_days.changed_on,
        score_days.has_joined,
        score_days.has_consent_changed,
        score_days.has_moved and compared.is_company_evidence as has_moved,
        compared.evidence_on = cast({{ start_of_time() }} as date) as is_of_fields,
        coalesce(rules.points <> rules_before.points, true)
        or coalesce(rules.match_value, '') <> coalesce(rules_before.match_value, '')
        or coalesce(rules.match_min, -1) <> coalesce(rules_before.match_min, -1)
        or coalesce(rules.match_max, -1) <> coalesce(rules_before.match_max, -1)
        or coalesce(rules.max_per_day, -1) <> coalesce(rules_before.max_per_day, -1)
        or coalesce(rules.max_occurrences, -1) <> coalesce(rules_before.max_occurrences, -1)
            as has_rule_changed,
        rules_before.subject = 'days_since_status_change' as is_of_status,
        coalesce(rules_before.is_repetition, false) as is_repetition,
        coalesce(rules_before.cleared_by_signal, '') <> '' as is_clearable,
        coalesce(
            {{ dbt.datediff('compared.evidence_on', 'score_days.changed_on', 'day') }}
            >= coalesce(rules_before.window_days, rules_before.within_days),
            false
        ) as is_past_window
    from compared
    inner join score_days
        on
            compared.scoring_model_id = score_days.scoring_model_id
            and compared.moment_id = score_days.moment_id
    left join rules
        on
            compared.scoring_model_id = rules.scoring_model_id
            and compared.rule_id = rules.rule_id
            and score_days.rulebook_from = rules.rulebook_from
    left join rules as rules_before  -- noqa: AL07
        on
            compared.scoring_model_id = rules_before.scoring_model_id
            and compared.rule_id = rules_before.rule_id
            and score_days.rulebook_from_before = rules_before.rulebook_from
),

ways as (
    select
        *,
        case
            when decayed_points_before = 0 then 'new'
            when decayed_points = 0 then 'gone'
            else 'both'
        end as way,
        max(case when decayed_points_before = 0 then 1 else 0 end) over (
            partition by scoring_model_id, moment_id, rule_id
        ) = 1 as has_newer
    from described
),

attributed as (
    select
        scoring_model_id,
        lead_id,
        changed_on,
        case
            when has_rule_changed then 'rulebook'
            when is_of_fields and has_joined then 'merge'
            when is_of_fields and is_of_status and way = 'new' then 'ageing'
            when is_of_fields then 'profile'
            when way = 'new' and evidence_on = changed_on then 'new_evidence'
            when way = 'gone' and is_past_window then 'ageing'
            when has_consent_changed and not is_company_evidence then 'consent'
            when way = 'gone' and has_joined and not is_company_evidence then 'merge'
            when has_moved or (way = 'both' and multiplier <> multiplier_before) then 'profile'
            when way = 'gone' and is_there then 'limit'
            when way = 'gone' and is_clearable then 'new_evidence'
            when way = 'gone' and is_repetition and has_newer then 'limit'
            when way = 'gone' then 'ageing'
            when way = 'both' and abs(earned_points) < abs(earned_points_before) then 'limit'
            when has_joined and not is_company_evidence then 'merge'
            else 'late_data'
        end as cause,
        case
            when way = 'both' then earned_points - earned_points_before
            else decayed_points - decayed_points_before
        end as points
    from ways
    union all
    select
        scoring_model_id,
        lead_id,
        changed_on,
        'ageing' as cause,
        (decayed_points - earned_points) - (decayed_points_before - earned_points_before) as points
    from ways
    where way = 'both'
)

select * from attributed
