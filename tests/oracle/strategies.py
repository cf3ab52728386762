"""Random raw data: thousands of small neighbourhoods that share one build.

A neighbourhood is one lead with everything around it: its other records, account, visits, touches
and dirt. Ids hold `{n}`, which becomes the neighbourhood's number, so that no two ever meet.
A batch of neighbourhoods is written as one raw directory and built once.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

from .drawing import booleans, builds, composite, drawn, integers, just, lists, maybe, often, one_of, pick
from .people import is_believed
from .reading import Rulebook, listed, moment_of, whole

COMPANY = "company{n}.example"
BRITISH = "company{n}.co.uk"
COMPANY_NAMES = ("Company {n}", "COMPANY {n} GmbH", "Cómpany-{n}, Inc.", "Company {n} & Co. KG")
HOME = "https://www.vendor.example"


@dataclass(frozen=True, repr=False)
class Scene:
    """What the strategies must know to hit edges: the moment and the rulebook's own words."""

    as_of: datetime
    ages: tuple
    titles: tuple
    industries: tuple
    countries: tuple
    exclusions: tuple
    free_mail: str
    disposable: str
    stages: tuple
    employee_bands: tuple
    repetitions: tuple
    bursts: tuple
    machine_words: tuple
    open_agents: tuple
    open_seconds: tuple
    traps: tuple
    visit_rates: tuple
    click_rates: tuple
    signals: tuple
    sizes: tuple
    magnitudes: tuple
    surge_providers: tuple
    profile_providers: tuple
    profile_ages: tuple
    purposes: tuple
    unserved: tuple


def rates_of(machine_rules, match_kind):
    """The most acts within seconds, where they are few enough to draw."""
    return tuple(
        (whole(row["max_acts"]), whole(row["within_seconds"]))
        for row in machine_rules if row["match_kind"] == match_kind and whole(row["max_acts"]) < 50
    ) or ((5, 60),)


def scene_of(rulebook_dir, as_of):
    """Read a scene off the rulebook: every age, size and word at which something changes."""
    moment = moment_of(as_of)
    rulebook = Rulebook(rulebook_dir, moment.score_day)
    timed = rulebook.every_row("intent_rules") + rulebook.every_row("negative_rules")
    ages = {0, 1, 2, 400}
    for row in timed + rulebook.every_row("inactivity_steps") + rulebook.every_row("machine_rules"):
        for column in ("window_days", "within_days", "half_life_days", "age_step_days", "min_days"):
            if row[column] is not None:
                ages.update(whole(row[column]) + step for step in (-1, 0, 1))
    numbers = set()
    for row in rulebook.every_row("fit_rules") + rulebook.every_row("motions"):
        for column in ("match_min", "match_max"):
            if row[column] is not None:
                numbers.update(int(Decimal(row[column])) + step for step in (-1, 0, 1))
    personas = rulebook.every_row("personas")
    machine_rules = rulebook.rows("machine_rules")
    bursts = [row for row in machine_rules if row["match_kind"] == "click_burst"]
    return Scene(
        as_of=moment.as_of,
        ages=tuple(sorted(age for age in ages if age >= 0)),
        titles=tuple(row["match_phrase"] for row in personas),
        industries=tuple(row["industry_name"] for row in rulebook.reference("industry_synonyms")),
        countries=tuple(row["country_name"] for row in rulebook.reference("country_regions")),
        exclusions=tuple(
            (row["match_kind"], row["match_value"]) for row in rulebook.every_row("exclusion_lists")
        ),
        free_mail=rulebook.reference("free_mail_domains")[0]["domain"],
        disposable=rulebook.reference("disposable_domains")[0]["domain"],
        stages=tuple(row["crm_word"] for row in rulebook.reference("stage_names")),
        employee_bands=tuple(row["employee_band"] for row in rulebook.reference("size_bands")),
        repetitions=tuple(
            (
                row["subject"], whole(row["min_occurrences"]) or 1, whole(row["min_days"]) or 1,
                whole(row["within_days"]) or 30,
            )
            for row in timed
            if row["min_occurrences"] is not None or row["min_days"] is not None
        ),
        bursts=tuple((whole(row["min_links"]), whole(row["within_seconds"])) for row in bursts),
        machine_words=tuple(
            word
            for row in machine_rules
            if row["match_kind"] == "user_agent_word"
            for word in listed(row["match_value"])
        ) or ("bot",),
        open_agents=tuple(
            row["match_value"].title() for row in machine_rules if row["match_kind"] == "open_agent"
        ) or ("Mozilla/5.0",),
        open_seconds=tuple(
            whole(row["within_seconds"]) for row in machine_rules if row["match_kind"] == "open_after_send"
        ) or (60,),
        traps=tuple(
            (row["match_value"], whole(row["within_seconds"]))
            for row in machine_rules if row["match_kind"] == "trap_link"
        ) or (("/unlisted", 10),),
        visit_rates=rates_of(machine_rules, "visit_rate"),
        click_rates=rates_of(machine_rules, "click_rate"),
        signals=tuple(sorted({row["subject"] for row in timed if row["subject"] in EVENTS})),
        sizes=tuple(sorted(number for number in numbers if number > 0)) or (1, 100),
        magnitudes=tuple(
            sorted(
                {
                    Decimal(row["min_magnitude"]) + step
                    for row in rulebook.every_row("signals")
                    if row["min_magnitude"] is not None
                    for step in (-1, 0, 1)
                }
            )
        ) or (Decimal(50),),
        surge_providers=providers_of(rulebook.every_row("signals")),
        profile_providers=providers_of(rulebook.every_row("enrichment_rules")),
        profile_ages=profile_ages(rulebook.every_row("enrichment_rules")),
        purposes=tuple(row["purpose"] for row in rulebook.rows("consent_policy")),
        unserved=tuple(
            row["country_name"]
            for row in rulebook.reference("country_regions")
            if row["is_served"].lower() == "false"
        ),
    )


