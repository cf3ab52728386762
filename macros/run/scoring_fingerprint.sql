{#- scoring_fingerprint() -> a hash of the code, the rulebook and the variables that change what a score is -#}
{% macro scoring_fingerprint() -%}
    {{ local_md5([
        code_fingerprint(), var('lead_scoring__arrivals_known_from') | string,
        var('lead_scoring__reporting_currency')
    ] | join('|')) }}
{%- endmacro %}
