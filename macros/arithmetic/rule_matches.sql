{#- rule_matches('rules', 'text_value', 'number_value') -> true when an attribute's value meets a rule.
    A missing value meets is_unknown alone. A project may override it to add an operator. -#}
{% macro rule_matches(rules, text_value, number_value) %}
    {{ return(adapter.dispatch('rule_matches', 'lead_scoring')(rules, text_value, number_value)) }}
{% endmacro %}

{% macro default__rule_matches(rules, text_value, number_value) -%}
    case
        when {{ rules }}.operator = 'is_unknown'
            then {{ text_value }} is null and {{ number_value }} is null
        when {{ text_value }} is null and {{ number_value }} is null then false
        when {{ rules }}.operator = 'is_known' then true
        when {{ rules }}.operator = 'equals' then {{ text_value }} = {{ rules }}.match_value
        when {{ rules }}.operator = 'in' then {{ in_list(text_value, rules ~ '.match_value') }}
        when {{ rules }}.operator = 'contains_word'
            then {{ dbt.position(words_of(rules ~ '.match_value'), words_of(text_value)) }} > 0
        when {{ rules }}.operator = 'between'
            then {{ in_range(number_value, rules ~ '.match_min', rules ~ '.match_max') }}
        else false
    end
{%- endmacro %}
