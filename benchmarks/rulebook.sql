-- The rulebook on the score day as small tables of whole numbers; both competitors begin with it.
-- Expects the variables seeds (the directory of the CSV files) and as_of.
-- Points and multipliers are in hundredths, weights, caps and units of points in ten-thousandths.
create macro csv(name) as table
select * from read_csv(getvariable('seeds') || '/' || name || '.csv', all_varchar = true);

create macro valid(is_enabled, valid_from, valid_to) as
is_enabled = 'true' and cast(valid_from as date) <= cast(getvariable('as_of') as date)
and coalesce(cast(valid_to as date) > cast(getvariable('as_of') as date), true);

create macro words_of(given) as
' ' || trim(regexp_replace(lower(given), '[^\p{L}\p{N}]+', ' ', 'g')) || ' ';

create temp table model as
select
    scoring_model_id,
    cast(row_number() over (order by scoring_model_id) - 1 as tinyint) as model
from csv('rulebook/scoring_models') where valid(is_enabled, valid_from, valid_to);

create temp table rule as
with written as (
    select
        scoring_model_id, rule_id, 'fit' as kind, 'attribute' as evidence, subject, operator,
            match_value,
        match_min, match_max, points, 'subtract' as effect, null as max_per_day,
            null as max_occurrences,
        null as min_days, null as min_occurrences, null as within_days, 'none' as ageing_mode,
        null as window_days, null as half_life_days, null as age_step_days, cap_group,
        null as cleared_by_signal
    from csv('rulebook/fit_rules') where valid(is_enabled, valid_from, valid_to)
    union all
    select
        scoring_model_id, rule_id, 'intent', 'signal', subject, null, null, null, null, points,
            'subtract',
        max_per_day, max_occurrences, min_days, min_occurrences, within_days, coalesce(ageing_mode,
            'none'),
        window_days, half_life_days, age_step_days, cap_group, null
    from csv('rulebook/intent_rules') where valid(is_enabled, valid_from, valid_to)
    union all
    select
        scoring_model_id, rule_id, 'negative', evidence, subject, operator, match_value, match_min,
            match_max,
        points, effect, max_per_day, max_occurrences, min_days, min_occurrences, within_days,
        coalesce(ageing_mode, 'none'), window_days, half_life_days, age_step_days, cap_group,
            cleared_by_signal
    from csv('rulebook/negative_rules') where valid(is_enabled, valid_from, valid_to)
),

caps as (
    select *, cast(max_points as integer) * 10000 as units
    from csv('rulebook/caps') where valid(is_enabled, valid_from, valid_to)
)

select
    -- in byte order, as caps share it
    cast(row_number() over (order by written.rule_id) as utinyint) as rule,
    model.model, written.* exclude (
        points, max_per_day, max_occurrences, min_days, min_occurrences, within_days, window_days,
        half_life_days, age_step_days, match_min, match_max
    ),
    cast(abs(cast(points as decimal(9, 2))) * 100 as integer) as points,
    cast(match_min as decimal(22, 4)) as match_min, cast(match_max as decimal(22, 4)) as match_max,
    cast(max_per_day as integer) as max_per_day, cast(max_occurrences
        as integer) as max_occurrences,
    cast(min_days as integer) as min_days, cast(min_occurrences as integer) as min_occurrences,
    cast(within_days as integer) as within_days, cast(window_days as integer) as window_days,
    cast(half_life_days as integer) as half_life_days,
    cast(coalesce(age_step_days, '1') as integer) as age_step_days,
    min_days is not null or min_occurrences is not null as is_repetition,
    cast(case when group_caps.units is not null
        then dense_rank() over (order by written.scoring_model_id, kind,
            cap_group) end as utinyint) as shared,
    group_caps.units as group_cap, kind_caps.units as kind_cap
from written
inner join model on written.scoring_model_id = model.scoring_model_id
left join caps as group_caps
    on written.scoring_model_id = group_caps.scoring_model_id
        and written.cap_group = group_caps.cap_key
    and group_caps.cap_scope = 'group'
left join caps as kind_caps
    on written.scoring_model_id = kind_caps.scoring_model_id and written.kind = kind_caps.cap_key
    and kind_caps.cap_scope = 'kind';

-- A rule that ages and counts without a limit would need its days one by one: nobody has written
-- one.
select case when count(*) > 0 then error('a rule ages and has no max_occurrences') end
from rule
where evidence = 'signal' and not is_repetition and ageing_mode in ('linear', 'half_life')
    and max_occurrences is null;

