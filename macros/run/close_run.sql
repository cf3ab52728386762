{#- What happens after the last node: failed checks are told in sentences, the run is closed. -#}
{% macro close_run(results) %}
{% endmacro %}
