{#- kept_units('kind_cap', 'units', 'units_so_far', 'units_in_all') -> what a rule keeps of its units under a cap that
    several rules share: all of them while the cap does not bind, else its share (capped_share). -#}
{% macro kept_units(cap, units, units_so_far, units_in_all) -%}
    case
        when {{ cap }} is null or {{ units_in_all }} <= {{ cap }} then {{ units }}
        else
            {{ capped_share(cap, units_so_far, units_in_all) }}
            - {{ capped_share(cap, '(' ~ units_so_far ~ ' - ' ~ units ~ ')', units_in_all) }}
    end
{%- endmacro %}
