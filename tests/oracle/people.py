"""Who a record, an e-mail or a visitor is at a moment, and what is known about that person."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext

from .identities import Devices, Duplicates, Mailboxes, domain_of
from .reading import Moment, as_number, in_range, listed, typed, whole

LONGEST_CHAIN = 64
MOTIONS = {"transactional", "mid_market", "enterprise"}
REFUSALS = {"withdrawn", "objected", "denied"}
ALWAYS = datetime.min
FIELDS = (
    "email", "job_title", "company_name", "company_domain", "industry", "employee_count",
    "employee_band", "annual_revenue", "country", "lead_source", "status", "buying_role",
    "owner_id", "account_id", "campaign_id", "motion", "first_name", "last_name",
)


@dataclass
class Person:
    """A surviving lead with all records that stand behind it at the moment."""

    lead_id: str
    records: list
    created_at: datetime
    gone: list = field(default_factory=list)
    attributes: dict = field(default_factory=dict)
    facts: dict = field(default_factory=dict)

    @property
    def ids(self):
        """Its records, and the ids merged into it whose row the CRM has no more."""
        return self.records + self.gone


class People:
    """Every resolution of ids at one moment."""

    def __init__(self, raw, moment, history, rulebook):
        self.raw, self.moment, self.history = raw, moment, history
        self.mailboxes = Mailboxes(rulebook)
        self.role_mailboxes = set()
        self.records = {
            row["lead_id"]: row
            for row in raw["crm.leads"]
            if row["lead_id"] is not None and row["created_at"] is not None
        }
        self.edges = merge_edges(raw)
        self._merges = {}
        self.gone = self._gone_ids()
        self.emails = self._emails_by_record()
        self.records_by_email = self._records_by_email()
        self.duplicates = Duplicates(self, rulebook, company_mail_of(rulebook))
        self.people = self._people()
        self.erased = self._erased_records()
        self.devices = self._devices(rulebook)

    def _emails_by_record(self):
        """R1: a record's addresses are its own and those of crm.lead_emails."""
        emails = {lead_id: {row["email"]} for lead_id, row in self.records.items()}
        emails |= {lead_id: set() for lead_id in self.gone}
        for row in self.raw["crm.lead_emails"]:
            if row["lead_id"] in emails:
                emails[row["lead_id"]].add(row["email"])
        for email in set().union(*emails.values()) if emails else ():
            if self.mailboxes.is_role(email):
                self.role_mailboxes.add(self.mailboxes.named(email))
        return {
            lead_id: {self.mailboxes.named(email) for email in found} - {None}
            for lead_id, found in emails.items()
        }

    def _records_by_email(self):
        found = defaultdict(list)
        for lead_id, emails in self.emails.items():
            for email in emails:
                found[email].append(lead_id)
        return found

    def survivor(self, lead_id, moment=None):
        """R2: the end of the chain of merges and conversions, then the oldest of its duplicates."""
        moment = moment or self.moment
        end = self.end_of_merges(lead_id, moment)
        if end in self.records and end == self.end_of_merges(lead_id):
            return self.duplicates.survivor(end, moment)
        return end

    def end_of_merges(self, lead_id, moment=None):
        """R2: the last record on the chain of merges and conversions that act at the moment."""
        return self._walked(lead_id, moment or self.moment)[0]

    def _walked(self, lead_id, moment):
        """The last record on the chain, and since when the chain reaches it."""
        if moment not in self._merges:
            self._merges[moment] = acting_merges(self.edges, self.records, moment)
        merges = self._merges[moment]
        end, since, reached, then = lead_id, ALWAYS, lead_id, ALWAYS
        for _ in range(LONGEST_CHAIN):
            if reached not in merges:
                break
            reached, _, at = merges[reached]
            then = max(then, at)
            if reached in self.records:
                end, since = reached, then
        return end, since

    def _gone_ids(self):
        """R2: ids without a usable row that are merged into a record by now, each since when."""
        found = {}
        for loser, *_ in self.edges:
            end, since = self._walked(loser, self.moment)
            if loser not in self.records and end in self.records:
                found[loser] = since
        return found

    def held_since(self, lead_id):
        """From when an id can hold an address: its creation, without a row its merge."""
        row = self.records.get(lead_id)
        return self.gone[lead_id] if row is None else row["created_at"]

    def merge_kind(self, lead_id):
        """How a record reached its survivor: itself, duplicate, or its own first merge."""
        if self.survivor(lead_id) == lead_id:
            return "itself"
        merges = self._merges[self.moment]
        return merges[lead_id][1] if lead_id in merges else "duplicate"

    def _people(self):
        members = defaultdict(list)
        for lead_id in self.records:
            members[self.survivor(lead_id)].append(lead_id)
        people = {
            survivor: Person(survivor, records, min(map(self._created_at, records)))
            for survivor, records in (
                (survivor, self._in_order(survivor, found)) for survivor, found in members.items()
            )
        }
        for lead_id in self.gone:
            people[self.survivor(lead_id)].gone.append(lead_id)
        return people

    def _created_at(self, lead_id):
        return self.records[lead_id]["created_at"]

    def _in_order(self, survivor, members):
        """R3: the survivor first, then the other records by created_at, then lead_id."""
        return sorted(members, key=lambda one: (one != survivor, self._created_at(one), one))

    def _erased_records(self):
        """R20: the whole person of an erasure request, by merges of any time."""
        asked = {row["lead_id"] for row in self.raw["crm.erasure_requests"]} - {None}
        for row in self.raw["crm.erasure_requests"]:
            mailbox = self.mailboxes.named(row["email"])
            asked.update(self.records_by_email.get(mailbox, ()))
            asked.update(
                other["lead_id"]
                for other in self.raw["crm.lead_emails"]
                if mailbox is not None
                and other["lead_id"] is not None
                and self.mailboxes.named(other["email"]) == mailbox
            )
        neighbours = defaultdict(set)
        for one, other, _ in self.duplicates.pairs:
            neighbours[one].add(other)
            neighbours[other].add(one)
        for loser, winner, *_ in self.edges:
            neighbours[loser].add(winner)
            neighbours[winner].add(loser)
        todo, erased = list(asked), set(asked)
        while todo:
            for other in neighbours[todo.pop()] - erased:
                erased.add(other)
                todo.append(other)
        return erased

    def is_erased(self, person):
        return any(lead_id in self.erased for lead_id in person.records)

    def is_deleted(self, person):
        """A27: the surviving record is deleted by as_of (null deleted_at = always)."""
        return self.is_record_deleted(person.lead_id)

    def is_record_deleted(self, lead_id):
        row = self.records[lead_id]
        return bool(row["is_deleted"]) and (row["deleted_at"] or ALWAYS) <= self.moment.as_of

    def by_email(self, email, moment=None):
        """R1: the record with that e-mail; several: not deleted, not merged away, created_at, lead_id."""
        moment = moment or self.moment
        chosen = self.record_of(email, moment)
        return None if chosen is None else self.survivor(chosen, moment)

    def record_of(self, email, moment=None):
        """The record that an address stands for; of a mailbox of several people, none."""
        moment = moment or self.moment
        mailbox = self.mailboxes.named(email)
        if domain_of(mailbox) is None or mailbox in self.duplicates.shared:
            return None
        candidates = [
            lead_id
            for lead_id in self.records_by_email.get(mailbox, ())
            if lead_id in self.gone or self._created_at(lead_id) <= moment.as_of
        ]
        return min(
            candidates,
            key=lambda one: (
                self.is_record_deleted(self.survivor(one)),
                self.survivor(one, moment) != one,
                datetime.max if one in self.gone else self._created_at(one),
                one,
            ),
            default=None,
        )

    def is_known(self, lead_id):
        """A record, or an id merged into one, whose person is not erased."""
        return (lead_id in self.records or lead_id in self.gone) and lead_id not in self.erased

    def _devices(self, rulebook):
        devices = Devices(self, rulebook)
        for row in self.raw["activity.identities"]:
            at = row["linked_at"] or ALWAYS
            devices.add(row["anonymous_id"], row["lead_id"], row["email"], at)
        return devices

    def resolve(self, lead_id, email, moment=None):
        """R1: a known lead_id, else the e-mail, else nobody."""
        moment = moment or self.moment
        if lead_id in self.records or lead_id in self.gone:
            found = self.survivor(lead_id, moment)
            return found if found in self.records else None
        return self.by_email(email, moment) if email is not None else None

    def own_rows(self, table, person):
        """Rows of a table whose lead_id is one of the person's ids."""
        if not hasattr(self, "_by_lead"):
            self._by_lead = {}
        if table not in self._by_lead:
            index = defaultdict(list)
            for row in self.raw[table]:
                index[row["lead_id"]].append(row)
            self._by_lead[table] = index
        return [row for one in person.ids for row in self._by_lead[table].get(one, ())]