def providers_of(rows):
    """Every provider that a row names, one that none names, and a nameless one."""
    return (*sorted({row["provider"] for row in rows} - {None, "crm"}), "another", None)


def profile_ages(rows):
    """Ages at which a provider is believed for the last time, and no longer."""
    ages = {0, 1}
    for row in rows:
        if row["provider"] == "crm":
            continue
        believed = [age for age in range(whole(row["window_days"]) + 2) if is_believed(row, age)]
        if believed:
            ages.update(believed[-1] + step for step in (0, 1))
    return tuple(sorted(ages))


# What makes an event of each signal: channel, event_type and further columns.
EVENTS = {
    "demo_request": [("web", "form_submit", {"url": f"{HOME}/demo"})],
    "pricing_page": [("web", "page_view", {"url": f"{HOME}/pricing?plan=pro"})],
    "case_study": [("web", "page_view", {"url": f"{HOME}/case-studies/acme"})],
    "webinar_attended": [("webinar", "attended", {})],
    "event_attended": [("event", "attended", {})],
    "conversation": [("chat", "conversation", {}), ("support", "question", {})],
    "quick_reply": [("email", "reply", {})],
    "product_usage": [("product", "usage", {}), ("product", "signup", {})],
    "content_depth": [
        ("web", "page_view", {"url": f"{HOME}/product/a", "duration_seconds": 120}),
        ("web", "page_view", {"url": f"{HOME}/docs/a", "depth_percent": 90}),
        ("web", "video_play", {"depth_percent": 75}),
        ("web", "document_view", {"depth_percent": 50}),
        ("web", "download", {"asset": "guide"}),
    ],
    "blog_post": [("web", "page_view", {"url": f"{HOME}/blog/why#top"})],
    "email_click": [("email", "click", {"url": f"{HOME}/product/a"})],
    "email_open": [("email", "open", {})],
    "social_engagement": [("social", "engage", {})],
    "page_visit": [
        ("web", "page_view", {"url": f"{HOME}/"}),
        ("web", "page_view", {"url": f"{HOME}/pricing-guide", "duration_seconds": 119}),
        ("web", "page_view", {"url": f"{HOME}/product/a", "depth_percent": 89}),
        ("web", "page_view", {}),
    ],
    "webinar_registered": [("webinar", "registered", {})],
    "event_registered": [("event", "registered", {})],
    "unsubscribe": [("email", "unsubscribe", {}), ("email", "complaint", {})],
    "resubscribe": [("email", "resubscribe", {})],
    "email_bounce": [("email", "bounce", {})],
    "careers_page": [("web", "page_view", {"url": f"{HOME}/careers/engineer"})],
    "nothing": [
        ("email", "sent", {}), ("email", "delivered", {}), ("web", "unheard_of", {}),
        ("web", "video_play", {"depth_percent": 74}), (None, None, {}),
    ],
}
KINDS = tuple(EVENTS)
HOT_SIGNALS = ("demo_request", "pricing_page", "case_study", "webinar_attended", "product_usage")


def clock_at(second):
    return (datetime.min + timedelta(seconds=second)).time()


