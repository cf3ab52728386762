{#- Stops the run when variables are misspelt or cannot mean anything: one sentence for each, all of
    them at once.
    validate_config() with lead_scoring__as_of: 30.6.2026 -> … is no UTC instant. … -#}
{% macro validate_config() %}
    {%- set problems = lead_scoring._unknown_variables() -%}
    {%- set instants = {} -%}
    {%- for name in ['as_of', 'known_as_of', 'arrivals_known_from'] -%}
        {%- set instant = lead_scoring._read_instant('lead_scoring__' ~ name)[0] -%}
        {%- if instant is string -%}
            {%- do problems.append(instant) -%}
        {%- else -%}
            {%- do instants.update({name: instant}) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if instants.get('as_of') and instants.get('known_as_of') -%}
        {%- do problems.extend(lead_scoring._impossible_instants()) -%}
    {%- endif -%}
    {%- do problems.extend(lead_scoring._impossible_history()) -%}
    {%- set currency = var('lead_scoring__reporting_currency') | string -%}
    {%- if not modules.re.fullmatch('[A-Z]{3}', currency) -%}
        {%- do problems.append(
            'lead_scoring__reporting_currency is "' ~ currency
            ~ '". Write three capital letters, such as USD or EUR.'
        ) -%}
    {%- endif -%}
    {%- if var('lead_scoring__longest_run_minutes') | float(-1) < 0 -%}
        {%- do problems.append(
            'lead_scoring__longest_run_minutes is "' ~ var('lead_scoring__longest_run_minutes')
            ~ '". Write how many minutes a run may take, such as 180; 0 says that no other is under way.'
        ) -%}
    {%- endif -%}
    {%- if problems -%}
        {%- do exceptions.raise_compiler_error(problems | join('\n')) -%}
    {%- endif -%}
    {%- if instants.as_of and instants.as_of.date() > run_started_at.date() -%}
        {%- do log(
            'lead_scoring__as_of lies in the future: evidence ages up to then.', info=true
        ) -%}
    {%- endif -%}
    {%- if var('lead_scoring__history_from') and flags.WHICH in ['build', 'run'] and fills_history() == 'False' -%}
        {%- do exceptions.warn(
            'lead_scoring__history_from is given, but this run writes no history: build lead_score_history and '
            ~ 'lead_score_changes with it (--select +lead_score_changes).'
        ) -%}
    {%- endif -%}
{% endmacro %}
