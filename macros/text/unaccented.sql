{#- Latin letters without their accents, in lower case; letters of other scripts stay.
    unaccented("'Müller-Łódź Straße'") -> 'muller-lodz strasse' -#}
{% macro unaccented(expression) -%}
    {%- set accented = 'àáâãäåāăąçćčďđèéêëēęěğìíîïīıłľĺñńňòóôõöøōőŕřśšşșťţțùúûüūůűýÿźżž' -%}
    {%- set plain = 'aaaaaaaaacccddeeeeeeegiiiiiilllnnnoooooooorrsssstttuuuuuuuyyzzz' -%}
    {%- set combining = '\u0300\u0301\u0302\u0303\u0308\u0327\u030a\u030c' -%}
    {%- set spelt = namespace(text='lower(' ~ expression ~ ')') -%}
    {%- for sign, letters in [('ß', 'ss'), ('æ', 'ae'), ('œ', 'oe'), ('þ', 'th')] -%}
        {%- set spelt.text = dbt.replace(spelt.text, "'" ~ sign ~ "'", "'" ~ letters ~ "'") -%}
    {%- endfor -%}
    translate({{ spelt.text }}, '{{ accented ~ combining }}', '{{ plain }}')
{%- endmacro %}