class Places:
    """Strategies of instants around a scene's moment."""

    def __init__(self, scene):
        self.scene = scene
        as_of_time = scene.as_of.time()
        seconds = integers(0, 86399).map(clock_at)
        edges = [time(), time.max, time(12), time(23, 59, 59), as_of_time.replace(microsecond=0)]
        edges.append(as_of_time)
        self.titles = one_of(
            pick(scene.titles),
            builds(
                lambda first, second: f" {first.title()} & {second}, EMEA",
                pick(scene.titles), pick(scene.titles),
            ),
            pick(["", "Xyzzy", "経理部長", "Vicepresidente", "VP Sales", "CEO", "IT Manager"]),
        )
        self.times = one_of(pick(edges), seconds, seconds)
        self.ages = one_of(
            pick(scene.ages),
            pick(scene.ages),
            integers(0, 100),
            pick([0, 1, 2, 3]),
            just(-1),
        )

    def instants(self, ages=None):
        ages = self.ages if ages is None else ages
        return builds(self.at, ages, self.times)

    def at(self, age, clock):
        day = self.scene.as_of.date() - timedelta(days=age)
        return datetime.combine(day, clock)


@lru_cache(maxsize=None)
def places_of(scene):
    return Places(scene)


DAY = 86400
LATENESS = (*[None] * 5, 0, 1, 60, 3600, DAY, 3 * DAY, 40 * DAY, -3600, -DAY)


def arrived(draw, occurred_at):
    """When a row arrived: not told, at once, within the day, late, or before it happened."""
    seconds = draw(pick(LATENESS))
    return None if seconds is None else occurred_at + timedelta(seconds=seconds)


def seldom_arrived(draw, occurred_at):
    """Mostly not told."""
    return arrived(draw, occurred_at) if draw(pick((True, False, False, False))) else None


@composite
def neighbourhoods(draw, scene):
    """One lead and everything around it, as raw rows by table."""
    place = places_of(scene)
    tables = {}

    def add(table, **row):
        tables.setdefault(table, []).append(row)

    leads = ["{n}-L%d" % (number + 1) for number in range(draw(pick([1, 1, 1, 2, 2, 3])))]
    accounts = add_accounts(draw, add, place)
    is_hot = draw(pick((True, False, False, False)))
    emails = add_leads(draw, add, place, leads, accounts, is_hot)
    if len(leads) > 1:
        add_merges(draw, add, place, leads)
    if draw(integers(0, 2)) == 0:
        add_gone(draw, add, place, leads)
    add_events(draw, add, place, leads, emails, is_hot)
    add_crm_life(draw, add, place, [*leads, *leads, "{n}-U"], accounts)
    add_market(draw, add, place)
    add_privacy(draw, add, place, leads, emails)
    add_field_changes(draw, add, place, leads, accounts)
    return tables


def add_accounts(draw, add, place):
    scene = place.scene
    accounts = ["{n}-A%d" % number for number in range(1, 1 + draw(pick([0, 1, 1, 2])))]
    for account_id in accounts:
        add(
            "crm.accounts",
            account_id=account_id,
            account_name=draw(pick(COMPANY_NAMES)),
            domain=draw(pick([COMPANY, COMPANY, f"{COMPANY}.", None, "other{n}.example", BRITISH, scene.free_mail])),
            parent_account_id=draw(often(pick(["{n}-A1", "{n}-A2", "{n}-none"]))),
            employee_band=draw(often(pick(scene.employee_bands))),
            industry=draw(often(pick(scene.industries))),
            employee_count=draw(often(pick(scene.sizes))),
            country=draw(pick([None, "Germany", "DEUTSCHLAND", draw(pick(scene.countries))])),
            growth_stage=draw(often(pick(["seed", "growth", "mature"]))),
            customer_since=draw(maybe(place.instants(pick((1, 30, 450, 600, 600))))),
            churned_at=draw(often(place.instants())),
            created_at=draw(often(place.instants(), datetime(2020, 1, 1))),
        )
        if draw(integers(0, 9)) == 0:
            bought_at = draw(place.instants())
            add("crm.purchases", account_id=account_id, purchased_at=bought_at, amount=10)
    return accounts


def emails_of(draw, scene, lead_id):
    """Own, shared, free, disposable, listed, unreadable or missing addresses."""
    name = lead_id.replace("{n}-", "").lower() + "-{n}"
    listed_domains = [value for kind, value in scene.exclusions if kind == "email_domain"]
    listed_words = [value for kind, value in scene.exclusions if kind == "email_word"]
    return draw(
        pick(
            [f"{name}@{COMPANY}"] * 16
            + [f" Shared-{{n}}@{COMPANY} ".replace("example", "EXAMPLE")] * 3
            + [f"shared-{{n}}@{COMPANY}"] * 3
            + [f"shared-{{n}}@{COMPANY}."]
            + [f"info@{COMPANY}", f"{name}@@{COMPANY}", f"{name} @{COMPANY}"]
            + ["kim.ng{n}@gmail.com", "Kim.N.g{n}+news@GoogleMail.com", "kimng{n}@gmail.com"]
            + [f"{name}@{scene.free_mail}"] * 2
            + [f"{name}@{scene.disposable}", f"not-an-address-{name}"]
            + [f"{name}@{domain}" for domain in listed_domains[:1]]
            + [f"{name}@eu.{domain}" for domain in listed_domains[:1]]
            + [f"{word}.{name}@{COMPANY}" for word in listed_words[:1]]
            + [f"{word}ing{name}@{COMPANY}" for word in listed_words[:1]]
            + [None, None, None]
        )
    )


