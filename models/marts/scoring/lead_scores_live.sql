-- grain: one row per scoring model × lead, as of the moment of the query
-- The scores of the last run, until the end of a whole run puts all models behind them in place of
-- this: see macros/live/create_live_view.sql.
-- What a run leaves for the next one is made with the public marts, and this is the last of them.
-- depends_on: {{ ref('int_leads__kept') }}, {{ ref('int_event_keys__noted') }}
-- depends_on: {{ ref('int_actors__kept') }}
{{ config(materialized='view') }}
select * from {{ ref('lead_scores') }}
