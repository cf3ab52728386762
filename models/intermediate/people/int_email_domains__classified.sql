-- grain: one row per e-mail domain that is known not to be a company's
-- A domain on both lists is disposable.
with free_mail_domains as (
    select * from {{ ref('free_mail_domains') }}
),

disposable_domains as (
    select * from {{ ref('disposable_domains') }}
),

unioned as (
    select
        domain,
        'disposable' as email_kind
    from disposable_domains
    union all
    select
        domain,
        'free_mail' as email_kind
    from free_mail_domains
),

classified as (
    select
        domain,
        min(email_kind) as email_kind
    from unioned
    group by domain
)

select * from classified
