-- grain: one row, the code and the settings that the views of this warehouse were made by
-- A frequent run leaves views as they are, so what it keeps is kept under the code it was made by.
with code as (
    select
        '{{ scoring_fingerprint() }}' as scoring_fingerprint,
        '{{ code_fingerprint(["staging/activity", "intermediate/activity"]) }}'
            as activity_fingerprint
)

select * from code