-- The share of the points left at each age inside the window.
create temp table weight as
with stepped as (
    select rule.*, cast(age as integer) as age, age // age_step_days * age_step_days as stepped
    from rule inner join range(4096) as ages(age) on ages.age < coalesce(rule.window_days, 1)
    where evidence = 'signal'
)

select
    rule, age,
    cast(case ageing_mode
        when 'linear' then (20000 * (window_days - stepped) + window_days) // (2 * window_days)
        when 'half_life'
            then cast(round(cast(power(0.5, stepped / half_life_days) as decimal(18, 10)),
                4) * 10000 as integer)
        else 10000 end as smallint) as weight
from stepped;

create temp table signal_rule as
select
    * replace (
        cast(precedence as integer) as precedence,
        cast(min_duration_seconds as integer) as min_duration_seconds,
        cast(min_depth_percent as integer) as min_depth_percent
    )
from csv('rulebook/signals')
where valid(is_enabled, valid_from, valid_to) and channel <> 'market'
    and max_hours_since_our_touch is null;

create temp table signal as
select
    signal, cast(row_number() over (order by signal) as utinyint) as number,
    bool_or(is_engagement = 'true') as is_engagement
from signal_rule group by signal;

-- What a signal is worth at an age, rule by rule; a rule without window stands once, with age
-- null. A
-- repetition looks at its own stretch of days; its weight comes later, from the newest of them.
create temp table worth as
with aged as (
    select weight.* from weight inner join rule on weight.rule = rule.rule
    where window_days is not null and not is_repetition
    union all
    select rule, cast(age as integer), 10000
    from rule inner join range(4096) as ages(age) on age < coalesce(within_days, 4096)
    where is_repetition
    union all
    select rule, null, 10000 from rule where window_days is null and not is_repetition
)

select
    signal.number as signal, rule.rule, aged.age, aged.weight, rule.max_per_day,
        clearing.number as cleared_by
from rule
inner join aged on rule.rule = aged.rule
inner join signal on rule.subject = signal.signal
left join signal as clearing on rule.cleared_by_signal = clearing.signal
where rule.evidence = 'signal';

create temp table persona as
select *, words_of(match_phrase) as match_words, cast(precedence as integer) as rank
from csv('rulebook/personas') where valid(is_enabled, valid_from, valid_to);

create temp table multiplier as
select
    rule.rule, buying_role, cast(cast(multiplier as decimal(5, 2)) * 100 as smallint) as multiplier
from csv('rulebook/persona_multipliers') as written
inner join rule
    on written.scoring_model_id = rule.scoring_model_id and written.signal = rule.subject
        and rule.kind = 'intent'
where valid(is_enabled, valid_from, valid_to);

create temp table step as
select
    model, step_id, cast(min_days as integer) as min_days,
    cast(-cast(points as decimal(9, 2)) * 10000 as integer) as units
from csv('rulebook/inactivity_steps') inner join model using (scoring_model_id)
where valid(is_enabled, valid_from, valid_to);

create temp table band as
select
    model, grade, coalesce(cast(min_points as integer), -100000) * 10000 as lower,
    coalesce(cast(max_points as integer), 100000) * 10000 as upper
from csv('rulebook/grade_bands') inner join model using (scoring_model_id)
where valid(is_enabled, valid_from, valid_to);

create temp table level as
select
    model, intent_level, coalesce(cast(min_points as integer), -100000) * 10000 as lower,
    coalesce(cast(max_points as integer), 100000) * 10000 as upper
from csv('rulebook/intent_levels') inner join model using (scoring_model_id)
where valid(is_enabled, valid_from, valid_to);

create temp table threshold as
select model, motion, cast(min_score as integer) as min_score
from csv('rulebook/stage_thresholds') inner join model using (scoring_model_id)
where valid(is_enabled, valid_from, valid_to) and stage = 'mql';

create temp table motion as
select
    motion, cast(precedence as integer) as precedence, coalesce(cast(match_min as integer),
        0) as lower,
    coalesce(cast(match_max as integer), 2147483647) as upper
from csv('rulebook/motions') where valid(is_enabled, valid_from, valid_to)
    and subject = 'employee_count';

create temp table exclusion as
select * from csv('rulebook/exclusion_lists') where valid(is_enabled, valid_from, valid_to);

create temp table machine as
select * from csv('rulebook/machine_rules') where valid(is_enabled, valid_from, valid_to);
