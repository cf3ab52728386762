"""Which ids are one person: mailboxes, duplicates, and devices that several people share."""

import re
import unicodedata
from collections import defaultdict

from .reading import as_flag, whole


class Mailboxes:
    """How an address is read: its provider says which spellings are one mailbox."""

    def __init__(self, rulebook):
        self.providers = {row["domain"]: row for row in rulebook.reference("email_providers")}
        self.roles = {row["local_part"] for row in rulebook.reference("role_mailboxes")}

    def named(self, email):
        """The mailbox that an address means; an unreadable one as it is written."""
        address = plain(email)
        if address is None or domain_of(address) is None:
            return address
        local, domain = address.split("@")
        provider = self.providers.get(domain)
        if provider is not None:
            tag = provider["tag_sign"]
            local = (local.split(tag)[0] or local) if tag else local
            if as_flag(provider["are_dots_ignored"]):
                local = local.replace(".", "")
            domain = provider["same_as_domain"]
        return f"{local}@{domain}"

    def is_role(self, email):
        address = plain(email)
        if address is None or domain_of(address) is None:
            return False
        local, domain = address.split("@")
        provider = self.providers.get(domain)
        tag = provider["tag_sign"] if provider else None
        return ((local.split(tag)[0] or local) if tag else local) in self.roles


def plain(email):
    """Lower case, no white space around, one dot off the end, other full stops as dots."""
    text = (email or "").strip().lower().replace("。", ".").replace("．", ".")
    return text.removesuffix(".") or None


def domain_of(email):
    """The domain of a readable address, else None."""
    found = re.fullmatch(r"[^@\s]+@([^@\s.]+(?:\.[^@\s.]+)+)", plain(email) or "")
    return found.group(1) if found else None


def without_accents(text):
    """Lower case, Latin letters alone where they had accents."""
    parted = unicodedata.normalize("NFD", text.lower().replace("ß", "ss"))
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


def words(text):
    """Lower-case words of letters and digits, one blank between them."""
    return " ".join(
        "".join(sign if sign.isalnum() else " " for sign in (text or "").lower()).split()
    )


