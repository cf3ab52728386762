-- grain: one row per share whose 95 % Wilson interval is another than meant
with

shares as (
    {% call literal_rows('converted, entered, meant_low, meant_high') %}
    (13, 100, cast(0.0776 as decimal(5, 4)), cast(0.2098 as decimal(5, 4))),
    (4, 30, 0.0531, 0.2968),
    (0, 10, 0.0000, 0.2775),
    (10, 10, 0.7225, 1.0000),
    (1, 1, 0.2065, 1.0000),
    (5000, 10000, 0.4902, 0.5098),
    (0, 0, null, null)
    {% endcall %}
),

bounded as (
    select
        *,
        {{ wilson_low('converted', 'entered') }} as said_low,
        {{ wilson_high('converted', 'entered') }} as said_high
    from shares
),

wrong as (
    select
        cast(converted as {{ dbt.type_string() }}) || ' of '
        || cast(entered as {{ dbt.type_string() }}) || ' is put between '
        || coalesce(cast(said_low as {{ dbt.type_string() }}), 'nothing') || ' and '
        || coalesce(cast(said_high as {{ dbt.type_string() }}), 'nothing') || '.' as sentence
    from bounded
    where said_low is distinct from meant_low or said_high is distinct from meant_high
)

select * from wrong
