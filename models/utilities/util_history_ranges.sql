-- grain: one row per run that set out to write days of the score history
-- The memory of the days that the history holds, without a gap. A run that stops half-way leaves
-- its row unfilled, and the next run writes those days again. It outlives a full refresh.
{{ config(materialized='incremental', unique_key='run_id', full_refresh=false) }}
with run as (
    select * from {{ ref('util_run') }}
),

filled as (
    {% if is_incremental() %}
    select
        min(history_from) as filled_from,
        max(history_to) as filled_to
    from {{ this }}
    where is_filled
    {% else %}
    select
        cast(null as date) as filled_from,
        cast(null as date) as filled_to
    {% endif %}
),

asked as (
    select
        run.run_id,
        filled.filled_from,
        filled.filled_to,
        {{ given_date('lead_scoring__history_from') }} as given_from,
        {{ given_date('lead_scoring__history_to') }} as given_to,
        case
            when run.as_of >= {{ end_of_day('run.as_of') }} then run.scored_on
            else {{ days_later('run.scored_on', -1) }}
        end as last_ended_on
    from run
    cross join filled
),

joined_to_filled as (
    select
        run_id,
        filled_to,
        last_ended_on,
        case
            when given_from is null then coalesce({{ days_later('filled_to', 1) }}, last_ended_on)
            when given_from > {{ days_later('filled_to', 1) }} then {{ days_later('filled_to', 1) }}
            else given_from
        end as history_from,
        case
            when given_from is null then last_ended_on
            when given_to < {{ days_later('filled_from', -1) }}
                then {{ days_later('filled_from', -1) }}
            when given_to < last_ended_on then given_to
            else last_ended_on
        end as history_to,
        given_from is not null or filled_to is null as is_whole
    from asked
),

ranges as (
    select
        run_id,
        history_from,
        history_to,
        is_whole,
        coalesce(history_to >= filled_to, true) as is_newest,
        false as is_filled
    from joined_to_filled
    where
        history_from <= history_to
        and history_to <= last_ended_on
        and {{ fills_history() }}
)

select * from ranges
