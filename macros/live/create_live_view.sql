{#- Makes lead_scores_live at the end of a run that has built every model behind it: the SQL of all of them in one
    statement, each a step of it, with the clock in place of the run's start. So it is what a run would give at the moment
    of the query, by the same code. A run that builds only some of them leaves a view on the last run's scores.
    create_live_view(results) -> create or replace view … as with live_… as (…) select … -#}
{% macro create_live_view(results) %}
    {%- set models = {} -%}
    {%- for result in results if result.node.resource_type == 'model' and result.status == 'success' -%}
        {%- do models.update({result.node.unique_id: result.node}) -%}
    {%- endfor -%}
    {%- set live = models.get('model.lead_scoring.lead_scores_live') -%}
    {%- if live and live.config.materialized == 'view' -%}
        {%- set behind = [] -%}
        {%- set scores = graph.nodes['model.lead_scoring.lead_scores'] -%}
        {%- do lead_scoring._models_behind(scores, behind) -%}
        {%- do behind.append(scores.unique_id) -%}
        {%- if behind | reject('in', models) | list -%}
            {%- do log(
                'lead_scores_live shows the scores of the last run: to bring it up to the moment, build all that it is '
                ~ 'made of with it (dbt build --select +lead_scores_live).', info=true
            ) -%}
        {%- else -%}
            {%- set relation = api.Relation.create(
                database=live.database, schema=live.schema, identifier=live.alias, type='view'
            ) -%}
            {%- set statements = folded_view(
                relation, live.columns.values() | list, lead_scoring._folded_models(live, behind, models)
            ) -%}
            {%- do run_query(statements) if statements -%}
        {%- endif -%}
    {%- endif -%}
{% endmacro %}