def add_leads(draw, add, place, leads, accounts, is_hot):
    scene = place.scene
    listed_names = [value for kind, value in scene.exclusions if kind == "company_name"]
    listed_domains = [value for kind, value in scene.exclusions if kind == "company_domain"]
    listed_given_names = [value for kind, value in scene.exclusions if kind == "first_name"]
    listed_surnames = [value for kind, value in scene.exclusions if kind == "last_name"]
    titles = place.titles
    emails = []
    for number, lead_id in enumerate(leads):
        email = emails_of(draw, scene, lead_id)
        row = {
            "lead_id": lead_id,
            "record_kind": draw(pick(["lead", "contact"])),
            "created_at": draw(place.instants(pick((*scene.ages, 30, 60, 500, 500, 500)))),
            "email": email,
            "job_title": draw(maybe(titles)),
            "is_email_opted_out": draw(often(just(True), False)),
            "is_email_bounced": draw(often(just(True), False)),
            "first_name": draw(often(pick([*listed_given_names[:1], *["Kim"] * 8, "KÍM"]))),
            "last_name": draw(often(pick([*listed_surnames[:1], *["Ng"] * 9]))),
            "buying_role": draw(often(pick(["decision_maker", "champion", "user"]))),
            "company_name": draw(often(pick([*listed_names[:1], *COMPANY_NAMES * 3]))),
            "company_domain": draw(
                pick([
                    None, *[COMPANY] * 8, *["side{n}.example"] * 4, f"shop.{COMPANY}", f"eu.{BRITISH}",
                    scene.free_mail, *listed_domains[:1], *(f"eu.{domain}" for domain in listed_domains[:1]),
                ])
            ),
            "industry": draw(maybe(pick([*scene.industries, "basket weaving"]))),
            "employee_count": draw(often(pick(scene.sizes))),
            "employee_band": draw(often(pick(scene.employee_bands))),
            "annual_revenue": draw(often(pick(scene.sizes))),
            "country": draw(
                pick([None, None, "germany", draw(pick(scene.countries)), "Atlantis"])
            ),
            "lead_source": draw(often(pick(["Webinar", "referral", "web"]))),
            "owner_id": draw(maybe(pick(["u1", "u2"]))),
            "status": draw(maybe(pick([*scene.stages, "no such stage"]))),
            "account_id": draw(pick([None, None, "{n}-none", *accounts, *accounts])),
            "motion": draw(often(pick(["transactional", "mid_market", "enterprise"]))),
            "updated_at": draw(often(place.instants())),
        }
        if is_hot:
            row |= {
                "created_at": place.at(90, time(8)),
                "email": f"hot-{lead_id}@{COMPANY}",
                "job_title": "VP Sales",
                "industry": "software",
                "employee_count": draw(pick((50, 500, 999, 1000))),
                "country": "united states",
                "first_name": None,
                "last_name": None,
                "company_domain": COMPANY,
                "buying_role": draw(pick(("decision_maker", None))),
                "is_email_opted_out": False,
                "is_email_bounced": False,
            }
        if draw(integers(0, 19)) == 0:
            row["is_deleted"] = True
            row["deleted_at"] = draw(maybe(place.instants()))
        emails.append(row["email"])
        if draw(integers(0, 49)) == 0:
            row["created_at"] = None
        if number and draw(integers(0, 9)) == 0:
            row["converted_to_id"] = leads[draw(integers(0, number - 1))]
            row["converted_at"] = draw(maybe(place.instants()))
        add("crm.leads", **row)
        if draw(integers(0, 9)) == 0:
            seconds = ["second{n}@side{n}.example", f"shared-{{n}}@{COMPANY}", "kimng{n}@gmail.com"]
            second = draw(pick(seconds))
            add("crm.lead_emails", lead_id=lead_id, email=second, is_primary=False)
            emails.append(second)
    return emails


def add_merges(draw, add, place, leads):
    """Merges from later to earlier records only, so that no chain is a ring."""
    for number in range(1, len(leads)):
        if draw(integers(0, 2)):
            for _ in range(draw(pick([1, 1, 2]))):
                merged_at = draw(maybe(place.instants()))
                add(
                    "crm.lead_merges",
                    losing_lead_id=leads[number],
                    winning_lead_id=draw(pick([*leads[:number], *leads[:number], "{n}-X"])),
                    merged_at=merged_at,
                    loaded_at=arrived(draw, merged_at) if merged_at else None,
                )


