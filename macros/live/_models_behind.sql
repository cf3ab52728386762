{#- _models_behind(node of lead_scores, []) -> fills the list with the ids of all models that it is made of, each
    after those that it reads. No score is made of scoring_runs: marts wait for it, that is all. -#}
{% macro _models_behind(node, ordered) %}
    {%- for id in node.depends_on.nodes
        if graph.nodes.get(id) and graph.nodes[id].resource_type == 'model' and id not in ordered
        and graph.nodes[id].name != 'scoring_runs' -%}
        {%- do lead_scoring._models_behind(graph.nodes[id], ordered) -%}
        {%- do ordered.append(id) if id not in ordered -%}
    {%- endfor -%}
{% endmacro %}
