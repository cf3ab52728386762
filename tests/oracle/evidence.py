"""Which raw events are evidence at a moment, whose they are, and which signal each one is."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from .people import lower
from .reading import Moment, as_flag, as_number, as_time, listed, whole

FUTURE_TOLERANCE = timedelta(hours=24)
NEVER = datetime.max


@dataclass(frozen=True)
class Act:
    """One piece of behavioural evidence of one person or of the person's company."""

    signal: str
    intent_level: str
    is_engagement: bool
    is_company_evidence: bool
    occurred_at: datetime

    @property
    def day(self):
        return self.occurred_at.date()


def is_future(row, run_started_at):
    """A7: dated more than 24 hours after its arrival (after the run's start where null)."""
    arrived = row["loaded_at"] or run_started_at
    return row["occurred_at"] > arrived + FUTURE_TOLERANCE


def event_key(row):
    """A6: the event_id, or what stands for an absent one."""
    if row["event_id"] is not None:
        return ("id", row["event_id"])
    return (
        "hash", row["channel"], row["event_type"], row["lead_id"], row["email"],
        row["anonymous_id"], row["occurred_at"], row["url"], row["message_id"],
    )


def first_arrivals(rows):
    """A6: of rows of one event the first arrival (loaded_at nulls last, occurred_at) stands."""
    best = {}
    for row in rows:
        rank = (row["loaded_at"] or NEVER, row["occurred_at"], repr(sorted(row.items(), key=str)))
        key = event_key(row)
        if key not in best or rank < best[key][0]:
            best[key] = (rank, row)
    return [row for _, row in best.values()]


def recorded_person(row):
    """R6: the person as recorded, before any resolution."""
    return row["lead_id"] or row["email"] or row["anonymous_id"]