def add_gone(draw, add, place, leads):
    """Merges of ids that no record has, at once or one after the other."""
    for loser, winners in (("{n}-U", [*leads, "{n}-X"]), ("{n}-X", leads[:1])):
        for _ in range(draw(pick([0, 1, 1, 1, 2]))):
            merged_at = draw(maybe(place.instants()))
            add(
                "crm.lead_merges", losing_lead_id=loser, winning_lead_id=draw(pick(winners)),
                merged_at=merged_at, loaded_at=arrived(draw, merged_at) if merged_at else None,
            )
    if draw(integers(0, 3)) == 0:
        add("crm.lead_emails", lead_id="{n}-U", email=draw(pick(["gone{n}@side{n}.example", f"shared-{{n}}@{COMPANY}"])))


def person_keys(draw, leads, emails):
    """By id, by e-mail, by visitor, by an unknown id, by several or by nothing."""
    if draw(pick((True, True, False))):
        return {"lead_id": draw(pick(leads))}
    shared = f"shared-{{n}}@{COMPANY}"
    shouted = (emails[0] or "").replace("company", "COMPANY") or None
    others = (
        {"email": emails[0]},
        {"email": shouted, "anonymous_id": "{n}-V1"},
        {"email": emails[-1]},
        {"anonymous_id": "{n}-V1"},
        {"anonymous_id": "{n}-V2"},
        {"lead_id": "{n}-U"},
        {"lead_id": "{n}-U", "email": emails[0]},
        {"lead_id": leads[-1], "email": shared},
        {"lead_id": leads[-1], "anonymous_id": "{n}-V2"},
        {"lead_id": leads[0], "anonymous_id": "{n}-V2"},
        {"email": "k.i.m.ng{n}+x@gmail.com"},
        {"email": f"info@{COMPANY}", "anonymous_id": "{n}-V1"},
        {"email": shared},
        {},
    )
    return others[draw(pick(range(len(others))))]


def add_events(draw, add, place, leads, emails, is_hot):
    scene = place.scene
    counter = iter(range(10_000))

    def event(signal, occurred_at, keys, **more):
        channel, event_type, columns = EVENTS[signal][draw(pick(range(len(EVENTS[signal]))))]
        row = {
            "event_id": "{n}-E%d" % next(counter),
            "occurred_at": occurred_at,
            "loaded_at": None,
            "channel": channel,
            "event_type": event_type,
            **keys,
            **columns,
            **more,
        }
        if channel == "email" and "message_id" not in row:
            row["message_id"] = draw(pick([None, "{n}-M1", "{n}-M2"]))
        add("activity.events", **row)
        return row

    for _ in range(draw(integers(0, 6))):
        occurred_at = draw(place.instants())
        row = event(
            draw(pick(KINDS)), occurred_at, person_keys(draw, leads, emails),
            loaded_at=arrived(draw, occurred_at),
            country=draw(often(pick((*scene.unserved, "Atlantis", "Germany")))),
            user_agent=draw(often(pick(["Mozilla/5.0", f"Good{scene.machine_words[0]}/2"]))),
            is_vendor_bot=draw(often(often(just(True), False), False)),
        )
        if draw(integers(0, 19)) == 0:
            row["event_id"] = None
        if draw(integers(0, 9)) == 0:
            later = draw(pick([0, 1, 86400, 5 * 86400]))
            again_at = (row["loaded_at"] or occurred_at) + timedelta(seconds=1 + later)
            repeat = dict(row, loaded_at=again_at)
            if row["event_id"] is not None and draw(booleans()):
                repeat["occurred_at"] = occurred_at + timedelta(seconds=later)
            add("activity.events", **repeat)
        if draw(integers(0, 49)) == 0:
            event("pricing_page", None, {"lead_id": leads[0]})
    if is_hot:
        for signal in HOT_SIGNALS:
            if draw(pick((True, True, False))):
                occurred_at = place.at(draw(pick((0, 1, 2, 7, 29, 30))), draw(place.times))
                event(signal, occurred_at, {"lead_id": leads[0]})
    if draw(booleans()):
        add_crowd(draw, event, place, leads)
    if scene.repetitions and draw(booleans()):
        add_repetition(draw, event, place, leads)
    if draw(integers(0, 4)) == 0:
        add_machine_acts(draw, event, place, leads)
    if draw(integers(0, 9)) == 0:
        add_hasty_clicks(draw, event, place, leads)
    if draw(integers(0, 4)) == 0:
        add_traps(draw, event, place, leads)
    if draw(integers(0, 9)) == 0:
        add_rapid_visits(draw, event, place, leads)
    if draw(integers(0, 4)) == 0:
        add_unsubscribes(draw, event, place, leads)
    if draw(integers(0, 4)) == 0:
        add_quick_reply(draw, add, event, place, leads)
    if draw(integers(0, 3)) == 0:
        add_links(draw, add, event, place, leads, emails)


