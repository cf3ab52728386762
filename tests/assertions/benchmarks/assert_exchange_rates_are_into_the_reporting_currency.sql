-- grain: one row per exchange rate of the reporting currency that is not one
-- Rates are the value of one unit in the reporting currency; the shipped ones are in US dollars.
with exchange_rates as (
    select * from {{ ref('exchange_rates') }}
),

wrong as (
    select
        'seeds/reference/exchange_rates.csv, currency ' || currency || ', column rate: '
        || 'rates must be into the reporting currency, which has the rate 1; write rates into '
        || currency || ' or set lead_scoring__reporting_currency back.' as sentence
    from exchange_rates
    where
        currency = '{{ var("lead_scoring__reporting_currency", "USD") }}'
        and rate <> 1
)

select * from wrong