def merge_edges(raw):
    """R2: (loser, winner, kind, at, loaded_at) of crm.lead_merges and of conversions."""
    merges = [
        (row["losing_lead_id"], row["winning_lead_id"], "merge", row["merged_at"], row["loaded_at"])
        for row in raw["crm.lead_merges"]
    ]
    conversions = [
        (row["lead_id"], row["converted_to_id"], "conversion", row["converted_at"],
         row["loaded_at"])
        for row in raw["crm.leads"]
    ]
    return [
        edge
        for edge in merges + conversions
        if edge[0] is not None and edge[1] is not None and edge[0] != edge[1]
    ]


def acting_merges(edges, records, moment):
    """R2: per losing id the earliest acting merge that leads to a record (nulls first, then winner)."""
    acting = [
        edge for edge in edges
        if (edge[3] or ALWAYS) <= moment.as_of and moment.knows(edge[3], edge[4])
        and (edge[2] == "merge" or edge[0] in records)
    ]
    leading, before = set(records), 0
    while len(leading) > before:
        before = len(leading)
        leading |= {loser for loser, winner, *_ in acting if winner in leading}
    best = {}
    for loser, winner, kind, at, loaded_at in acting:
        rank = (at or ALWAYS, winner, kind)
        if winner in leading and (loser not in best or rank < best[loser][0]):
            since = moment.known_at(at or ALWAYS, loaded_at)
            best[loser] = (rank, (winner, kind, since))
    for closing in closing_merges(best):
        del best[closing]
    for loser in [loser for loser in best if merges_onward(best, loser) > LONGEST_CHAIN]:
        del best[loser]
    return {loser: chosen for loser, (_, chosen) in best.items()}


