-- grain: one row, what the scores of this run rest on beside the evidence of each lead
-- Of a score today the code, the rules in force and the year, which reasons leave out; of a past
-- one the code and the rules in force, for what a signal is goes by the run. The day is no part of
-- it, for of another day's scores those hold of whose leads nothing has turned; unless the run
-- knows what another day than its own knew.
with run as (
    select * from {{ ref('util_run') }}
),

code as (
    select * from {{ ref('util_code') }}
),

periods as (
    select * from {{ ref('util_rulebook_periods') }}
),

dated as (
    select
        scored_on,
        extract(year from scored_on) as scored_in,
        cast(known_as_of as date) as known_on
    from run
),

ruled as (
    select
        periods.rulebook_from,
        dated.scored_in,
        case when dated.known_on <> dated.scored_on then dated.scored_on end as scored_on,
        case when dated.known_on <> dated.scored_on then dated.known_on end as known_on
    from dated
    left join periods
        on dated.scored_on >= periods.rulebook_from and dated.scored_on < periods.rulebook_to
),

basis as (
    select
        {{ row_text([
            'code.scoring_fingerprint', 'ruled.rulebook_from', 'ruled.scored_in',
            'ruled.scored_on', 'ruled.known_on',
        ]) }} as current_basis,
        {{ row_text(['code.scoring_fingerprint', 'ruled.rulebook_from']) }} as entry_basis
    from ruled
    cross join code
)

select * from basis
