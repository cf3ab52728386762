-- Maps the events of a Snowplow tracker onto the canonical input.
-- raw: the directory of the CSV files as they came; out: the directory to score from, with crm/ and activity/.
-- The collector is the first of us to see an event, so its time stands for the arrival. Names of events
-- that no rule asks for (pings, cookies, consent) stay as they are and become no signal.
-- A user id is all that is known of a person: each is a lead, linked to the browsers it was seen in.

create temp view tracked as
select
    *,
    cast(derived_tstamp as timestamp) as happened_at,
    cast(collector_tstamp as timestamp) as collected_at,
    json_extract_string(contexts_com_snowplowanalytics_snowplow_web_page_1_0_0, '$[0].id') as page_view,
    json_extract_string(contexts_com_iab_snowplow_spiders_and_robots_1_0_0, '$[0].spiderOrRobot') = 'true'
        as is_robot
from read_csv(getvariable('raw') || '/snowplow_web_events.csv', all_varchar = true);

copy (
    select
        event_id,
        happened_at as occurred_at,
        collected_at as loaded_at,
        cast(dvce_sent_tstamp as timestamp) as sent_at,
        'web' as channel,
        event_name as event_type,
        domain_userid as anonymous_id,
        domain_sessionid as session_id,
        page_view as page_view_id,
        page_url as url,
        page_referrer as referrer,
        geo_country as country,
        useragent as user_agent,
        user_ipaddress as ip_address,
        is_robot as is_vendor_bot
    from tracked
) to (getvariable('out') || '/activity/events.parquet');

copy (
    select user_id as lead_id, min(happened_at) as created_at
    from tracked where user_id is not null group by user_id
) to (getvariable('out') || '/crm/leads.parquet');

copy (
    select domain_userid as anonymous_id, user_id as lead_id, min(happened_at) as linked_at
    from tracked where user_id is not null and domain_userid is not null group by domain_userid, user_id
) to (getvariable('out') || '/activity/identities.parquet');
