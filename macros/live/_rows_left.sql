{#- Which rows of a kept table a run leaves as they are: the other side of the model's own pre-hook.
    _rows_left('lead_scores') -> {'condition': 'lead_id in (…)', 'is_added_to': true, 'may_repeat': false} -#}
{% macro _rows_left(name) %}
    {%- set of_other_days = '(read_on in (select read_on from live_int_arrival_days__due)) is not true' -%}
    {%- set conditions = {
        'int_activities__rolled_up': of_other_days,
        'int_acts__single': of_other_days,
        'lead_scores': "lead_id in (
            select lead_id from live_int_leads__compared where moment_kind = 'current' and not is_due
        )",
        'util_history_ranges': '1 = 0',
    } -%}
    {{ return({
        'condition': conditions.get(name, '1 = 1'),
        'is_added_to': name != 'util_history_ranges',
        'may_repeat': name not in conditions,
    }) }}
{% endmacro %}