class Duplicates:
    """Pairs of people who are one, each since an instant; found among what the CRM has merged."""

    def __init__(self, people, rulebook, company_mail):
        self.people, self.company_mail = people, company_mail
        self.rules = {row["match_kind"]: row for row in rulebook.rows("identity_rules")}
        self.members = self._members()
        self.shared = set()
        self.pairs = self._without_crowds(self._by_mailbox() + self._by_name())
        self.neighbours = defaultdict(list)
        for one, other, since in self.pairs:
            self.neighbours[one].append((other, since))
            self.neighbours[other].append((one, since))

    def _without_crowds(self, pairs):
        """Pairs of people who, taken together, are not more than a merging rule takes for one."""
        limit = max(
            (self._limit(kind) for kind in self.rules if kind != "device" and self._is_merged(kind)),
            default=0,
        )
        crowd_of = {}
        for one, other, _ in pairs:
            joined = crowd_of.get(one, {one}) | crowd_of.get(other, {other})
            crowd_of |= dict.fromkeys(joined, joined)
        return [pair for pair in pairs if len(crowd_of[pair[0]]) <= limit]

    def _members(self):
        """The records of each person as the CRM has them: made by now, the winner not deleted."""
        people, as_of = self.people, self.people.moment.as_of
        found = defaultdict(list)
        for lead_id in (*people.records, *people.gone):
            end = people.end_of_merges(lead_id)
            made = [people.records[one]["created_at"] for one in (lead_id, end) if one in people.records]
            if max(made) <= as_of and not people.is_record_deleted(end):
                found[end].append(lead_id)
        return found

    def age(self, lead_id):
        return self.people.records[lead_id]["created_at"], lead_id

    def _limit(self, kind):
        rule = self.rules.get(kind)
        return None if rule is None else whole(rule["max_people"])

    def _is_merged(self, kind):
        return kind in self.rules and as_flag(self.rules[kind]["is_merged"])

    def _by_mailbox(self):
        holders, roles = defaultdict(dict), set()
        for end, members in self.members.items():
            for lead_id in members:
                held_since = self.people.held_since(lead_id)
                for mailbox in self.people.emails[lead_id]:
                    if domain_of(mailbox) is not None:
                        held = holders[mailbox]
                        held[end] = min(held.get(end, held_since), held_since)
        for mailbox in self.people.role_mailboxes:
            roles.add(mailbox)
        found, limit = [], self._limit("email")
        for mailbox, held in holders.items():
            if len(held) > 1 and (
                mailbox in roles or (limit is not None and len(held) > limit)
            ):
                self.shared.add(mailbox)
                continue
            first, *others = sorted(held, key=self.age)
            for other in others:
                since = max(held[first], held[other], self.age(first)[0], self.age(other)[0])
                found.append((first, other, since))
        self.of_one_mailbox = {(first, other) for first, other, _ in found}
        return found if self._is_merged("email") else []

    def _by_name(self):
        namesakes = defaultdict(list)
        for end in self.members:
            row = self.people.records[end]
            mail = domain_of(row["email"])
            mail = mail if self.company_mail(mail) else None
            own = row["company_domain"]
            company = own if self.company_mail(own) else mail
            if row["first_name"] and row["last_name"] and company:
                name = words(without_accents(f"{row['first_name']} {row['last_name']}"))
                namesakes[name, company].append((self.age(end), end, mail))
        found = []
        for group in namesakes.values():
            (_, first, first_mail), *others = sorted(group)
            for (created_at, _), other, mail in others:
                kind = self._kind_of_namesake(first, other, first_mail, mail)
                limit = self._limit(kind)
                is_few = limit is not None and len(group) <= limit
                if is_few and self._is_merged(kind) and (
                    (first, other) not in self.of_one_mailbox
                ):
                    found.append((first, other, created_at))
        return found

    def _kind_of_namesake(self, first, other, first_mail, mail):
        one, two = self.people.records[first], self.people.records[other]
        if mail is not None and mail == first_mail and plain(one["email"]) != plain(two["email"]):
            return "name_and_two_mailboxes"
        titles = [one["job_title"], two["job_title"]]
        if None not in titles and len({words(without_accents(title)) for title in titles}) == 1:
            return "name_company_and_title"
        return "name_and_company"

    def survivor(self, end, moment):
        """The person created first of all who can be reached over pairs that hold by then."""
        reached, todo = {end}, [end]
        while todo:
            for other, since in self.neighbours.get(todo.pop(), ()):
                if other not in reached and since <= min(moment.as_of, moment.known_as_of):
                    reached.add(other)
                    todo.append(other)
        return min(reached, key=self.age)


class Devices:
    """Visitors and the people they were linked to, each since an instant."""

    def __init__(self, people, rulebook):
        self.people = people
        self.links = defaultdict(list)
        limits = [
            whole(row["max_people"])
            for row in rulebook.rows("identity_rules")
            if row["match_kind"] == "device"
        ]
        self.limit = limits[0] if limits else None

    def add(self, anonymous_id, lead_id, email, linked_at):
        """A link counts when its record is known and its person not erased."""
        people = self.people
        record = lead_id if people.is_known(lead_id) else people.record_of(email)
        if anonymous_id is not None and record is not None and people.is_known(record):
            self.links[anonymous_id].append((linked_at, record))

    def link(self, anonymous_id, moment):
        """(record, linked at) of the first link, unless more people are linked than may be."""
        people, firsts = set(), []
        for linked_at, record in sorted(self.links.get(anonymous_id, ())):
            person = self.people.survivor(record)
            if linked_at <= moment.as_of and person not in people:
                people.add(person)
                firsts.append((record, linked_at))
        if not firsts or (self.limit is not None and len(firsts) > self.limit):
            return None
        return firsts[0]