class Stream:
    """All acts at one moment, by person; and what became of every raw event."""

    def __init__(self, raw, moment, people, profiler, rulebook, run_started_at):
        self.raw, self.moment, self.people, self.profiler = raw, moment, people, profiler
        self.signals = sorted(rulebook.rows("signals"), key=lambda row: whole(row["precedence"]))
        self.own_scales = {
            (lower(row["event_type"]), lower(row["provider"]))
            for row in self.signals
            if row["channel"] == "market" and row["provider"] is not None
        }
        self.machine_rules = rulebook.rows("machine_rules")
        self.countries = profiler.countries
        self.dispositions = Counter()
        self.rows = self._standing_rows(as_time(run_started_at) or datetime.now())
        self.touches = [
            row
            for row in raw["activity.sales_touches"]
            if row["direction"] is not None
            and lower(row["direction"]) == "outbound"
            and moment.counts(row, "occurred_at")
        ]
        self.signal_of = {id(row): self.classify(row) for row in self.rows}
        self.label_of = self._labels()
        self._link_devices()
        self.acts = self._acts_by_person()

    def _standing_rows(self, run_started_at):
        """A5 to A7: readable, not future, the first arrival, and known by the moment."""
        rows = self.raw["activity.events"]
        readable = [row for row in rows if row["occurred_at"] is not None]
        kept = [row for row in readable if not is_future(row, run_started_at)]
        standing = first_arrivals(kept)
        counted = [row for row in standing if self.moment.counts(row, "occurred_at")]
        self.dispositions["quarantined"] += len(rows) - len(kept)
        self.dispositions["repeated"] += len(kept) - len(standing)
        self.dispositions["after as_of"] += len(standing) - len(counted)
        return counted

    def classify(self, row):
        """A10: the matching signal row of lowest precedence, or None."""
        for rule in self.signals:
            if self._is_signal(rule, row):
                return rule
        return None

    def _is_signal(self, rule, row):
        return (
            rule["channel"] in (None, lower(row["channel"]))
            and rule["event_type"] in (None, lower(row["event_type"]))
            and has_segment(rule["page_segment"], row["url"])
            and reaches(rule["min_duration_seconds"], row["duration_seconds"])
            and reaches(rule["min_depth_percent"], row["depth_percent"])
            and reaches(rule["min_magnitude"], row["magnitude"])
            and self._is_on_its_scale(rule, row)
            and self._is_from_asked_market(rule["visit_market"], row["country"])
            and self._is_quick(rule["max_hours_since_our_touch"], row)
        )

    def _is_on_its_scale(self, rule, row):
        """R13: a provider with rows of its own is read by those alone; asked topics as a whole."""
        if rule["channel"] != "market":
            return True
        provider = lower(row["provider"])
        has_own = (lower(row["event_type"]), provider) in self.own_scales
        return lower(rule["provider"]) == (provider if has_own else None) and (
            rule["topic"] is None or lower(row["topic"]) in listed(rule["topic"])
        )

    def _is_from_asked_market(self, asked, country):
        """R5: unserved = the country is known to the look-up and not served."""
        if asked is None:
            return True
        known = self.countries.get(lower(country))
        return known is not None and not as_flag(known["is_served"])

    def _is_quick(self, max_hours, row):
        """R4: at most so many hours after our latest outbound touch of the same person."""
        if max_hours is None:
            return True
        then = Moment(
            row["occurred_at"], self.moment.known_as_of, self.moment.arrivals_known_from
        )
        person = self.people.resolve(row["lead_id"], row["email"], then)
        earlier = [
            touch["occurred_at"]
            for touch in self.touches
            if person is not None
            and touch["occurred_at"] <= row["occurred_at"]
            and (touch["lead_id"] in self.people.records or touch["lead_id"] in self.people.gone)
            and self.people.survivor(touch["lead_id"], then) == person
        ]
        limit = timedelta(hours=float(as_number(max_hours)))
        return bool(earlier) and row["occurred_at"] - max(earlier) <= limit

    def _rules_of(self, match_kind):
        return [rule for rule in self.machine_rules if rule["match_kind"] == match_kind]

    def _labels(self):
        """R6: the reason why an event is a machine act, once cleared ones are taken out."""
        labels = {id(row): self._label(row) for row in self.rows}
        for found, reason in (
            (self._beside_traps(labels), "honeypot"), (self._bursts(), "click_burst"),
            (self._hasty_clicks(), "volume"), (self._crowds(), "volume"),
        ):
            for row in self.rows:
                if labels[id(row)] is None and id(row) in found:
                    labels[id(row)] = reason
        unlabelled = defaultdict(list)
        for row in self.rows:
            if labels[id(row)] is None and self._is_engagement(row):
                unlabelled[recorded_person(row), row["message_id"]].append(row)
        self.cleared_at = {}
        for row in self.rows:
            if labels[id(row)] is not None:
                known = [self._known_at(act) for act in self._clearing(row, unlabelled)]
                if known:
                    labels[id(row)], self.cleared_at[id(row)] = None, min(known)
        return labels

    def _known_at(self, row):
        return self.moment.known_at(row["occurred_at"], row["loaded_at"])

    def _label(self, row):
        """What an event says of itself: a trap, the vendor's verdict, its agent, an open too soon."""
        agent = lower(row["user_agent"]) or ""
        kind = (lower(row["channel"]), lower(row["event_type"]))
        if kind[0] == "web" or kind == ("email", "click"):
            if any(rule["match_value"] in (row["url"] or "").lower() for rule in self._rules_of("trap_link")):
                return "honeypot"
        if row["is_vendor_bot"] and self._rules_of("vendor_verdict"):
            return "vendor_verdict"
        for rule in self._rules_of("user_agent_word"):
            if any(word in agent for word in listed(rule["match_value"])):
                return "machine by its agent"
        if kind != ("email", "open"):
            return None
        if any(agent == rule["match_value"] for rule in self._rules_of("open_agent")):
            return "prefetch"
        for rule in self._rules_of("open_after_send"):
            if row["sent_at"] is not None and timedelta(0) <= row["occurred_at"] - row["sent_at"] <= seconds_of(rule):
                return "prefetch"
        return None

    def _clicks(self):
        """Clicks on messages, by recorded person and message."""
        clicks = defaultdict(list)
        for row in self.rows:
            is_click = lower(row["channel"]) == "email" and lower(row["event_type"]) == "click"
            if is_click and row["message_id"] is not None and recorded_person(row) is not None:
                clicks[recorded_person(row), row["message_id"]].append(row)
        return clicks.values()

    def _beside_traps(self, labels):
        """Clicks within seconds of a click on a trap; visits of the day and arrival of one."""
        found = set()
        for rule in self._rules_of("trap_link"):
            for rows in self._clicks():
                traps = [row["occurred_at"] for row in rows if labels[id(row)] == "honeypot"]
                found |= {
                    id(row) for row in rows
                    if any(abs(row["occurred_at"] - trap) <= seconds_of(rule) for trap in traps)
                }
        for visits in self._visits():
            if any(labels[id(row)] == "honeypot" for row in visits):
                found |= {id(row) for row in visits}
        return found

    def _visits(self):
        """Visits of one recorded visitor on one day that arrived on one day, in the order of time."""
        timed = {
            (rule["channel"], rule["event_type"]) for rule in self.signals
            if rule.get("max_hours_since_our_touch") is not None
        }
        visits = defaultdict(list)
        for row in sorted(self.rows, key=lambda row: row["occurred_at"]):
            kind = (lower(row["channel"]), lower(row["event_type"]))
            if kind[0] != "web" or kind in timed:
                continue
            if self.signal_of[id(row)] is None and self._label(row) != "honeypot":
                continue
            if row["message_id"] is not None and (self._is_engagement(row) or self._label(row)):
                continue
            arrived = (row["loaded_at"] or row["occurred_at"]).date()
            ids = (row["lead_id"], lower(row["email"]), row["anonymous_id"])
            visits[ids, arrived, row["occurred_at"].date()].append(row)
        return visits.values()

    def _crowds(self):
        """More visits within some seconds than a person can make."""
        found = set()
        for rule in self._rules_of("visit_rate"):
            most = whole(rule["max_acts"])
            for visits in self._visits():
                for first, row in enumerate(visits[: len(visits) - most] if most < len(visits) else ()):
                    if visits[first + most]["occurred_at"] - row["occurred_at"] <= seconds_of(rule):
                        found |= {id(each) for each in visits[first : first + most + 1]}
        return found

    def _bursts(self):
        """R6: clicks with enough different links of one message within seconds, and those beside them."""
        found = set()
        for rule in self._rules_of("click_burst"):
            for rows in self._clicks():
                found |= among_many(rows, "url", whole(rule["min_links"]), seconds_of(rule))
        return found

    def _hasty_clicks(self):
        """Clicks on more messages of a day within seconds than a person reads, and those beside them."""
        found, days = set(), defaultdict(list)
        for rows in self._clicks():
            for row in rows:
                days[recorded_person(row), row["occurred_at"].date()].append(row)
        for rule in self._rules_of("click_rate"):
            for rows in days.values():
                found |= among_many(rows, "message_id", whole(rule["max_acts"]) + 1, seconds_of(rule))
        return found

    def _is_engagement(self, row):
        rule = self.signal_of[id(row)]
        return rule is not None and as_flag(rule["is_engagement"])

    def _clearing(self, row, unlabelled):
        """R6: human acts of the same recorded person and message, not before, in some days."""
        if row["message_id"] is None or recorded_person(row) is None:
            return []
        return [
            act
            for rule in self._rules_of("human_act_clears")
            for act in unlabelled.get((recorded_person(row), row["message_id"]), ())
            if timedelta(0) <= act["occurred_at"] - row["occurred_at"] <= timedelta(
                hours=24 * whole(rule["within_days"])
            )
        ]

    def _link_devices(self):
        """A human act that carries a visitor and a person links the two once it is known to be one."""
        for row in self.rows:
            is_human = self.label_of[id(row)] is None and self.signal_of[id(row)] is not None
            if is_human and row["anonymous_id"] is not None:
                known_at = max(self._known_at(row), self.cleared_at.get(id(row), datetime.min))
                since = max(row["occurred_at"], datetime.combine(known_at.date(), time()))
                self.people.devices.add(row["anonymous_id"], row["lead_id"], row["email"], since)

    def _acts_by_person(self):
        acts = defaultdict(list)
        self.first_of_day = {}
        for row in self.rows:
            if self.label_of[id(row)] is None and self.signal_of[id(row)] is not None:
                key = self._day_of(row)
                earliest = self.first_of_day.get(key, row["occurred_at"])
                self.first_of_day[key] = min(earliest, row["occurred_at"])
        for row in self.rows:
            reason, person = self._disposition(row)
            self.dispositions[reason] += 1
            if reason == "evidence":
                acts[person].append(as_act(self.signal_of[id(row)], row["occurred_at"]))
        return acts

    def _day_of(self, row):
        """What is kept of an act: the ids it carries, its signal and its day."""
        ids = (row["lead_id"], lower(row["email"]), row["anonymous_id"])
        return ids, self.signal_of[id(row)]["signal"], row["occurred_at"].date()

    def _is_history(self, row, linked_at):
        """Before the link, or of a signal that began on the link's day before it."""
        if linked_at is None:
            return False
        day, linked_on = row["occurred_at"].date(), linked_at.date()
        return day < linked_on or (
            day == linked_on and self.first_of_day[self._day_of(row)] < linked_at
        )

    def _disposition(self, row):
        """What becomes of a standing event: evidence, or the first reason that stops it."""
        if row["lead_id"] in self.people.erased:
            return "erased", None
        lead_id, linked_at = self.people.resolve(row["lead_id"], row["email"]), None
        if lead_id is None:
            link = self.people.devices.link(row["anonymous_id"], self.moment)
            if link is not None:
                lead_id, linked_at = self.people.survivor(link[0]), link[1]
        if lead_id is None:
            is_asked = any(
                asked is not None and asked in (row["lead_id"], row["email"])
                for request in self.raw["crm.erasure_requests"]
                for asked in (request["lead_id"], request["email"])
            )
            unknown = "anonymous" if row["lead_id"] is None else "unknown lead"
            return ("erased" if is_asked else unknown), None
        person = self.people.people[lead_id]
        if self.people.is_erased(person):
            return "erased", None
        if self.label_of[id(row)] is not None:
            return "machine", None
        if self.signal_of[id(row)] is None:
            return "without a signal", None
        is_allowed = person.facts["history_is_allowed"] or not self._is_history(row, linked_at)
        if not (person.facts["behaviour_is_allowed"] and is_allowed):
            return "without consent", None
        return "evidence", lead_id

    def company_acts(self, domain):
        """R13: surges and company events of the person's company domain."""
        if not hasattr(self, "_by_domain"):
            self._by_domain = self._company_acts_by_domain()
        return self._by_domain.get(self.profiler.known_by(domain), [])

    def _company_acts_by_domain(self):
        found = defaultdict(list)
        for row in self.raw["market.intent_surges"]:
            self._add_company_act(
                found, row, "observed_on", "intent_surge", row["surge_score"]
            )
        for row in self.raw["market.company_events"]:
            self._add_company_act(
                found, row, "occurred_on", row["event_kind"], row["magnitude"]
            )
        return found

    def _add_company_act(self, found, row, column, event_type, magnitude):
        if row[column] is None or row["domain"] is None:
            return
        event = type(row)(row)
        event.update(
            channel="market", event_type=event_type, magnitude=magnitude, country=None, url=None,
            occurred_at=datetime.combine(row[column], time()),
        )
        rule = self.classify(event)
        if rule is not None and self.moment.counts(event, "occurred_at"):
            found[self.profiler.known_by(row["domain"])].append(as_act(rule, event["occurred_at"]))


def seconds_of(rule):
    return timedelta(seconds=whole(rule["within_seconds"]))


def among_many(rows, named_by, least, seconds):
    """Ids of rows with enough different things within seconds to either side, and of rows as near to one of them."""
    def near(row):
        return [other for other in rows if abs(other["occurred_at"] - row["occurred_at"]) <= seconds]

    many = [row for row in rows if len({other[named_by] for other in near(row)} - {None}) >= least]
    return {id(other) for row in many for other in near(row)}


def as_act(rule, occurred_at):
    return Act(
        rule["signal"],
        rule["intent_level"],
        as_flag(rule["is_engagement"]),
        as_flag(rule["is_company_evidence"]),
        occurred_at,
    )


def has_segment(wanted, url):
    """A whole segment of the path is one of the listed ones; nothing listed = any page."""
    if wanted is None:
        return True
    path = (url or "").lower().split("?")[0].split("#")[0].partition("://")
    segments = (path[2] or path[0]).split("/")[1:] if path[1] else path[0].split("/")
    return any(segment in segments for segment in listed(wanted))


def reaches(least, value):
    """At least so much; nothing asked = any, and an unknown value never reaches."""
    return least is None or (value is not None and value >= as_number(least))
