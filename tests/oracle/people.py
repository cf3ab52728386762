"""Who a record, an e-mail or a visitor is at a moment, and what is known about that person."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext

from .reading import Moment, as_number, in_range, listed, typed, whole

LONGEST_CHAIN = 16
MOTIONS = {"transactional", "mid_market", "enterprise"}
REFUSALS = {"withdrawn", "objected", "denied"}
ALWAYS = datetime.min


@dataclass
class Person:
    """A surviving lead with all records that stand behind it at the moment."""

    lead_id: str
    records: list
    created_at: datetime
    attributes: dict = field(default_factory=dict)
    facts: dict = field(default_factory=dict)


class People:
    """Every resolution of ids at one moment."""

    def __init__(self, raw, moment, history):
        self.raw, self.moment, self.history = raw, moment, history
        self.records = {
            row["lead_id"]: row
            for row in raw["crm.leads"]
            if row["lead_id"] is not None and row["created_at"] is not None
        }
        self.emails = self._emails_by_record()
        self.records_by_email = self._records_by_email()
        self.edges = merge_edges(raw)
        self._survivors = {}
        self.people = self._people()
        self.erased = self._erased_records()
        self.links = self._links()

    def _emails_by_record(self):
        """R1: a record's addresses are its own and those of crm.lead_emails."""
        emails = {lead_id: {row["email"]} for lead_id, row in self.records.items()}
        for row in self.raw["crm.lead_emails"]:
            if row["lead_id"] in emails:
                emails[row["lead_id"]].add(row["email"])
        return {lead_id: found - {None} for lead_id, found in emails.items()}

    def _records_by_email(self):
        found = defaultdict(list)
        for lead_id, emails in self.emails.items():
            for email in emails:
                found[email].append(lead_id)
        return found

    def survivor(self, lead_id, moment=None):
        """R2: the end of the chain of merges and conversions that act at the moment."""
        moment = moment or self.moment
        if moment not in self._survivors:
            self._survivors[moment] = acting_merges(self.edges, self.records, moment)
        merges = self._survivors[moment]
        for _ in range(LONGEST_CHAIN):
            if lead_id not in merges:
                break
            lead_id = merges[lead_id][0]
        return lead_id

    def merge_kind(self, lead_id):
        """How a record reached its survivor: itself, merge or conversion (its own first edge)."""
        if self.survivor(lead_id) == lead_id:
            return "itself"
        return self._survivors[self.moment][lead_id][1]

    def _people(self):
        members = defaultdict(list)
        for lead_id in self.records:
            members[self.survivor(lead_id)].append(lead_id)
        return {
            survivor: Person(survivor, records, min(map(self._created_at, records)))
            for survivor, records in (
                (survivor, self._in_order(survivor, found)) for survivor, found in members.items()
            )
        }

    def _created_at(self, lead_id):
        return self.records[lead_id]["created_at"]

    def _in_order(self, survivor, members):
        """R3: the survivor first, then the other records by created_at, then lead_id."""
        return sorted(members, key=lambda one: (one != survivor, self._created_at(one), one))

    def _erased_records(self):
        """R20: the whole person of an erasure request, by merges of any time."""
        asked = {row["lead_id"] for row in self.raw["crm.erasure_requests"]} - {None}
        for row in self.raw["crm.erasure_requests"]:
            asked.update(self.records_by_email.get(row["email"], ()))
        neighbours = defaultdict(set)
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
        return self._is_deleted(person.lead_id)

    def _is_deleted(self, lead_id):
        row = self.records[lead_id]
        return bool(row["is_deleted"]) and (row["deleted_at"] or ALWAYS) <= self.moment.as_of

    def by_email(self, email, moment=None):
        """R1: the record with that e-mail; several: not deleted, not merged away, created_at, lead_id."""
        moment = moment or self.moment
        candidates = [
            lead_id
            for lead_id in self.records_by_email.get(email, ())
            if self._created_at(lead_id) <= moment.as_of
        ]
        if not candidates:
            return None
        chosen = min(
            candidates,
            key=lambda one: (
                self._is_deleted(self.survivor(one)),
                self.survivor(one, moment) != one,
                self._created_at(one),
                one,
            ),
        )
        return self.survivor(chosen, moment)

    def _links(self):
        found = defaultdict(list)
        for row in self.raw["activity.identities"]:
            if row["anonymous_id"] is not None:
                found[row["anonymous_id"]].append(row)
        return {
            key: sorted(
                rows, key=lambda row: (row["linked_at"] or ALWAYS, row["lead_id"] or "\uffff")
            )
            for key, rows in found.items()
        }

    def by_link(self, anonymous_id, moment):
        """R1: the earliest acting link whose person is known."""
        for row in self.links.get(anonymous_id, ()):
            if (row["linked_at"] or ALWAYS) <= moment.as_of:
                person = self.resolve(row["lead_id"], row["email"], None, moment)
                if person is not None:
                    return person
        return None

    def resolve(self, lead_id, email, anonymous_id, moment=None):
        """R1: a known lead_id, else the e-mail, else a link, else nobody."""
        moment = moment or self.moment
        if lead_id in self.records:
            return self.survivor(lead_id, moment)
        found = self.by_email(email, moment) if email is not None else None
        if found is None and anonymous_id is not None:
            found = self.by_link(anonymous_id, moment)
        return found

    def own_rows(self, table, person):
        """Rows of a table whose lead_id is one of the person's records."""
        if not hasattr(self, "_by_lead"):
            self._by_lead = {}
        if table not in self._by_lead:
            index = defaultdict(list)
            for row in self.raw[table]:
                index[row["lead_id"]].append(row)
            self._by_lead[table] = index
        return [row for one in person.records for row in self._by_lead[table].get(one, ())]


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
    """R2: per losing id the earliest acting merge (nulls first, then winner id)."""
    best = {}
    for loser, winner, kind, at, loaded_at in edges:
        acts = (at or ALWAYS) <= moment.as_of and moment.knows(at, loaded_at)
        rank = (at or ALWAYS, winner, kind)
        if acts and winner in records and (loser not in best or rank < best[loser][0]):
            best[loser] = (rank, (winner, kind))
    for closing in closing_merges(best):
        del best[closing]
    return {loser: chosen for loser, (_, chosen) in best.items()}


