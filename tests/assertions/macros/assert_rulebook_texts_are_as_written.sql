-- grain: one row per case in which a macro of the rulebook checks says something else than meant
with

cases as (
    select
        'plain_number of a whole number' as case_name,
        {{ plain_number('cast(5 as decimal(18, 6))') }} as said_text,
        '5' as meant_text
    union all
    select
        'plain_number of a hundred' as case_name,
        {{ plain_number('cast(100 as decimal(18, 6))') }} as said_text,
        '100' as meant_text
    union all
    select
        'plain_number of a negative fraction' as case_name,
        {{ plain_number('cast(-2.5 as decimal(18, 6))') }} as said_text,
        '-2.5' as meant_text
    union all
    select
        'plain_number of nothing' as case_name,
        {{ plain_number('null') }} as said_text,
        '(empty)' as meant_text
    union all
    select
        'day_text of a day' as case_name,
        {{ day_text("cast('2026-01-31' as date)") }} as said_text,
        '2026-01-31' as meant_text
    union all
    select
        'day_text of nothing' as case_name,
        {{ day_text('null') }} as said_text,
        '(empty)' as meant_text
    union all
    select
        'open_ended of a day' as case_name,
        {{ day_text(open_ended("cast('2026-01-31' as date)")) }} as said_text,
        '2026-01-31' as meant_text
    union all
    select
        'open_ended of nothing' as case_name,
        {{ day_text(open_ended('null')) }} as said_text,
        '9999-12-31' as meant_text
    union all
    select
        'said joins texts and numbers' as case_name,
        {{ said(["'stands '", '1 + 1', "' times'"]) }} as said_text,
        'stands 2 times' as meant_text
    union all
    select
        'row_sentence names file, row and column' as case_name,
        {{ row_sentence('seeds/rulebook/caps.csv', ["'one'", 'null'], 'max_points', "'too low.'") }} as said_text,
        'seeds/rulebook/caps.csv, row one (empty), column max_points: too low.' as meant_text
),

problems as (
    select
        case_name,
        said_text,
        meant_text
    from cases
    where said_text is null or said_text <> meant_text
)

select * from problems
