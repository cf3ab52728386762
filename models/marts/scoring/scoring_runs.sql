-- grain: one row per run
-- Written before the first public mart is replaced, so that a run stopped from there on stands
-- here as incomplete; the end of the run marks it complete.
-- depends_on: {{ ref('int_leads__compared') }}
{{ config(materialized='incremental', unique_key='run_id', on_schema_change='append_new_columns') }}

with run as (
    select * from {{ ref('util_run') }}
),

versions as (
    select * from {{ ref('util_rulebook_versions') }}
),

periods as (
    select * from {{ ref('util_rulebook_periods') }}
),

versions_in_force as (
    select
        {{ text_in_order(
            "versions.scoring_model_id || ' ' || versions.rulebook_version",
            "'; '",
            byte_order('versions.scoring_model_id')
        ) }} as rulebook_versions
    from versions
    inner join periods on versions.rulebook_from = periods.rulebook_from
    inner join run
        on periods.rulebook_from <= run.scored_on and periods.rulebook_to > run.scored_on
),

runs as (
    select
        run.run_id,
        run.as_of,
        run.known_as_of,
        run.scored_on,
        run.started_at,
        cast(null as {{ dbt.type_timestamp() }}) as finished_at,
        versions_in_force.rulebook_versions,
        false as is_complete
    from run
    cross join versions_in_force
)

select * from runs