def add_crowd(draw, event, place, leads):
    """The same act many times on few days: limits and caps bite."""
    signal = draw(pick(place.scene.signals))
    ages = draw(lists(place.ages, 1, 3))
    for age in ages:
        for _ in range(draw(pick([1, 2, 3, 6]))):
            event(signal, place.at(age, draw(place.times)), {"lead_id": draw(pick(leads))})


def add_repetition(draw, event, place, leads):
    """Just enough, or one too few, acts at the edges of a rule's days."""
    signal, least, days, within = draw(pick(place.scene.repetitions))
    if signal not in EVENTS:
        return
    start = draw(pick([0, 0, 1, 5]))
    wanted = max(least, days) - draw(pick([0, 0, 1]))
    last = within - 1 + draw(pick([0, 0, 1]))
    for number in range(wanted):
        spread = number % max(days, 1) if days > 1 else draw(integers(0, 1))
        age = min(start + spread, last) if number < wanted - 1 else last
        event(signal, place.at(age, draw(place.times)), {"lead_id": draw(pick(leads))})


def add_machine_acts(draw, event, place, leads):
    """A burst of clicks around its limits, and perhaps a human act that clears the label."""
    start = draw(place.instants())
    keys = {"lead_id": leads[0]}
    links, seconds = draw(pick(place.scene.bursts or ((3, 5),)))
    step = draw(pick([0, 1, seconds, seconds + 1]))
    for number in range(links - draw(pick([0, 0, 1]))):
        url = f"{HOME}/product/{number}"
        event(
            "email_click", start + timedelta(seconds=min(step * number, seconds + 1)), keys,
            url=url, message_id="{n}-M1",
        )
    last = draw(pick([None, 2 * seconds, 2 * seconds + 1]))
    if last is not None:
        event("email_click", start + timedelta(seconds=last), keys, url=f"{HOME}/product/0", message_id="{n}-M1")
    event(
        "email_open", start, keys, message_id="{n}-M1",
        user_agent=f"x {place.scene.machine_words[0]}",
    )
    if draw(booleans()):
        gap = draw(pick([0, 3600, 7 * 86400, 7 * 86400 + 1, 30 * 86400, -3600]))
        event("email_click", start + timedelta(seconds=gap), keys, message_id="{n}-M1")


def add_hasty_clicks(draw, event, place, leads):
    """Clicks on about as many messages as a person opens within some seconds, and one a little later."""
    start = draw(place.instants()).replace(hour=draw(pick([9, 9, 0])), minute=0, second=0)
    most, seconds = draw(pick(place.scene.click_rates))
    wanted = most + draw(pick([0, 1, 1, 2]))
    later = seconds + draw(pick([0, 1, seconds]))
    for number in range(wanted):
        gap = later if number == wanted - 1 else min(number, seconds) - draw(pick([0, 0, 0, 60]))
        event("email_click", start + timedelta(seconds=gap), {"lead_id": leads[0]}, message_id=f"{{n}}-M{number}")


def add_traps(draw, event, place, leads):
    """A link that no person sees, clicked or visited; and opens around the seconds after sending."""
    start = draw(place.instants())
    keys = {"lead_id": leads[0]}
    address, seconds = draw(pick(place.scene.traps))
    trap = {"url": f"{HOME}{address.title()}/x?y=1"}
    event("email_click", start, keys, message_id="{n}-M2", **trap)
    for gap in (draw(pick([0, 1, -seconds, seconds, seconds + 1])), draw(pick([0, 86400, 8 * 86400]))):
        event("email_click", start + timedelta(seconds=gap), keys, message_id="{n}-M2")
    soon = draw(pick(place.scene.open_seconds))
    event(
        "email_open", start, keys, message_id="{n}-M1",
        sent_at=start - timedelta(seconds=draw(pick([0, soon, soon + 1, -1]))),
        user_agent=draw(pick([None, "Browser/1", *place.scene.open_agents])),
    )
    if draw(booleans()):
        event("page_visit", start, {"anonymous_id": "{n}-V1"}, **trap)
        event("pricing_page", start + timedelta(seconds=draw(pick([5, 7200]))), {"anonymous_id": "{n}-V1"})


def add_rapid_visits(draw, event, place, leads):
    """Visits around the most that a person makes within some seconds, all but one arriving on one day."""
    start = draw(place.instants()).replace(hour=9)
    most, seconds = draw(pick(place.scene.visit_rates))
    last = draw(pick([seconds, seconds, seconds + 1]))
    signal = draw(pick(["page_visit", "pricing_page", "blog_post"]))
    for number in range(most + draw(pick([0, 1, 1, 2]))):
        event(
            signal, start + timedelta(seconds=min(number, last) if number < most else last),
            {"lead_id": leads[0]}, loaded_at=start + timedelta(hours=1 + 24 * (number == 3 and draw(booleans()))),
        )