def closing_merges(best):
    """The latest merges of each circle: they do not act."""
    found = set()
    for start in best:
        path, one = [], start
        while one in best and one not in path:
            path.append(one)
            one = best[one][1][0]
        if one == start:
            latest = max(best[loser][0][0] for loser in path)
            found |= {loser for loser in path if best[loser][0][0] == latest}
    return found


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
        self.accounts = {row["account_id"]: row for row in raw["crm.accounts"]}
        self.accounts_by_domain = defaultdict(list)
        for row in raw["crm.accounts"]:
            self.accounts_by_domain[row["domain"]].append(row["account_id"])
        self.personas = sorted(rulebook.rows("personas"), key=lambda row: whole(row["precedence"]))
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
        self.consent_policies = rulebook.rows("consent_policy")
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
        self._opportunities_by_lead = self._link_opportunities()

    def fields(self, person):
        """R3 over A9: the survivor's non-null value, then the other records'."""

        def merged(name):
            for lead_id in self.lending_records(person):
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

    def record_value(self, lead_id, name):
        row = self.people.records[lead_id]
        return self.history.value("lead", lead_id, name, row[name])

    def any_flag(self, person, name):
        """R3: a flag is true when any record of the person has it."""
        return any(self.record_value(lead_id, name) for lead_id in self.lending_records(person))

    def account_value(self, account_id, name):
        row = self.accounts.get(account_id)
        return None if row is None else self.history.value("account", account_id, name, row[name])

    def profile(self, person):
        """Fill the person's facts and attributes."""
        field_of = self.fields(person)
        facts = person.facts
        facts["email"] = field_of("email")
        facts["owner_id"] = field_of("owner_id")
        facts["email_domain"] = domain_of(facts["email"])
        facts["email_kind"] = self.email_kind(facts["email_domain"])
        facts["account_id"], facts["company_domain"] = self.company(person, field_of)
        facts["lifecycle_stage"] = self.lifecycle_stage(person, field_of)
        facts["role_is_confirmed"] = bool(self.confirmed_roles(person, field_of))
        facts["behaviour_is_allowed"] = self.behaviour_is_allowed(person)
        person.attributes = self.attributes(person, field_of)
        facts["motion"] = self.motion(person, field_of)
        reasons = self.listed_exclusions(person, field_of)
        if self.is_existing_customer(person):
            reasons.add("existing_customer")
        facts["exclusion_reasons"] = [one for one in self.exclusion_order if one in reasons]

    def email_kind(self, domain):
        if domain is None:
            return None
        if domain in self.disposable:
            return "disposable"
        return "free_mail" if domain in self.free_mail else "business"

    def company(self, person, field_of):
        """R13 and R14: the account and the company domain of a person."""
        account_id, domain = field_of("account_id"), field_of("company_domain")
        email_domain = domain_of(field_of("email"))
        business = email_domain if self.email_kind(email_domain) == "business" else None
        if account_id not in self.accounts:
            found = self.accounts_by_domain.get(domain or business or "", ())
            account_id = min(found, default=None)
        return account_id, domain or self.account_value(account_id, "domain") or business

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
        for row in self.raw["market.company_profiles"]:
            if domain is None or row["domain"] != domain or row[name] is None:
                continue
            if not self.moment.counts(row, "observed_at"):
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
        words = f" {normalised(title)} "
        found = {"seniority": None, "function": None, "buying_role": None}
        for row in self.personas:
            if title is not None and f" {normalised(row['match_phrase'])} " in words:
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
        added.sort(key=lambda row: row["added_at"] or ALWAYS, reverse=True)
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
        """A25: open at as_of, newest created_at, then the greater id."""
        ids = set().union(*(self._opportunities_by_lead[one] for one in person.records))
        found = [self.opportunities[one] for one in ids if one in self.opportunities]
        return max(
            filter(self._is_open, found),
            key=lambda row: (row["created_at"], row["opportunity_id"]),
            default=None,
        )

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

    def behaviour_is_allowed(self, person):
        """A11, R11: by the latest status of the policy's purpose; at one instant the stricter."""
        emails = set().union(*(self.people.emails[one] for one in person.records))
        policy = self.consent_policies[0]
        statuses = [
            (row["recorded_at"], lower(row["status"]) in REFUSALS, lower(row["status"]))
            for row in self._consents_of(person.records, emails)
            if lower(row["purpose"]) == lower(policy["purpose"])
            and row["recorded_at"] is not None
            and row["recorded_at"] <= self.moment.as_of
        ]
        _, is_refusal, status = max(statuses, default=(None, False, None))
        return status == "granted" if policy["policy"] == "opt_in" else not is_refusal

    def _consents_of(self, records, emails):
        if not hasattr(self, "_consents"):
            self._consents = defaultdict(list)
            for row in self.raw["crm.consents"]:
                self._consents["lead", row["lead_id"]].append(row)
                self._consents["email", row["email"]].append(row)
        keys = [("lead", one) for one in records] + [("email", one) for one in emails]
        return [row for key in keys for row in self._consents.get(key, ())]

    def listed_exclusions(self, person, field_of):
        """R19: every reason that a list gives."""
        email = person.facts["email"] or ""
        local_part = email.rpartition("@")[0] if person.facts["email_domain"] else ""
        known = {
            "email_domain": {person.facts["email_domain"]},
            "company_domain": {person.facts["company_domain"]},
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
        named = opportunity["lead_id"] in person.records or any(
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


def domain_of(email):
    """The domain of a readable address, else None."""
    found = re.fullmatch(r"[^@\s]+@([^@\s.]+(?:\.[^@\s.]+)+)", email or "")
    return found.group(1) if found else None


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
