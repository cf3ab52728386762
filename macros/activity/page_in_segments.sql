{#- page_in_segments("'/blog/pricing-news/'", "'pricing;plans'") -> false: a page matches when one whole segment
    of its path is in the `;`-separated list; an empty list matches every page. At most five are read. -#}
{% macro page_in_segments(page_path, segments) -%}
    (
        {{ segments }} is null
        or coalesce(
            {%- for number in range(1, 6) %}
            {{ 'or ' if not loop.first }}{{ page_path }} like '%/' || nullif({{ part_of(segments, "';'", number) }}, '') || '/%'
            {%- endfor %},
            false
        )
    )
{%- endmacro %}
