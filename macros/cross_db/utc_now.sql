{#- The instant at which the statement runs, as a timestamp without zone in UTC. Books when a run ended, and is the
    clock of lead_scores_live; what a run scores knows run_start() alone.
    utc_now() at noon in Paris on 30 June 2026 -> 2026-06-30 10:00:00 -#}
{% macro utc_now() %}
    {{- adapter.dispatch('utc_now', 'lead_scoring')() -}}
{% endmacro %}

{% macro default__utc_now() %}{{ dbt.current_timestamp_in_utc_backcompat() }}{% endmacro %}

{#- Whatever the time zone of the session, and without the extension that knows zones. -#}
{% macro duckdb__utc_now() %}make_timestamp(epoch_us(current_timestamp)){% endmacro %}

{#- dbt's own has a `::` in it, which Spark 3 cannot read; the session is in UTC. -#}
{% macro spark__utc_now() %}current_timestamp(){% endmacro %}
