{#- known_motion("'SMB'") -> null, known_motion("'Enterprise'") -> 'enterprise': the CRM's word for how a deal is
    sold, where the thresholds know it; any other word says nothing, and the size decides. -#}
{% macro known_motion(expression) -%}
    case
        when lower({{ expression }}) in ('transactional', 'mid_market', 'enterprise')
            then lower({{ expression }})
    end
{%- endmacro %}
