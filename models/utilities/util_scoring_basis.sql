-- grain: one row, what the scores of this run rest on beside the evidence of each lead
-- Of a score today the day, the day known, rules and code; of a past one the rules and code alone.
with run as (
    select * from {{ ref('util_run') }}
),

code as (
    select * from {{ ref('util_code') }}
),

basis as (
    select
        {{ row_text([
            'code.scoring_fingerprint', 'run.scored_on', 'cast(run.known_as_of as date)'
        ]) }} as current_basis,
        code.scoring_fingerprint as entry_basis
    from run
    cross join code
)

select * from basis