def closing_merges(best):
    """The latest merges of each circle that can be followed round: they do not act."""
    found = set()
    for start in best:
        path, one = [], start
        while one in best and one not in path:
            path.append(one)
            one = best[one][1][0]
        if one == start and len(path) <= LONGEST_CHAIN:
            latest = max(best[loser][0][0] for loser in path)
            found |= {loser for loser in path if best[loser][0][0] == latest}
    return found


def merges_onward(best, loser):
    """How many merges lead on from an id to the end; a circle has none."""
    count = 0
    while loser in best and count <= LONGEST_CHAIN:
        loser, count = best[loser][1][0], count + 1
    return count


def company_mail_of(rulebook):
    """A test whether a domain may be a company's: known, and nobody's private mail."""
    others = {
        row["domain"].lower()
        for name in ("free_mail_domains", "disposable_domains")
        for row in rulebook.reference(name)
    }

    def is_company(domain):
        above = (domain or "").split(".")
        return bool(domain) and not {".".join(above[start:]) for start in range(len(above))} & others

    return is_company


class History:
    """A9: field values at a moment, from crm.field_changes."""

    def __init__(self, raw, moment: Moment):
        self.moment = moment
        self.changes = defaultdict(list)
        for row in raw["crm.field_changes"]:
            if row["changed_at"] is not None:
                key = (row["entity_kind"], row["entity_id"], row["field"])
                self.changes[key].append(row)
        for rows in self.changes.values():
            rows.sort(key=lambda row: row["changed_at"])

    def value(self, entity_kind, entity_id, name, today):
        """A9: the last change at or before as_of; else old_value of the first later; else today."""
        rows = self.changes.get((entity_kind, entity_id, name), ())
        counted = [row for row in rows if self.moment.counts(row, "changed_at")]
        if counted:
            return typed(name, counted[-1]["new_value"])
        return typed(name, rows[0]["old_value"]) if rows else today


