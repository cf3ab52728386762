{#- Stops the run when a variable is misspelt or cannot mean anything, and says what to write.
    Sentences are raised where they are found: _check_variable_names, given_instant.
    validate_config() with lead_scoring__as_of: 30.6.2026 -> … is no UTC instant. … -#}
{% macro validate_config() %}
    {%- do lead_scoring._check_variable_names() -%}
    {%- set as_of = lead_scoring.given_instant('lead_scoring__as_of') -%}
    {%- set known_as_of = lead_scoring.given_instant('lead_scoring__known_as_of') -%}
    {%- do lead_scoring.given_instant('lead_scoring__arrivals_known_from', is_end_of_day=false) -%}
    {%- if as_of and known_as_of and known_as_of < as_of -%}
        {%- do exceptions.raise_compiler_error(
            'lead_scoring__known_as_of (' ~ known_as_of ~ ') lies before lead_scoring__as_of ('
            ~ as_of ~ '): what happens after it cannot be known yet. Swap the two, or leave '
            ~ 'lead_scoring__known_as_of empty.'
        ) -%}
    {%- endif -%}
    {%- if as_of and as_of.date() > run_started_at.date() -%}
        {%- do log(
            'lead_scoring__as_of (' ~ as_of ~ ') lies in the future: evidence ages up to then.',
            info=true
        ) -%}
    {%- endif -%}
    {%- set currency = var('lead_scoring__reporting_currency') | string -%}
    {%- if not modules.re.fullmatch('[A-Z]{3}', currency) -%}
        {%- do exceptions.raise_compiler_error(
            'lead_scoring__reporting_currency is "' ~ currency
            ~ '". Write three capital letters, such as USD or EUR.'
        ) -%}
    {%- endif -%}
{% endmacro %}
