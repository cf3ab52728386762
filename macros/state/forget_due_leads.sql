{#- Before a table that is kept by lead adds its rows: takes out every lead but those whose rows stand, in the same
    transaction. On Spark these are two commits; after a kill between them the rows of the due leads are missing until the
    next run, which finds them due still: their notes went first.
    forget_due_leads(ref('int_leads__compared'), 'current') -> delete from … where lead_id not in (…) -#}
{% macro forget_due_leads(compared, moment_kind) -%}
    {%- if execute and flags.FULL_REFRESH and compared and 'model.lead_scoring.int_leads__compared' not in selected_resources -%}
        {{ exceptions.raise_compiler_error(
            'A full refresh of ' ~ this.name ~ ' alone would lose the leads that the last run did not score. '
            ~ 'Refresh it with what it is made of: dbt build --full-refresh --select +' ~ this.name
        ) }}
    {%- endif -%}
    {%- if is_incremental() -%}
        delete from {{ this }}
        where lead_id not in (
            select lead_id from {{ compared }} where moment_kind = '{{ moment_kind }}' and not is_due
        )
    {%- endif -%}
{%- endmacro %}
