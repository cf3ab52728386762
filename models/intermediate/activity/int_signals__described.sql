-- grain: one row per signal, with its intent level and whether it shows engagement
with signals as (
    select * from {{ ref('int_signals__in_force') }}
),

described as (
    select
        signal,
        min({{ byte_order('signal_label') }}) as signal_label,
        min({{ byte_order('intent_level') }}) as intent_level,
        max(case when is_engagement then 1 else 0 end) = 1 as is_engagement
    from signals
    group by signal
)

select * from described
