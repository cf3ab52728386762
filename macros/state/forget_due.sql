{#- Before a table that is kept by lead or by person adds its rows: takes out every key but those whose rows stand, in the
    same transaction. On Spark these are two commits; after a kill between them the rows of what is due are missing until
    the next run, which finds it due still: the notes went first.
    forget_due('int_actors__compared', ref('int_actors__compared'), 'actor_key') -> delete from … where not exists … -#}
{% macro forget_due(model_name, compared, key, condition='') -%}
    {%- if execute and flags.FULL_REFRESH and 'model.lead_scoring.' ~ model_name not in selected_resources -%}
        {{ exceptions.raise_compiler_error(
            'A full refresh of ' ~ this.name ~ ' alone would lose the rows that the last run left as they were. '
            ~ 'Refresh it with what it is made of: dbt build --full-refresh --select +' ~ this.name
        ) }}
    {%- endif -%}
    {%- if is_incremental() -%}
        {{ lead_scoring._delete_all_but(this, compared, [key], condition) }}
    {%- endif -%}
{%- endmacro %}

{#- The same of a table that is kept by lead.
    forget_due_leads(ref('int_leads__compared'), 'current') -> delete from … where not exists … -#}
{% macro forget_due_leads(compared, moment_kind) -%}
    {{ lead_scoring.forget_due('int_leads__compared', compared, 'lead_id', "compared.moment_kind = '" ~ moment_kind ~ "'") }}
{%- endmacro %}
