{#- The place of a record of the relation `ranked` for a field, by the field's survivor rule; where there is none, as
    for master. surviving_rank('rules.email') -> ranked.latest_rank where rules.email is 'latest' -#}
{% macro surviving_rank(survivor_rule) -%}
    case {{ survivor_rule }}
        when 'latest' then ranked.latest_rank
        when 'most_complete' then ranked.most_complete_rank
        else ranked.record_rank
    end
{%- endmacro %}
