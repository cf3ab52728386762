-- grain: one row per page whose path or segment is read otherwise than meant
with

pages as (
    {% call literal_rows('url, meant') %}
    ('https://www.example.com/Blog/x?utm=1#top', '/blog/x/'),
    ('HTTPS://x.example/PRICING#demo', '/pricing/'),
    ('https://x.example/pricing/?next=/demo/', '/pricing/'),
    ('https://x.example:8080/pricing', '/pricing/'),
    ('https://x.example/a//b/', '/a//b/'),
    ('https://x.example', '//'),
    ('https://x.example/', '//'),
    ('https://x.example?page=/pricing', '//'),
    ('/pricing', '/pricing/'),
    ('pricing/', '/pricing/'),
    ('//pricing//', '/pricing/'),
    ('android-app://com.example.mail/inbox', '/inbox/'),
    ('https://x.example/価格/プラン', '/価格/プラン/'),
    ('', '//'),
    (null, '')
    {% endcall %}
),

paths as (
    select
        *,
        {{ page_path('url') }} as said
    from pages
),

segments as (
    {% call literal_rows('page_path, segment_list, meant') %}
    ('/pricing/', 'pricing', true),
    ('/en/pricing/plans/', 'pricing', true),
    ('/pricing/', 'demo;pricing', true),
    ('/pricing-news/', 'pricing', false),
    ('/blog/new-pricing/', 'pricing', false),
    ('//', 'pricing', false),
    ('', 'pricing', false),
    ('/e/', 'a;b;c;d;e', true),
    ('/anything/', null, true),
    ('', null, true)
    {% endcall %}
),

matched as (
    select
        *,
        {{ page_in_segments('page_path', 'segment_list') }} as said
    from segments
),

wrong as (
    select
        'page_path reads ' || coalesce(url, 'nothing') || ' as "' || said || '".' as sentence
    from paths
    where said is distinct from meant
    union all
    select
        'page_in_segments takes ' || page_path || ' otherwise than meant for '
        || coalesce(segment_list, 'any page') || '.' as sentence
    from matched
    where said is distinct from meant
)

select * from wrong