class Profiler:
    """Attributes of a person, as fit rules and negatives read them."""

    def __init__(self, raw, people, history, rulebook):
        self.raw, self.people, self.history = raw, people, history
        self.moment = people.moment
        self.accounts = {
            row["account_id"]: row for row in raw["crm.accounts"] if not row["is_deleted"]
        }
        self.personas = sorted(rulebook.rows("personas"), key=lambda row: whole(row["precedence"]))
        self.phrases = [f" {normalised(plain(row['match_phrase']))} " for row in self.personas]
        self.motions = sorted(rulebook.rows("motions"), key=lambda row: whole(row["precedence"]))
        self.exclusions = rulebook.rows("exclusion_lists")
        self.exclusion_order = [
            row["exclusion_reason"]
            for row in sorted(
                rulebook.reference("exclusion_reasons"), key=lambda row: whole(row["precedence"])
            )
        ]
        self.enrichment = {
            (row["attribute"], lower(row["provider"]) or ""): row
            for row in rulebook.rows("enrichment_rules")
        }
        self.consent_policies = {
            row["purpose"]: row["policy"] for row in rulebook.rows("consent_policy")
        }
        self.survivor_rules = {
            row["field"]: row["survivor_rule"] for row in rulebook.rows("survivor_rules")
        }
        self.free_mail = {row["domain"].lower() for row in rulebook.reference("free_mail_domains")}
        self.disposable = {
            row["domain"].lower() for row in rulebook.reference("disposable_domains")
        }
        self.countries = {
            row["country_name"].lower(): row for row in rulebook.reference("country_regions")
        }
        self.industries = {
            row["industry_name"].lower(): row["industry"]
            for row in rulebook.reference("industry_synonyms")
        }
        self.bands = {
            row["employee_band"].lower(): as_number(row["employee_min"])
            for row in rulebook.reference("size_bands")
        }
        self.stage_names = {
            row["crm_word"].lower(): row["stage"] for row in rulebook.reference("stage_names")
        }
        self.stages = {row["stage"]: row for row in rulebook.reference("funnel_stages")}
        self.suffixes = {row["public_suffix"] for row in rulebook.reference("public_suffixes")}
        self.legal_forms = {row["legal_form"] for row in rulebook.reference("legal_forms")}
        self.match_rules = sorted(
            rulebook.rows("account_match_rules"), key=lambda row: whole(row["precedence"])
        )
        self.profiles_of_company = defaultdict(list)
        for row in self.raw["market.company_profiles"]:
            self.profiles_of_company[self.known_by(row["domain"])].append(row)
        self.shared_domains = set()
        self.account_keys = {
            account_id: {
                "domain": self.company_part(row["domain"]),
                "is_company": self.email_kind(row["domain"]) == "business",
                "name": self.company_key(row["account_name"]),
                "country": self.country_key(row["country"]),
            }
            for account_id, row in self.accounts.items()
        }
        self.shared_domains = self._shared_domains()
        self._opportunities_by_lead = self._link_opportunities()

    def fields(self, person):
        """R3 over A9: the first record's non-null value, in the order of the field's rule."""
        lending = self.lending_records(person)
        orders = {
            "latest": sorted(lending, key=self._last_touched_at, reverse=True),
            "most_complete": sorted(lending, key=self._known_fields, reverse=True),
        }

        def merged(name):
            for lead_id in orders.get(self.survivor_rules.get(name), lending):
                value = self.record_value(lead_id, name)
                if value is not None:
                    return value
            return None

        return merged

    def lending_records(self, person):
        """The survivor, and those of the others that were made by the moment."""
        made = [
            one
            for one in person.records
            if self.people.records[one]["created_at"] <= self.moment.as_of
        ]
        return made if person.lead_id in made else [person.lead_id, *made]

    def _last_touched_at(self, lead_id):
        row = self.people.records[lead_id]
        updated_at = row["updated_at"]
        is_touched = updated_at is not None and updated_at <= self.moment.as_of
        return updated_at if is_touched else row["created_at"]

    def _known_fields(self, lead_id):
        return sum(self.record_value(lead_id, name) is not None for name in FIELDS)

    def record_value(self, lead_id, name):
        row = self.people.records[lead_id]
        return self.history.value("lead", lead_id, name, row[name])

    def any_flag(self, person, name):
        """R3: a flag is true when any record of the person has it."""
        return any(self.record_value(lead_id, name) for lead_id in self.lending_records(person))

    def account_value(self, account_id, name):
        row = self.accounts.get(account_id)
        return None if row is None else self.history.value("account", account_id, name, row[name])

    def standing_accounts(self):
        """The accounts that are made by the moment."""
        if not hasattr(self, "_standing"):
            self._standing = {row["account_id"] for row in self._accounts_then()}
        return self._standing

    def company_attributes(self, account_id):
        """What fit rules about companies may test: the account's own facts, else a believed provider's."""
        is_company = self.account_keys[account_id]["is_company"]
        profile = self.company_profile(self.accounts[account_id]["domain"] if is_company else None)

        def told(name):
            own = self.account_value(account_id, name)
            return profile[name] if own is None else own

        country = self.countries.get(lower(told("country")))
        sizes = (
            self.account_value(account_id, "employee_count"),
            self.bands.get(lower(self.account_value(account_id, "employee_band"))),
            profile["employee_count"],
        )
        return {
            "industry": self.industries.get(lower(told("industry"))),
            "region": country["region"] if country else None,
            "market": served(country),
            "growth_stage": lower(told("growth_stage")),
            "employee_count": next((size for size in sizes if size is not None), None),
            "annual_revenue": told("annual_revenue"),
        }

    def profile(self, person):
        """Fill the person's facts and attributes."""
        field_of = self.fields(person)
        facts = person.facts
        facts["email"] = field_of("email")
        facts["owner_id"] = field_of("owner_id")
        facts["email_domain"] = domain_of(facts["email"])
        facts["email_kind"] = self.email_kind(facts["email_domain"])
        facts |= self.company(field_of, facts["email_domain"])
        facts["lifecycle_stage"] = self.lifecycle_stage(person, field_of)
        facts["role_is_confirmed"] = bool(self.confirmed_roles(person, field_of))
        facts["behaviour_is_allowed"], facts["history_is_allowed"] = self.allowed(person)
        person.attributes = self.attributes(person, field_of)
        facts["motion"] = self.motion(person, field_of)
        reasons = self.listed_exclusions(person, field_of)
        if self.is_existing_customer(person):
            reasons.add("existing_customer")
        facts["exclusion_reasons"] = [one for one in self.exclusion_order if one in reasons]

    def email_kind(self, domain):
        """Whose a domain is: by itself or by the registered one above it."""
        if domain is None:
            return None
        names = {domain, self.registrable(domain)}
        if names & self.disposable:
            return "disposable"
        if names & self.free_mail:
            return "free_mail"
        return "provider" if self.registrable(domain) in self.shared_domains else "business"

    def registrable(self, domain):
        """One label more than the public suffix; None where nothing is left."""
        labels = domain.removesuffix(".").split(".")
        kept = 3 if ".".join(labels[-2:]) in self.suffixes else 2
        return None if len(labels) < kept or not labels[-kept] else ".".join(labels[-kept:])

    def known_by(self, domain):
        """What market providers' rows about a company's domains have in common."""
        return domain and (self.registrable(domain) or domain)

    def _shared_domains(self):
        """Domains of more leads than the rule allows by the moment, and of no account by then."""
        limits = [
            whole(row["max_leads"])
            for row in self.match_rules
            if row["match_method"] == "email_domain" and row["max_leads"] is not None
        ]
        if not limits:
            return set()
        carriers = defaultdict(set)
        for lead_id, row in self.people.records.items():
            for domain in (domain_of(row["email"]), row["company_domain"]):
                if row["created_at"] <= self.moment.as_of and domain:
                    carriers[self.registrable(domain)].add(lead_id)
        claimed = {self.account_keys[row["account_id"]]["domain"] for row in self._accounts_then()}
        return {name for name, ids in carriers.items() if len(ids) > limits[0]} - claimed - {None}

    def _accounts_then(self):
        return [
            row
            for row in self.accounts.values()
            if (row["created_at"] or ALWAYS) <= self.moment.as_of
        ]

    def company_key(self, name):
        """Words without accents, dots, apostrophes and up to four legal forms at the end."""
        text = (name or "").lower()
        for sign, letters in zip("ßæœøłđı&", ["ss", "ae", "oe", "o", "l", "d", "i", " and "]):
            text = text.replace(sign, letters)
        text = "".join(
            sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign)
        )
        words = normalised(re.sub("[.'’]", "", text)).split()
        for _ in range(4):
            if len(words) > 1 and words[-1] in self.legal_forms:
                words.pop()
        return " ".join(words)

    def country_key(self, name):
        row = self.countries.get(lower(name))
        return row["country_code"] if row else lower(name)

    def company(self, field_of, email_domain):
        """R13 and R14: the account, how it was found, and the company domain of a person."""
        own, country = field_of("company_domain"), self.country_key(field_of("country"))
        own = own if self.email_kind(own) == "business" else None
        business = email_domain if self.email_kind(email_domain) == "business" else None
        name = self.company_key(field_of("company_name"))

        given = field_of("account_id")
        own_part, business_part = self.company_part(own), self.company_part(business)
        tests = {
            "crm_id": (None, lambda row, keys: row["account_id"] == given),
            "company_domain": (own, lambda row, keys: own_part and keys["domain"] == own_part),
            "email_domain": (
                business, lambda row, keys: business_part and keys["domain"] == business_part
            ),
            "name_and_country": (
                None,
                lambda row, keys: name and country
                and (keys["name"], keys["country"]) == (name, country),
            ),
        }
        for rule in self.match_rules:
            domain, test = tests[rule["match_method"]]
            found = sorted(
                (self._closeness(row, domain, country), row["account_id"])
                for row in self._accounts_then()
                if test(row, self.account_keys[row["account_id"]])
            )
            if found:
                break
        else:
            return self._no_account() | {"company_domain": own or business}
        is_company = self.account_keys[found[0][1]]["is_company"]
        account_domain = self.accounts[found[0][1]]["domain"] if is_company else None
        return {
            "account_id": found[0][1],
            "account_match": rule["match_method"],
            "account_tie_break": self._tie_break(found),
            "account_confidence": as_number(
                rule["confidence" if len(found) == 1 else "tied_confidence"]
            ),
            "company_domain": own or account_domain or business,
        }

    def company_part(self, domain):
        """The registered domain, unless it is on a list."""
        names = {domain, self.registrable(domain)} if domain else set()
        if not names or names & (self.disposable | self.free_mail):
            return None
        return self.registrable(domain)

    def _closeness(self, row, domain, country):
        """What tells several accounts apart: the very domain, the country, the age."""
        is_near = country is not None and self.country_key(row["country"]) == country
        return (domain is None or row["domain"] != domain, not is_near, row["created_at"] or ALWAYS)

    @staticmethod
    def _tie_break(found):
        if len(found) == 1:
            return None
        reasons = ("very_domain", "same_country", "created_first")
        for reason, one, other in zip(reasons, found[0][0], found[1][0]):
            if one != other:
                return reason
        return "least_id"

    @staticmethod
    def _no_account():
        return {
            "account_id": None, "account_match": "none", "account_tie_break": None,
            "account_confidence": None,
        }

    def attributes(self, person, field_of):
        """Every subject that a fit rule or an attribute negative may test."""
        account_id = person.facts["account_id"]
        profile = self.company_profile(person.facts["company_domain"])

        def with_company(name):
            for value in (field_of(name), self.account_value(account_id, name), profile[name]):
                if value is not None:
                    return value
            return None

        seniority, function, inferred_role = self.persona(field_of("job_title"))
        country = self.countries.get((with_company("country") or "").lower())
        roles = self.confirmed_roles(person, field_of)
        return {
            "seniority": seniority,
            "function": function,
            "buying_role": roles[0] if roles else inferred_role,
            "industry": self.industries.get((with_company("industry") or "").lower()),
            "region": country["region"] if country else None,
            "growth_stage": lower(with_company("growth_stage")),
            "email_kind": person.facts["email_kind"],
            "email_status": self.email_status(person),
            "is_email_opted_out": str(self.any_flag(person, "is_email_opted_out")).lower(),
            "market": served(country),
            "lead_source": lower(field_of("lead_source")),
            "employee_count": self.employee_count(field_of, account_id, profile),
            "annual_revenue": with_company("annual_revenue"),
            "days_since_status_change": self.days_since_status_change(person),
        }

    def company_profile(self, domain):
        """R23: what market providers are believed about, each attribute for itself."""
        names = ("industry", "employee_count", "annual_revenue", "country", "growth_stage")
        return {name: self.believed(domain, name) for name in names}

    def believed(self, domain, name):
        """Of each provider the newest value that counts; of those still believed the precedence
        of the rulebook decides, then the newer value, then the provider's name."""
        newest = {}
        for row in self.profiles_of_company[self.known_by(domain)] if domain else ():
            if row[name] is None or not self.moment.counts(row, "observed_at"):
                continue
            provider = lower(row["provider"]) or ""
            rank = (datetime.max - row["observed_at"], written(name, row[name]).encode())
            if provider not in newest or rank < newest[provider][0]:
                newest[provider] = (rank, row)
        candidates = []
        for provider, (_, row) in newest.items():
            rule = self.enrichment.get((name, provider)) or self.enrichment.get((name, ""))
            if rule is not None and is_believed(rule, self.moment.age(row["observed_at"].date())):
                order = (whole(rule["precedence"]) or 0, datetime.max - row["observed_at"])
                candidates.append((*order, provider.encode(), row[name]))
        return min(candidates)[-1] if candidates else None

    def employee_count(self, field_of, account_id, profile):
        """The head count, or its band's lower end: lead, then account, then market."""
        candidates = (
            field_of("employee_count"),
            self.bands.get(lower(field_of("employee_band"))),
            self.account_value(account_id, "employee_count"),
            self.bands.get(lower(self.account_value(account_id, "employee_band"))),
            profile["employee_count"],
        )
        return next((value for value in candidates if value is not None), None)

    def persona(self, title):
        """Personas: per attribute the matching phrase of lowest precedence that names it."""
        words = f" {normalised(plain(title))} "
        found = {"seniority": None, "function": None, "buying_role": None}
        for row, phrase in zip(self.personas, self.phrases, strict=True):
            if title is not None and phrase in words:
                for name, value in found.items():
                    found[name] = value if value is not None else row[name]
        return found["seniority"], found["function"], found["buying_role"]

    def confirmed_roles(self, person, field_of):
        """R17: roles confirmed by a person: the CRM's, an opportunity's, an answer's."""
        as_of = self.moment.as_of
        added = [
            row
            for row in self.people.own_rows("crm.opportunity_people", person)
            if row["buying_role"] is not None and (row["added_at"] or ALWAYS) <= as_of
        ]
        answers = [
            row
            for row in self.people.own_rows("crm.qualification_answers", person)
            if row["criterion"] == "buying_role"
            and row["answer"] is not None
            and (row["answered_at"] or ALWAYS) <= as_of
        ]
        # The latest first, of one instant in the order of bytes.
        added.sort(key=lambda row: row["buying_role"].encode())
        added.sort(key=lambda row: row["added_at"] or ALWAYS, reverse=True)
        answers.sort(key=lambda row: row["answer"].encode())
        answers.sort(key=lambda row: row["answered_at"] or ALWAYS, reverse=True)
        roles = [field_of("buying_role")]
        roles += [row["buying_role"] for row in added] + [row["answer"] for row in answers]
        return [lower(role) for role in roles if role is not None]

    def email_status(self, person):
        """A recorded bounce counts even where the address itself is not passed on."""
        email = person.facts["email"]
        if self.any_flag(person, "is_email_bounced"):
            return "bounced"
        if email is None:
            return None
        return "ok" if domain_of(email) else "invalid"

    def lifecycle_stage(self, person, field_of):
        """R16: the last recorded stage by the stage map, else the status field, else lead."""
        changes = [
            (row["changed_at"], int(self.stages[stage]["stage_order"]), stage)
            for row in self.people.own_rows("crm.lead_stage_changes", person)
            for stage in [self.stage_names.get(lower(row["stage"]))]
            if stage in self.stages and self.moment.counts(row, "changed_at")
        ]
        if changes:
            return max(changes)[2]
        return self.stage_names.get(lower(field_of("status")), "lead")

    def days_since_status_change(self, person):
        """R15: days since the later of last stage change and sales touch, open stages only."""
        stage = self.stages.get(person.facts["lifecycle_stage"])
        if stage is None or stage["is_open"].lower() != "true":
            return None
        changes = self._times("crm.lead_stage_changes", person, "changed_at")
        touches = self._times("activity.sales_touches", person, "occurred_at")
        return as_number(
            self.moment.age(max([max(changes, default=person.created_at), *touches]).date())
        )

    def _times(self, table, person, column):
        return [
            row[column]
            for row in self.people.own_rows(table, person)
            if self.moment.counts(row, column)
        ]

    def _link_opportunities(self):
        linked = defaultdict(set)
        for row in self.raw["crm.opportunities"]:
            linked[row["lead_id"]].add(row["opportunity_id"])
        for row in self.raw["crm.opportunity_people"]:
            if (row["added_at"] or ALWAYS) <= self.moment.as_of:
                linked[row["lead_id"]].add(row["opportunity_id"])
        for row in self.raw["crm.leads"]:
            linked[row["lead_id"]].add(row["opportunity_id"])
        return linked

    def newest_open_opportunity(self, person):
        """A25: open at as_of, newest created_at, then the lesser id."""
        ids = set().union(*(self._opportunities_by_lead[one] for one in person.ids))
        found = [self.opportunities[one] for one in ids if one in self.opportunities]
        found.sort(key=lambda row: row["opportunity_id"].encode())
        return max(filter(self._is_open, found), key=lambda row: row["created_at"], default=None)

    @property
    def opportunities(self):
        if not hasattr(self, "_opportunities"):
            self._opportunities = {
                row["opportunity_id"]: row for row in self.raw["crm.opportunities"]
            }
        return self._opportunities

    def _is_open(self, row):
        as_of = self.moment.as_of
        is_closed = row["is_closed"] and (row["closed_at"] or ALWAYS) <= as_of
        return (
            row["created_at"] is not None
            and row["created_at"] <= as_of
            and self.moment.knows(row["created_at"], row["loaded_at"])
            and not row["is_deleted"]
            and not is_closed
        )

    def motion(self, person, field_of):
        """A25: the newest open opportunity's, else the lead's, else the size row's."""
        opportunity = self.newest_open_opportunity(person)
        for value in (opportunity and opportunity["motion"], field_of("motion")):
            if lower(value) in MOTIONS:
                return lower(value)
        sizes = {
            "employee_count": person.attributes["employee_count"],
            "amount": opportunity and opportunity["amount"],
        }
        for row in self.motions:
            size = sizes[row["subject"]]
            if size is not None and in_range(size, row["match_min"], row["match_max"]):
                return row["motion"]
        return "mid_market"

    def allowed(self, person):
        """A11, R11: by the latest status for profiling; at one instant the stricter.

        Whether the person's acts count, and of these the ones before a visitor had a name.
        """
        emails = set().union(*(self.people.emails[one] for one in person.ids))
        statuses = [
            (row["recorded_at"], lower(row["status"]) in REFUSALS, lower(row["status"]))
            for row in self._consents_of(person.ids, emails)
            if lower(row["purpose"]) == "profiling"
            and row["recorded_at"] is not None
            and row["recorded_at"] <= self.moment.as_of
        ]
        _, is_refusal, status = max(statuses, default=(None, False, None))
        is_asked = self.consent_policies["profiling"] == "opt_in"
        history = {"opt_in": status == "granted", "never": False}
        return (
            status == "granted" if is_asked else not is_refusal,
            history.get(self.consent_policies.get("anonymous_history"), True),
        )

    def _consents_of(self, records, emails):
        if not hasattr(self, "_consents"):
            self._consents = defaultdict(list)
            for row in self.raw["crm.consents"]:
                self._consents["lead", row["lead_id"]].append(row)
                mailbox = self.people.mailboxes.named(row["email"])
                self._consents["email", mailbox].append(row)
        keys = [("lead", one) for one in records] + [("email", one) for one in emails]
        return [row for key in keys for row in self._consents.get(key, ())]

    def with_registered(self, domain):
        """A domain and the registered one above it."""
        return {domain, self.registrable(domain)} - {None} if domain else set()

    def listed_exclusions(self, person, field_of):
        """R19: every reason that a list gives."""
        email = person.facts["email"] or ""
        local_part = email.rpartition("@")[0] if person.facts["email_domain"] else ""
        known = {
            "email_domain": self.with_registered(person.facts["email_domain"]),
            "company_domain": self.with_registered(person.facts["company_domain"]),
            "company_name": {lower(field_of("company_name"))},
            "first_name": {lower(field_of("first_name"))},
            "last_name": {lower(field_of("last_name"))},
            "email_word": set(normalised(local_part).split()),
        }
        return {
            row["reason"]
            for row in self.exclusions
            if lower(row["match_value"]) in known[row["match_kind"]]
        }

    def is_existing_customer(self, person):
        """A26: customer_since < created_at, not churned before it, and not made one by this person."""
        account = self.accounts.get(person.facts["account_id"])
        if account is None:
            return False
        bought = [
            row["purchased_at"]
            for row in self.raw["crm.purchases"]
            if row["account_id"] == account["account_id"] and row["purchased_at"] is not None
        ]
        since = account["customer_since"] or min(bought, default=None)
        churned = account["churned_at"]
        return (
            since is not None
            and since < person.created_at
            and not (churned is not None and churned < person.created_at)
            and not any(
                deal["created_at"].date() <= since.date() for deal in self.won_deals(person)
            )
        )

    def won_deals(self, person):
        """New deals of the person that were won by the moment and known by then."""
        found = []
        for row in self.raw["crm.opportunities"]:
            is_new = (lower(row["opportunity_kind"]) or "new") == "new"
            if not row["is_won"] or not is_new or row["is_deleted"] or row["created_at"] is None:
                continue
            if row["closed_at"] is not None and row["closed_at"] > self.moment.as_of:
                continue
            added = self.link_times(person, row)
            if not added:
                continue
            joined_at = max(row["created_at"], min(added))
            if joined_at <= self.moment.as_of and self.moment.knows(joined_at, row["loaded_at"]):
                found.append(row)
        return found

    def link_times(self, person, opportunity):
        """When records of the person stood behind a deal: always, but for those who were added."""
        own = opportunity["opportunity_id"]
        if own is None:
            return []
        named = opportunity["lead_id"] in person.ids or any(
            self.people.records[one]["opportunity_id"] == own for one in person.records
        )
        added = [
            row["added_at"] or ALWAYS
            for row in self.people.own_rows("crm.opportunity_people", person)
            if row["opportunity_id"] == own
        ]
        return added + [ALWAYS] * named


