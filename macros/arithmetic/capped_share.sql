{#- capped_share(cap, upto, total) -> round(cap * upto / total), half up, in whole units: the part of a
    cap that the first rules up to here may keep. A rule's share is its own value less the previous
    rule's, so that shares add up to the cap exactly (decision A16). All arguments whole, total > 0. -#}
{% macro capped_share(cap, upto, total) -%}
    {{ whole_division('2 * ' ~ cap ~ ' * ' ~ upto ~ ' + ' ~ total, '2 * ' ~ total) }}
{%- endmacro %}
