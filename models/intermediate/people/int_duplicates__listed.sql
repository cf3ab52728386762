-- grain: one row per person × earlier person who may be the same
-- Candidates with the confidence of the rule that fits; merged only where its row says so, and not
-- where so many would be one person that they cannot be.
with pairs as (
    select * from {{ ref('int_duplicates__paired') }}
),

connected as (
    select * from {{ ref('int_duplicates__connected') }}
),

crowded as (
    select record_id
    from connected
    where is_crowded
    group by record_id
),

listed as (
    select
        pairs.record_id,
        pairs.original_id,
        pairs.identity_rule_id,
        pairs.match_kind,
        pairs.duplicate_since,
        pairs.confidence,
        pairs.is_merged and crowded.record_id is null as is_merged,
        case
            when not pairs.is_merged then 'the rule merges nobody'
            when crowded.record_id is not null then 'too many people'
        end as unmerged_reason
    from pairs
    left join crowded on pairs.record_id = crowded.record_id
)

select * from listed