def written(name, value):
    """A value as text, to break a tie between two of one instant."""
    if name == "annual_revenue":
        return f"{value:.2f}"
    return str(int(value)) if name == "employee_count" else value


def is_believed(rule, age):
    """R23: confidence halves along its steps; too old or below the least one it is worth nothing."""
    if age >= whole(rule["window_days"]):
        return False
    step = whole(rule["age_step_days"])
    with localcontext() as context:
        context.prec = 60
        halves = Decimal(age // step * step) / as_number(rule["half_life_days"])
        weight = four_places(Decimal("0.5") ** halves)
    confidence = four_places(as_number(rule["confidence"]) * weight)
    return confidence >= (as_number(rule["min_confidence"]) or 0)


def four_places(value):
    return value.quantize(Decimal("0.0001"), ROUND_HALF_UP)


def lower(value):
    return None if value is None else str(value).strip().lower()


def served(country):
    """served or unserved; a country that is not in the look-up is unknown."""
    if country is None:
        return None
    return "served" if country["is_served"].lower() == "true" else "unserved"


def plain(text):
    """Lower case, Latin letters without accents."""
    spelt = (text or "").lower().replace("ß", "ss").replace("æ", "ae").replace("œ", "oe")
    parted = unicodedata.normalize("NFKD", spelt)
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


def normalised(text):
    """Lower-case words of letters and digits, one blank between them."""
    return " ".join(
        "".join(sign if sign.isalnum() else " " for sign in (text or "").lower()).split()
    )


def matches(rule, value):
    """R22: equals, in, between [min, max), contains_word, is_known, is_unknown."""
    operator = rule["operator"]
    if operator == "is_unknown":
        return value is None
    if value is None:
        return False
    if operator == "is_known":
        return True
    if operator == "between":
        return in_range(as_number(value), rule["match_min"], rule["match_max"])
    if operator == "contains_word":
        return f" {normalised(rule['match_value'])} " in f" {normalised(str(value))} "
    wanted = listed(rule["match_value"]) if operator == "in" else [lower(rule["match_value"])]
    if isinstance(value, str):
        return value in wanted
    return value in [as_number(one) for one in wanted]
