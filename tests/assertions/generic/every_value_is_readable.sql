{#- Warns of raw values that could not be read as their declared type, with a sentence for each
    set of columns. The rows themselves are set aside, with the reason, in the quarantine. -#}
{% test every_value_is_readable(model) %}
{{ config(severity='warn') }}
select
    unreadable_columns,
    count(*) as row_count,
    {{ dbt.concat([
        'cast(count(*) as ' ~ dbt.type_string() ~ ')',
        "' row(s) of " ~ model.identifier ~ " hold text that cannot be read in: '",
        'unreadable_columns',
    ]) }} as sentence
from {{ model }}
where unreadable_columns <> ''
group by unreadable_columns
{% endtest %}
