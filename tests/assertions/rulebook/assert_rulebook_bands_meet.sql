-- grain: one row per gap or overlap between two neighbouring bands, or end that should be open
-- Bands are looked at on every day on which one of their set begins or ends.
with

bands as (
    select
        'seeds/rulebook/grade_bands.csv' as file_name,
        'min_points' as lower_column,
        'max_points' as upper_column,
        scoring_model_id as band_set,
        grade as band,
        min_points as lower_end,
        max_points as upper_end,
        valid_from,
        valid_to
    from {{ ref('stg_rulebook__grade_bands') }}
    union all
    select
        'seeds/rulebook/account_grade_bands.csv' as file_name,
        'min_points' as lower_column,
        'max_points' as upper_column,
        scoring_model_id as band_set,
        grade as band,
        min_points as lower_end,
        max_points as upper_end,
        valid_from,
        valid_to
    from {{ ref('stg_rulebook__account_grade_bands') }}
    union all
    select
        'seeds/rulebook/intent_levels.csv' as file_name,
        'min_points' as lower_column,
        'max_points' as upper_column,
        scoring_model_id as band_set,
        intent_level as band,
        min_points as lower_end,
        max_points as upper_end,
        valid_from,
        valid_to
    from {{ ref('stg_rulebook__intent_levels') }}
    union all
    select
        'seeds/rulebook/motions.csv' as file_name,
        'match_min' as lower_column,
        'match_max' as upper_column,
        subject as band_set,
        motion as band,
        match_min as lower_end,
        match_max as upper_end,
        valid_from,
        valid_to
    from {{ ref('stg_rulebook__motions') }}
),

bounds as (
    select
        file_name,
        band_set,
        valid_from as looked_at_on
    from bands
    union all
    select
        file_name,
        band_set,
        valid_to as looked_at_on
    from bands
    where valid_to < cast('9999-12-31' as date)
),

days as (
    select
        file_name,
        band_set,
        looked_at_on
    from bounds
    group by
        file_name,
        band_set,
        looked_at_on
),

in_order as (
    select
        days.file_name,
        days.band_set,
        days.looked_at_on,
        bands.lower_column,
        bands.upper_column,
        bands.band,
        bands.lower_end,
        bands.upper_end,
        row_number() over (
            partition by days.file_name, days.band_set, days.looked_at_on
            order by case when bands.lower_end is null then 0 else 1 end, bands.lower_end
        ) as band_place,
        count(*) over (
            partition by days.file_name, days.band_set, days.looked_at_on
        ) as bands_count
    from days
    left join bands
        on
            days.file_name = bands.file_name
            and days.band_set = bands.band_set
            and {{ in_force('bands', 'days.looked_at_on') }}
),

compared as (
    select
        in_order.*,
        bands_below.band as band_below,
        bands_below.upper_end as upper_end_below
    from in_order
    left join in_order as bands_below
        on
            in_order.file_name = bands_below.file_name
            and in_order.band_set = bands_below.band_set
            and in_order.looked_at_on = bands_below.looked_at_on
            and in_order.band_place = bands_below.band_place + 1
),

judged as (
    select
        *,
        case
            when band is null then 'no band'
            when band_place = 1 and lower_end is not null then 'closed low end'
            when band_place > 1 and upper_end_below < lower_end then 'gap'
            when
                band_place > 1
                and (upper_end_below is null or lower_end is null or upper_end_below > lower_end)
                then 'overlap'
            when band_place = bands_count and upper_end is not null then 'closed high end'
            else 'fine'
        end as fault
    from compared
),

explained as (
    select
        *,
        case
            when fault = 'no band' then 'valid_from'
            when fault = 'closed high end' then upper_column
            else lower_column
        end as column_name,
        case
            when fault = 'no band' then 'no band is in force'
            when fault = 'closed low end'
                then {{ said([
                    "'the lowest band begins at '", plain_number('lower_end'),
                    "'; leave the cell empty'",
                ]) }}
            when fault = 'closed high end'
                then {{ said([
                    "'the highest band ends at '", plain_number('upper_end'),
                    "'; leave the cell empty'",
                ]) }}
            else {{ said([
                'fault', "' with '", 'band_below', "', which ends at '",
                plain_number('upper_end_below'),
                "' where this begins at '", plain_number('lower_end'),
                "'; write the same number in both'",
            ]) }}
        end as explanation
    from judged
    where fault <> 'fine'
),

problems as (
    select
        {{ said([
            'file_name', "', row '", 'band_set', "' '", "coalesce(band, '(any)')", "', column '",
            'column_name',
            "': '", 'explanation', "' (on '", day_text('looked_at_on'), "').'",
        ]) }} as sentence
    from explained
)

select * from problems
