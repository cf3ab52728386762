{#- event_key() -> the event's id, or, where the sender gave none, a hash of what tells one act from another.
    Reads the columns of stg_activity__events. -#}
{% macro event_key() -%}
    coalesce(
        event_id,
        {{ dbt.hash(row_text([
            'channel', 'event_type', 'lead_id', 'email', 'anonymous_id',
            'occurred_at', 'url', 'message_id',
        ])) }}
    )
{%- endmacro %}
