{#- A company's name as it is compared: lower case, without accents, dots and apostrophes, & spelt out, the rest of the
    punctuation one space. Two company names that differ in nothing else are one name.
    The straight apostrophe goes by its number: BigQuery does not read it doubled.
    company_words("'Société L''Étoile & Fils, S.A.'") -> 'societe letoile and fils sa' -#}
{% macro company_words(expression) -%}
    {%- set marks = ["'.'", 'chr(39)', "'’'"] -%}
    {%- set spelt = namespace(text=dbt.replace(unaccented(expression), "'&'", "' and '")) -%}
    {%- for mark in marks -%}
        {%- set spelt.text = dbt.replace(spelt.text, mark, "''") -%}
    {%- endfor -%}
    nullif(trim({{ words_of(spelt.text) }}), '')
{%- endmacro %}