def add_unsubscribes(draw, event, place, leads):
    """Unsubscribes and what clears them, before, at and after, on one day or several."""
    start = draw(place.instants())
    event("unsubscribe", start, {"lead_id": leads[0]})
    for _ in range(draw(integers(0, 2))):
        gap = draw(pick([0, 60, -60, 86400, -86400, 3 * 86400]))
        signal = draw(pick(["resubscribe", "resubscribe", "unsubscribe"]))
        event(signal, start + timedelta(seconds=gap), {"lead_id": draw(pick(leads))})


def add_quick_reply(draw, add, event, place, leads):
    """A reply just inside and just outside a day after our touch."""
    replied_at = draw(place.instants()).replace(microsecond=0)
    event("quick_reply", replied_at, {"lead_id": draw(pick(leads))})
    for number in range(draw(integers(1, 2))):
        gap = draw(pick([0, 60, 86400, 86401, 86399, -60]))
        touched_at = replied_at - timedelta(seconds=gap)
        add(
            "activity.sales_touches",
            touch_id="{n}-Q%d" % number,
            lead_id=draw(pick(leads)),
            user_id="u1",
            touch_kind="email",
            direction=draw(pick(["outbound", "outbound", "inbound", None])),
            occurred_at=touched_at,
            loaded_at=seldom_arrived(draw, touched_at),
        )


def add_links(draw, add, event, place, leads, emails):
    times = draw(lists(place.instants(), 1, 2, unique=True))
    for number, linked_at in enumerate(times):
        add(
            "activity.identities",
            anonymous_id="{n}-V1",
            lead_id=draw(pick([leads[0], leads[-1], None])),
            email=emails[0],
            linked_at=linked_at if number else draw(pick([linked_at, linked_at, None])),
        )
        signal = draw(pick(["pricing_page", "case_study", "email_click"]))
        for _ in range(draw(pick([0, 1, 2, 3]))):
            gap = draw(pick([-3600, -1, 0, 1, 3600]))
            acted_at = linked_at + timedelta(seconds=gap)
            event(
                draw(pick([signal, "page_visit"])), acted_at, {"anonymous_id": "{n}-V1"},
                loaded_at=arrived(draw, acted_at),
            )


def add_crm_life(draw, add, place, leads, accounts):
    """Stages, touches, opportunities, roles and answers."""
    scene = place.scene
    for number in range(draw(pick([0, 0, 1, 2]))):
        changed_at = draw(place.instants())
        add(
            "crm.lead_stage_changes",
            lead_id=draw(pick(leads)),
            stage=draw(pick([*scene.stages, *scene.stages, "no such stage"])),
            changed_at=changed_at,
            loaded_at=seldom_arrived(draw, changed_at),
        )
    for number in range(draw(pick([0, 0, 1]))):
        add(
            "activity.sales_touches", touch_id="{n}-T%d" % number, lead_id=draw(pick(leads)),
            touch_kind="call", direction="outbound", occurred_at=draw(place.instants()),
        )
    for number in range(draw(pick([0, 0, 0, 1, 2]))):
        opportunity_id = "{n}-O%d" % number
        closed_at = draw(maybe(place.instants()))
        add(
            "crm.opportunities",
            opportunity_id=opportunity_id,
            lead_id=draw(pick(leads)),
            account_id=draw(pick([None, *accounts])),
            opportunity_kind=draw(pick(["new", "new", None, "renewal"])),
            amount=draw(maybe(pick([*scene.sizes, 9999, 10000, 10001, 99999, 100000]))),
            is_closed=closed_at is not None,
            is_won=closed_at is not None and draw(booleans()),
            closed_at=closed_at,
            created_at=draw(draw(pick([place.instants(), place.instants(pick((450, 600)))]))),
            motion=draw(maybe(pick(["transactional", "mid_market", "enterprise"]))),
            is_deleted=draw(often(just(True), False)),
        )
        if draw(integers(0, 2)) == 0:
            add(
                "crm.opportunity_people", opportunity_id=opportunity_id,
                lead_id=draw(pick(leads)), added_at=draw(maybe(place.instants())),
                buying_role=draw(pick([None, "decision_maker", "champion"])),
            )
    if draw(integers(0, 7)) == 0:
        add(
            "crm.qualification_answers",
            lead_id=draw(pick(leads)),
            framework="BANT",
            criterion=draw(pick(["buying_role", "budget"])),
            answer=draw(pick(["decision_maker", "user", None])),
            answered_at=draw(place.instants()),
        )


