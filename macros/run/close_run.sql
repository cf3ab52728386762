{#- What happens after the last node: failed checks are told in the words of their own sentences,
    the live view is made of what has been built, the run is marked as finished, and the next may
    begin.
    close_run(results) -> - Rule intent_demo has no rationale (seeds/rulebook/intent_rules.csv). -#}
{% macro close_run(results) %}
    {%- if execute and flags.WHICH in ['build', 'run', 'test', 'retry'] -%}
        {%- for result in results
            if result.node.resource_type == 'test' and result.status in ['fail', 'warn'] -%}
            {%- do lead_scoring._tell_sentences(result) -%}
        {%- endfor -%}
        {%- do lead_scoring.create_live_view(results) -%}
        {%- do lead_scoring.finish_scoring_run(results) -%}
        {%- do lead_scoring.note_raw(results) -%}
        {%- do lead_scoring.release_run() -%}
    {%- endif -%}
{% endmacro %}
