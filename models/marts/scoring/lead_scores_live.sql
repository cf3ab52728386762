-- grain: one row per scoring model × lead, as of the moment of the query
-- The scores of the last run, until the end of a whole run puts all models behind them in place of
-- this: see macros/live/create_live_view.sql.
{{ config(materialized='view') }}
select * from {{ ref('lead_scores') }}