def add_market(draw, add, place):
    """Surges, company news and profiles of the company's domain."""
    domain = pick([COMPANY, COMPANY, f"eu.{COMPANY}", f"{COMPANY}.", BRITISH, "side{n}.example"])
    for number in range(draw(pick([0, 0, 1, 2, 4]))):
        seen = draw(place.instants())
        add(
            "market.intent_surges", provider=draw(pick(place.scene.surge_providers)),
            domain=draw(domain), topic="t%d" % number,
            surge_score=draw(pick(place.scene.magnitudes)), observed_on=seen.date(),
            loaded_at=arrived(draw, seen),
        )
    for number in range(draw(pick([0, 0, 1, 2]))):
        seen = draw(place.instants())
        add(
            "market.company_events", event_id="{n}-C%d" % number, provider="p", domain=draw(domain),
            event_kind=draw(
                pick([
                    "funding", "hiring", "headcount_growth", "executive_hire", "expansion",
                    "launch", "other",
                ])
            ),
            occurred_on=seen.date(), magnitude=draw(maybe(pick(place.scene.magnitudes))),
            loaded_at=arrived(draw, seen),
        )
    for number in range(draw(pick([0, 0, 0, 1, 2, 4]))):
        seen = draw(place.instants(pick((*place.scene.profile_ages, 5, 5))))
        add(
            "market.company_profiles", provider=draw(pick(place.scene.profile_providers)),
            domain=draw(domain), observed_at=seen,
            industry=draw(maybe(pick(place.scene.industries))),
            employee_count=draw(maybe(pick(place.scene.sizes))),
            annual_revenue=draw(maybe(pick([Decimal("10.50"), Decimal("9000000")]))),
            country=draw(maybe(pick(place.scene.countries))),
            growth_stage=draw(maybe(pick(["seed", "growth"]))),
            loaded_at=arrived(draw, seen),
        )


def add_privacy(draw, add, place, leads, emails):
    for _ in range(draw(pick([0, 0, 0, 1, 2]))):
        by_email = draw(booleans()) and emails[0] is not None
        add(
            "crm.consents",
            lead_id=None if by_email else draw(pick([*leads, *leads, "{n}-U"])),
            email=emails[0] if by_email else None,
            purpose=draw(pick([*place.scene.purposes, *place.scene.purposes, "newsletter"])),
            status=draw(pick(["granted", "withdrawn", "objected", "denied", "Granted"])),
            recorded_at=draw(place.instants(pick([-1, 0, 0, 1, 1, 5]))),
        )
    if draw(integers(0, 39)) == 0:
        asked = {"lead_id": leads[-1]} if draw(booleans()) else {"email": emails[0]}
        add("crm.erasure_requests", requested_at=draw(place.instants()), **asked)


def add_field_changes(draw, add, place, leads, accounts):
    scene = place.scene
    values = {
        "job_title": scene.titles,
        "industry": scene.industries,
        "country": scene.countries,
        "employee_count": tuple(map(str, scene.sizes)),
        "owner_id": ("u1", "u2", "u3"),
        "status": scene.stages,
        "motion": ("transactional", "enterprise"),
    }
    for _ in range(draw(pick([0, 0, 0, 1, 2]))):
        name = draw(pick(sorted(values)))
        one = maybe(pick(values[name]))
        times = draw(lists(place.instants(), 1, 2, unique=True))
        entity_id = draw(pick(leads))
        for changed_at in times:
            add(
                "crm.field_changes", entity_kind="lead", entity_id=entity_id, field=name,
                old_value=draw(one), new_value=draw(one), changed_at=changed_at,
                loaded_at=seldom_arrived(draw, changed_at),
            )
    if accounts and draw(integers(0, 14)) == 0:
        one = maybe(pick(values["industry"]))
        add(
            "crm.field_changes", entity_kind="account", entity_id=accounts[0], field="industry",
            old_value=draw(one), new_value=draw(one), changed_at=draw(place.instants()),
        )


def batch(scene, count, random_seed):
    """A raw directory's tables: independent neighbourhoods, numbered, in one set of rows."""
    tables = {}
    for number, rows_by_table in enumerate(drawn(neighbourhoods(scene), count, random_seed)):
        for table, rows in rows_by_table.items():
            tables.setdefault(table, []).extend(_numbered(row, number) for row in rows)
    return without_repeated_changes(tables)


def _numbered(row, number):
    return {
        column: value.replace("{n}", str(number)) if isinstance(value, str) else value
        for column, value in row.items()
    }


def without_repeated_changes(tables):
    """Two changes of one field at one instant have no order: only the first is kept."""
    seen, kept = set(), []
    for row in tables.get("crm.field_changes", ()):
        key = (row["entity_id"], row["field"], row["changed_at"])
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return {**tables, "crm.field_changes": kept} if kept else tables
