{#- Which rows of a kept table a run leaves as they are: the other side of the model's own pre-hook. Tables that only
    grow leave all of them, and may be given a row again that they have.
    _rows_left('lead_scores') -> {'condition': 'lead_id in (…)', 'is_added_to': true, 'may_repeat': false} -#}
{% macro _rows_left(name) %}
    {%- set of_other_days = '(read_on in (select read_on from live_int_arrival_days__due)) is not true' -%}
    {%- set all_rows = '1 = 1' -%}
    {%- set of_others = 'actor_key in (select actor_key from live_int_actors__compared where not is_due)' -%}
    {%- set conditions = {
        'int_event_hashes__repeated': all_rows,
        'int_source_ids__noted': all_rows,
        'int_activities__rolled_up': of_other_days,
        'int_acts__single': of_other_days,
        'int_machine_acts__labelled': of_others,
        'int_acts__turned': of_others,
        'int_acts__judged': of_others,
        'lead_scores': "lead_id in (
            select lead_id from live_int_leads__compared where moment_kind = 'current' and not is_due
        )",
        'util_history_ranges': '1 = 0',
    } -%}
    {%- if name not in conditions -%}
        {{ exceptions.raise_compiler_error(
            name ~ ' keeps rows from run to run and stands behind lead_scores_live: say in macros/live/_rows_left.sql '
            ~ 'which of them a run leaves.'
        ) }}
    {%- endif -%}
    {{ return({
        'condition': conditions[name],
        'is_added_to': name != 'util_history_ranges',
        'may_repeat': conditions[name] == all_rows,
    }) }}
{% endmacro %}
