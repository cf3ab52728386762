-- grain: one row per scoring model × account, with the points that its people's acts are worth
-- The mode of the rulebook (sum, average, best and rest), a bonus for each further active person,
-- and whether the newest days hold more of their acts, and of what third parties saw of the
-- company, than those before; few tell nothing.
with sums as (
    select * from {{ ref('int_accounts__summed') }}
),

rules as (
    select * from {{ ref('stg_rulebook__account_rollup_rules') }}
),

divided as (
    select
        sums.*,
        rules.mode,
        rules.best_share,
        rules.rest_share,
        rules.breadth_points,
        rules.max_breadth_points,
        rules.max_engagement_points,
        rules.rising_ratio,
        rules.falling_ratio,
        sums.recent_acts_count * rules.earlier_days as recent_acts,
        sums.earlier_acts_count * rules.recent_days as earlier_acts,
        rules.min_acts * rules.earlier_days as least_acts,
        sums.recent_company_signals_count * rules.earlier_days as recent_signals,
        sums.earlier_company_signals_count * rules.recent_days as earlier_signals,
        rules.min_company_signals * rules.earlier_days as least_signals,
        {{ points_quotient('sums.counted_points_sum', 'sums.counted_people_count') }}
            as average_points,
        {{ points_quotient(
            'sums.counted_points_sum - sums.counted_points_best', 'sums.counted_people_count - 1'
        ) }} as rest_average_points
    from sums
    left join rules
        on
            sums.scoring_model_id = rules.scoring_model_id
            and {{ in_force('rules', 'sums.scored_on') }}
),

moded as (
    select
        *,
        case mode
            when 'sum' then counted_points_sum
            when 'average' then average_points
            when 'best_and_rest'
                then best_share * counted_points_best + rest_share * rest_average_points
        end as people_points,
        coalesce(breadth_points, 0) * greatest(active_people_count - 1, 0) as breadth_in_full
    from divided
),

widened as (
    select
        *,
        people_points
        + least(breadth_in_full, coalesce(max_breadth_points, breadth_in_full)) as points_in_full
    from moded
),

engaged as (
    select
        scoring_model_id,
        account_id,
        {{ to_points(
            'least(points_in_full, coalesce(max_engagement_points, points_in_full))'
        ) }} as engagement_points,
        {{ rate('recent_acts', 'earlier_acts') }} as momentum_ratio,
        case
            when recent_acts < least_acts and earlier_acts < least_acts then 'too_few_acts'
            when recent_acts >= least_acts and recent_acts >= rising_ratio * earlier_acts
                then 'rising'
            when earlier_acts >= least_acts and recent_acts <= falling_ratio * earlier_acts
                then 'falling'
            else 'steady'
        end as momentum,
        case
            when recent_signals < least_signals and earlier_signals < least_signals
                then 'too_few_signals'
            when
                recent_signals >= least_signals
                and recent_signals >= rising_ratio * earlier_signals
                then 'rising'
            when
                earlier_signals >= least_signals
                and recent_signals <= falling_ratio * earlier_signals
                then 'falling'
            else 'steady'
        end as surge
    from widened
)

select * from engaged
