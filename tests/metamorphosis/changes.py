"""The ways in which raw data changes between two runs, each on leads of its own.

A change gets a person (`Cast`) with some history, and an instant: rows for the time before it are
seen from ever, the change itself from the instant on. Ids begin with the name of the change, so
that a difference names it.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from oracle.strategies import EVENTS, HOME

from .worlds import ALWAYS, World

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
CHANGES = {}


@dataclass
class Cast:
    """One person of the world and their company."""

    world: World
    prefix: str
    start: datetime
    numbers: int = 0

    @property
    def lead_id(self):
        return f"{self.prefix}-L1"

    @property
    def other_id(self):
        return f"{self.prefix}-L2"

    @property
    def account_id(self):
        return f"{self.prefix}-A"

    @property
    def visitor(self):
        return f"{self.prefix}-V"

    @property
    def domain(self):
        return f"{self.prefix}.example"

    def email(self, name="one"):
        return f"{name}@{self.domain}"

    def new_id(self, letter):
        self.numbers += 1
        return f"{self.prefix}-{letter}{self.numbers}"

    def event(self, signal, occurred_at, loaded_at=None, seen=None, kind=0, **more):
        """An event that arrives a minute after, and is seen then, unless told otherwise."""
        channel, event_type, columns = EVENTS[signal][kind]
        loaded_at = loaded_at or occurred_at + MINUTE
        if seen is None:
            seen = loaded_at if loaded_at > self.start else ALWAYS
        keys = {"lead_id": self.lead_id} if not KEYS_OF_A_PERSON & set(more) else {}
        row = {
            "event_id": self.new_id("E"),
            "occurred_at": occurred_at,
            "loaded_at": loaded_at,
            "channel": channel,
            "event_type": event_type,
            **keys, **columns, **more,
        }
        return self.world.add("activity.events", seen, **row)

    def lead(self, seen=ALWAYS, number=1, **columns):
        row = {
            "lead_id": f"{self.prefix}-L{number}",
            "record_kind": "lead",
            "created_at": self.start - 90 * DAY,
            "email": self.email("one" if number == 1 else "two"),
            "job_title": "VP Sales",
            "industry": "software",
            "employee_count": 120,
            "country": "united states",
            "company_domain": self.domain,
            "account_id": self.account_id,
            "status": "open",
            "owner_id": "u1",
            **columns,
        }
        return self.world.add("crm.leads", seen, **row)

    def edit(self, at, number=1, **columns):
        self.world.edit("crm.leads", f"{self.prefix}-L{number}", at, **columns)


KEYS_OF_A_PERSON = {"lead_id", "email", "anonymous_id"}


def settle(world, prefix, start):
    """A person with a past: an account, a record and a handful of acts before the first run."""
    cast = Cast(world, prefix, start)
    world.owner = prefix
    world.add(
        "crm.accounts", account_id=cast.account_id, account_name=prefix, domain=cast.domain,
        created_at=datetime(2020, 1, 1),
    )
    cast.lead()
    for signal, days in (("pricing_page", 3), ("case_study", 12), ("email_click", 5),
                         ("page_visit", 9)):
        cast.event(signal, start - days * DAY)
    return cast


def change(function):
    """Registers a kind of change under its own name."""
    CHANGES[function.__name__] = function
    return function


@change
def untimed_event_sent_anew(cast, at):
    """Without an arrival, two days ago, and now another act: there are as many events as before."""
    then = at - 2 * DAY
    versions = [
        cast.event(signal, then, seen=seen, event_id=f"{cast.prefix}-U")
        for signal, seen in (("case_study", then + MINUTE), ("pricing_page", at))
    ]
    for version in versions:
        version.row["loaded_at"] = None
    cast.world.take_back(versions[0], at)


@change
def new_event(cast, at):
    cast.event("demo_request", at - MINUTE, at, seen=at)


@change
def late_event(cast, at):
    cast.event("webinar_attended", at - 20 * DAY, at, seen=at)


@change
def very_late_event(cast, at):
    cast.event("webinar_attended", at - 85 * DAY, at, seen=at)


@change
def event_older_than_most_windows(cast, at):
    cast.event("webinar_attended", at - 800 * DAY, at, seen=at)


@change
def event_without_arrival(cast, at):
    cast.event("demo_request", at - 2 * HOUR, seen=at).row["loaded_at"] = None


@change
def event_without_arrival_of_yesterday(cast, at):
    cast.event("demo_request", at - 26 * HOUR, seen=at).row["loaded_at"] = None


@change
def event_sent_again(cast, at):
    first = cast.event("webinar_attended", at - 6 * DAY)
    cast.world.add("activity.events", at, **{**first.row, "loaded_at": at})


@change
def event_sent_again_within_the_run(cast, at):
    first = cast.event("webinar_attended", at - 2 * DAY, at - MINUTE, seen=at)
    cast.world.add("activity.events", at, **{**first.row, "loaded_at": at})


@change
def event_sent_again_with_its_arrival(cast, at):
    """The copy that tells when it arrived is the better one: its day counts."""
    first = cast.event("webinar_attended", at - 20 * DAY)
    first.row["loaded_at"] = None
    again = {**first.row, "loaded_at": at, "occurred_at": at - 2 * DAY}
    cast.world.add("activity.events", at, **again)


@change
def event_sent_again_without_id(cast, at):
    first = cast.event("webinar_attended", at - 6 * DAY)
    first.row["event_id"] = None
    cast.world.add("activity.events", at, **{**first.row, "loaded_at": at})


@change
def event_ahead_of_its_arrival(cast, at):
    """A clock that is 20 hours ahead: no evidence before its time."""
    cast.event("demo_request", at + 20 * HOUR, at, seen=at)


@change
def event_far_ahead_of_its_arrival(cast, at):
    """More than 24 hours ahead of its arrival: set aside for ever."""
    cast.event("demo_request", at + 25 * HOUR, at, seen=at)


@change
def event_in_the_files_before_its_arrival(cast, at):
    """Files hold it from the start; it is known from its arrival on."""
    cast.event("webinar_attended", at - 30 * HOUR, at, seen=ALWAYS)


@change
def lead_added(cast, at):
    cast.lead(at, 2, created_at=at - MINUTE)
    cast.event("demo_request", at - MINUTE, at, seen=at, lead_id=cast.other_id)


@change
def lead_added_whose_events_waited(cast, at):
    """Events under an id or an address that no record had."""
    cast.event("webinar_attended", at - 4 * DAY, lead_id=cast.other_id)
    cast.event("case_study", at - 8 * DAY, email=cast.email("two"))
    cast.lead(at, 2, created_at=at - 30 * DAY)


@change
def field_edited(cast, at):
    cast.edit(at, job_title="Student")


@change
def field_emptied(cast, at):
    cast.edit(at, industry=None, updated_at=at)


@change
def field_changed_with_history(cast, at):
    cast.edit(at, country="Atlantis")
    cast.world.add(
        "crm.field_changes", at, entity_kind="lead", entity_id=cast.lead_id, field="country",
        old_value="united states", new_value="Atlantis", changed_at=at - MINUTE,
    )


@change
def field_history_arrived_late(cast, at):
    cast.edit(ALWAYS, job_title="Sales Manager")
    cast.world.add(
        "crm.field_changes", at, entity_kind="lead", entity_id=cast.lead_id, field="job_title",
        old_value="CEO", new_value="Student", changed_at=at - 5 * DAY, loaded_at=at,
    )


@change
def field_change_ahead_of_its_time(cast, at):
    """In the files from the start: within a day it begins to count by the clock alone."""
    cast.edit(ALWAYS, country="Atlantis")
    cast.world.add(
        "crm.field_changes", entity_kind="lead", entity_id=cast.lead_id, field="country",
        old_value="united states", new_value="Atlantis", changed_at=at - MINUTE,
    )


@change
def merge_ahead_of_its_time(cast, at):
    cast.lead(ALWAYS, 2, created_at=cast.start - 80 * DAY)
    cast.event("webinar_attended", cast.start - 7 * DAY, lead_id=cast.other_id)
    cast.world.add(
        "crm.lead_merges", losing_lead_id=cast.other_id, winning_lead_id=cast.lead_id,
        merged_at=at - MINUTE,
    )


@change
def visitor_link_ahead_of_its_time(cast, at):
    cast.event("webinar_attended", cast.start - 9 * DAY, anonymous_id=cast.visitor)
    cast.world.add(
        "activity.identities", anonymous_id=cast.visitor, lead_id=cast.lead_id,
        linked_at=at - MINUTE,
    )


@change
def consent_ahead_of_its_time(cast, at):
    cast.world.add(
        "crm.consents", lead_id=cast.lead_id, purpose="profiling", status="withdrawn",
        recorded_at=at - MINUTE,
    )


@change
def stage_change_ahead_of_its_time(cast, at):
    cast.edit(ALWAYS, status="mql")
    cast.world.add(
        "crm.lead_stage_changes", lead_id=cast.lead_id, stage="mql", changed_at=at - MINUTE,
    )


@change
def owner_changed(cast, at):
    cast.edit(at, owner_id="u2")


@change
def opted_out(cast, at):
    cast.edit(at, is_email_opted_out=True)


@change
def company_is_a_competitor(cast, at):
    cast.edit(at, company_domain="rival-one.example")


@change
def account_edited(cast, at):
    cast.edit(ALWAYS, industry=None)
    cast.world.edit("crm.accounts", cast.account_id, at, industry="software")


@change
def account_became_customer(cast, at):
    cast.world.edit(
        "crm.accounts", cast.account_id, at, customer_since=cast.start - 200 * DAY
    )


@change
def account_bought(cast, at):
    cast.world.add(
        "crm.purchases", at, account_id=cast.account_id,
        purchased_at=cast.start - 200 * DAY, amount=10,
    )


@change
def account_added(cast, at):
    """The lead's company gets an account, found by its domain."""
    cast.edit(ALWAYS, account_id=None, industry=None, company_domain=f"new-{cast.domain}")
    cast.world.add(
        "crm.accounts", at, account_id=f"{cast.prefix}-B", domain=f"new-{cast.domain}",
        industry="software", created_at=at,
    )


@change
def account_of_its_name_added(cast, at):
    """The lead's company gets an account, found by its name and country alone."""
    cast.edit(ALWAYS, account_id=None, industry=None, company_domain=None, email=None,
              company_name=f"{cast.prefix} nine Inc.")
    cast.world.add(
        "crm.accounts", at, account_id=f"{cast.prefix}-B", account_name=f"{cast.prefix}-NINE, Ltd",
        country="USA", industry="software", created_at=at,
    )


@change
def account_renamed(cast, at):
    """The lead was found by its company's name, which is another one since."""
    cast.edit(ALWAYS, account_id=None, company_domain=None, email=None, company_name=cast.prefix)
    cast.world.edit("crm.accounts", cast.account_id, ALWAYS, country="us", industry="software")
    cast.world.edit("crm.accounts", cast.account_id, at, account_name="another company")


@change
def account_left_its_domain(cast, at):
    """The account of the domain above the lead's own goes to another domain."""
    cast.edit(ALWAYS, account_id=None, industry=None, company_domain=f"shop.{cast.domain}")
    cast.world.edit("crm.accounts", cast.account_id, ALWAYS, industry="software")
    cast.world.edit("crm.accounts", cast.account_id, at, domain=f"gone-{cast.domain}")


@change
def account_begins_by_the_clock(cast, at):
    """A row of the CRM from ever, whose account is made at the instant: with no news it counts."""
    cast.edit(ALWAYS, account_id=None, industry=None, company_domain=f"new-{cast.domain}")
    cast.world.add(
        "crm.accounts", account_id=f"{cast.prefix}-B", domain=f"new-{cast.domain}",
        industry="software", created_at=at,
    )


@change
def account_got_a_parent(cast, at):
    cast.world.add(
        "crm.accounts", account_id=f"{cast.prefix}-B", domain=f"new-{cast.domain}",
        created_at=datetime(2020, 1, 1),
    )
    cast.world.edit("crm.accounts", cast.account_id, at, parent_account_id=f"{cast.prefix}-B")


@change
def merged(cast, at):
    cast.lead(ALWAYS, 2, created_at=cast.start - 80 * DAY, buying_role="champion")
    cast.event("webinar_attended", cast.start - 7 * DAY, lead_id=cast.other_id)
    cast.world.add(
        "crm.lead_merges", at, losing_lead_id=cast.other_id, winning_lead_id=cast.lead_id,
        merged_at=at - MINUTE,
    )


@change
def edited_after_a_merge(cast, at):
    """What the merged record entered before the merge stays scored as it was then."""
    cast.lead(ALWAYS, 2, created_at=cast.start - 80 * DAY, owner_id="u2")
    cast.world.add(
        "crm.lead_stage_changes", lead_id=cast.other_id, stage="sal",
        changed_at=cast.start - 60 * DAY,
    )
    cast.world.add(
        "crm.lead_merges", losing_lead_id=cast.other_id, winning_lead_id=cast.lead_id,
        merged_at=cast.start - 30 * DAY,
    )
    cast.edit(at, job_title="Student")


@change
def merge_arrived_late(cast, at):
    cast.lead(ALWAYS, 2, created_at=cast.start - 80 * DAY)
    cast.event("webinar_attended", cast.start - 7 * DAY, lead_id=cast.other_id)
    cast.world.add(
        "crm.lead_merges", at, losing_lead_id=cast.other_id, winning_lead_id=cast.lead_id,
        merged_at=at - 10 * DAY, loaded_at=at,
    )


@change
def merge_taken_back(cast, at):
    cast.lead(ALWAYS, 2, created_at=cast.start - 80 * DAY)
    cast.event("webinar_attended", cast.start - 7 * DAY, lead_id=cast.other_id)
    version = cast.world.add(
        "crm.lead_merges", losing_lead_id=cast.other_id, winning_lead_id=cast.lead_id,
        merged_at=cast.start - 20 * DAY,
    )
    cast.world.take_back(version, at)


@change
def merged_in_a_chain(cast, at):
    """The second merge of a chain comes later."""
    cast.lead(ALWAYS, 2, created_at=cast.start - 80 * DAY)
    cast.lead(ALWAYS, 3, created_at=cast.start - 70 * DAY, email=cast.email("three"))
    cast.event("webinar_attended", cast.start - 7 * DAY, lead_id=f"{cast.prefix}-L3")
    for loser, winner, seen in ((3, 2, ALWAYS), (2, 1, at)):
        cast.world.add(
            "crm.lead_merges", seen, losing_lead_id=f"{cast.prefix}-L{loser}",
            winning_lead_id=f"{cast.prefix}-L{winner}",
            merged_at=cast.start - DAY if seen == ALWAYS else at,
        )


@change
def loser_gone(cast, at):
    """The CRM merges a record and takes its row away: what its id left behind is the winner's."""
    cast.lead(ALWAYS, 2, created_at=cast.start - 80 * DAY)
    cast.event("webinar_attended", cast.start - 7 * DAY, lead_id=cast.other_id)
    cast.world.add(
        "crm.lead_stage_changes", lead_id=cast.other_id, stage="mql",
        changed_at=cast.start - 6 * DAY,
    )
    cast.world.current["crm.leads", cast.other_id].gone = at
    cast.world.add(
        "crm.lead_merges", at, losing_lead_id=cast.other_id, winning_lead_id=cast.lead_id,
        merged_at=at - MINUTE,
    )


@change
def loser_gone_before_its_merge_arrived(cast, at):
    """An id that no row ever told, with evidence and a visitor that waited for the merge."""
    cast.event("webinar_attended", cast.start - 7 * DAY, lead_id=cast.other_id)
    cast.event("case_study", cast.start - 2 * DAY, anonymous_id=cast.visitor)
    cast.world.add(
        "activity.identities", anonymous_id=cast.visitor, lead_id=cast.other_id,
        linked_at=cast.start - DAY,
    )
    cast.world.add(
        "crm.lead_merges", at, losing_lead_id=cast.other_id, winning_lead_id=cast.lead_id,
        merged_at=at - 10 * DAY, loaded_at=at,
    )


@change
def chain_went_through_a_row_that_is_gone(cast, at):
    cast.lead(ALWAYS, 2, created_at=cast.start - 80 * DAY)
    cast.lead(ALWAYS, 3, created_at=cast.start - 70 * DAY, email=cast.email("three"))
    cast.event("webinar_attended", cast.start - 7 * DAY, lead_id=f"{cast.prefix}-L3")
    cast.world.add(
        "crm.lead_merges", losing_lead_id=f"{cast.prefix}-L3", winning_lead_id=cast.other_id,
        merged_at=cast.start - DAY,
    )
    cast.world.current["crm.leads", cast.other_id].gone = at
    cast.world.add(
        "crm.lead_merges", at, losing_lead_id=cast.other_id, winning_lead_id=cast.lead_id,
        merged_at=at - MINUTE,
    )


@change
def erased_by_an_id_that_is_gone(cast, at):
    cast.event("webinar_attended", cast.start - 7 * DAY, lead_id=cast.other_id)
    cast.world.add(
        "crm.lead_merges", losing_lead_id=cast.other_id, winning_lead_id=cast.lead_id,
        merged_at=cast.start - 9 * DAY,
    )
    cast.world.add("crm.erasure_requests", at, lead_id=cast.other_id, requested_at=at - MINUTE)


@change
def converted(cast, at):
    cast.lead(ALWAYS, 2, record_kind="contact", created_at=cast.start - DAY)
    cast.edit(at, converted_to_id=cast.other_id, converted_at=at - MINUTE)


@change
def visitor_linked(cast, at):
    cast.event("webinar_attended", at - 9 * DAY, anonymous_id=cast.visitor)
    cast.world.add(
        "activity.identities", at, anonymous_id=cast.visitor, lead_id=cast.lead_id,
        linked_at=at - MINUTE,
    )


@change
def visitor_linked_earlier_to_another(cast, at):
    """An earlier link becomes known: the visitor's acts go from one person to another."""
    cast.lead(ALWAYS, 2, created_at=cast.start - 80 * DAY)
    cast.event("webinar_attended", cast.start - 9 * DAY, anonymous_id=cast.visitor)
    cast.world.add(
        "activity.identities", anonymous_id=cast.visitor, lead_id=cast.lead_id,
        linked_at=cast.start - 2 * DAY,
    )
    cast.world.add(
        "activity.identities", at, anonymous_id=cast.visitor, email=cast.email("two"),
        linked_at=cast.start - 5 * DAY,
    )


@change
def duplicate_added(cast, at):
    """A second record of one mailbox: from its creation on it is the same person."""
    cast.edit(ALWAYS, email=f"{cast.prefix}.x@gmail.com")
    cast.event("webinar_attended", cast.start - 7 * DAY, lead_id=cast.other_id)
    cast.lead(at, 2, created_at=at - MINUTE, email=f"{cast.prefix}x+crm@googlemail.com")


@change
def duplicate_got_another_address(cast, at):
    cast.lead(ALWAYS, 2, created_at=cast.start - 80 * DAY, email=cast.email())
    cast.event("webinar_attended", cast.start - 7 * DAY, lead_id=cast.other_id)
    cast.edit(at, 2, email=cast.email("two"))


@change
def duplicates_joined_by_a_third_record(cast, at):
    """Two people become one by a record that has the address of each."""
    cast.lead(ALWAYS, 2, created_at=cast.start - 80 * DAY)
    cast.event("webinar_attended", cast.start - 7 * DAY, lead_id=cast.other_id)
    cast.lead(at, 3, created_at=at - MINUTE, email=cast.email())
    cast.world.add("crm.lead_emails", at, lead_id=f"{cast.prefix}-L3", email=cast.email("two"))


@change
def duplicate_merged_by_hand(cast, at):
    """The CRM's own merge turns a found one round."""
    cast.lead(ALWAYS, 2, created_at=cast.start - 80 * DAY, email=cast.email())
    cast.world.add(
        "crm.lead_merges", at, losing_lead_id=cast.lead_id, winning_lead_id=cast.other_id,
        merged_at=at - MINUTE,
    )


@change
def mailbox_shared_by_too_many(cast, at):
    for number in (2, 3, 4):
        cast.lead(ALWAYS, number, created_at=cast.start - 80 * DAY, email=cast.email())
    cast.event("webinar_attended", cast.start - 7 * DAY, email=cast.email())
    cast.lead(at, 5, created_at=at - MINUTE, email=cast.email())


@change
def people_chained_beyond_the_limit(cast, at):
    """Each mailbox is on two records alone: four are one person, and with the fifth nobody is."""
    for number in (2, 3, 4, 5):
        seen = at if number == 5 else ALWAYS
        created_at = at - MINUTE if number == 5 else cast.start - (90 - number) * DAY
        cast.lead(seen, number, created_at=created_at, email=cast.email(f"link{number}"))
        before = cast.email("one" if number == 2 else f"link{number - 1}")
        cast.world.add("crm.lead_emails", seen, lead_id=f"{cast.prefix}-L{number}", email=before)
    cast.event("webinar_attended", cast.start - 7 * DAY, lead_id=f"{cast.prefix}-L3")


@change
def role_mailbox_shared(cast, at):
    cast.edit(ALWAYS, email=cast.email("info"))
    cast.event("webinar_attended", cast.start - 7 * DAY, email=cast.email("info"))
    cast.lead(at, 2, created_at=at - MINUTE, email=cast.email("info"))


@change
def device_shared(cast, at):
    """A second person on the device: from then on its acts are nobody's."""
    cast.lead(ALWAYS, 2, created_at=cast.start - 80 * DAY)
    cast.event("webinar_attended", cast.start - 9 * DAY, anonymous_id=cast.visitor)
    cast.world.add(
        "activity.identities", anonymous_id=cast.visitor, lead_id=cast.lead_id,
        linked_at=cast.start - 5 * DAY,
    )
    cast.world.add(
        "activity.identities", at, anonymous_id=cast.visitor, lead_id=cast.other_id,
        linked_at=at - MINUTE,
    )


@change
def visitor_linked_by_a_form(cast, at):
    """The form's act carries both ids; what the visitor did before is the person's."""
    cast.event("webinar_attended", cast.start - 9 * DAY, anonymous_id=cast.visitor)
    cast.event(
        "demo_request", at - MINUTE, at, seen=at, anonymous_id=cast.visitor, email=cast.email()
    )


@change
def visitor_linked_by_a_late_click(cast, at):
    cast.event("webinar_attended", cast.start - 9 * DAY, anonymous_id=cast.visitor)
    cast.event(
        "email_click", at - 10 * DAY, at, seen=at, anonymous_id=cast.visitor, email=cast.email(),
        message_id=f"{cast.prefix}-M",
    )


@change
def consent_withdrawn(cast, at):
    cast.world.add(
        "crm.consents", at, lead_id=cast.lead_id, purpose="profiling", status="withdrawn",
        recorded_at=at - MINUTE,
    )


@change
def consent_given_again(cast, at):
    for status, recorded_at, seen in (("objected", cast.start - DAY, ALWAYS), ("granted", at, at)):
        cast.world.add(
            "crm.consents", seen, email=cast.email(), purpose="profiling", status=status,
            recorded_at=recorded_at,
        )


@change
def erased(cast, at):
    cast.world.add("crm.erasure_requests", at, lead_id=cast.lead_id, requested_at=at - MINUTE)


@change
def erased_by_address(cast, at):
    cast.event("case_study", cast.start - 6 * DAY, email=cast.email())
    cast.world.add("crm.erasure_requests", at, email=cast.email(), requested_at=at - MINUTE)


@change
def stage_changed(cast, at):
    cast.edit(at, status="mql")
    cast.world.add(
        "crm.lead_stage_changes", at, lead_id=cast.lead_id, stage="mql", changed_at=at - MINUTE,
    )


@change
def stage_change_arrived_late(cast, at):
    cast.world.add(
        "crm.lead_stage_changes", at, lead_id=cast.lead_id, stage="sql",
        changed_at=at - 9 * DAY, loaded_at=at,
    )


@change
def opportunity_opened(cast, at):
    cast.world.add(
        "crm.opportunities", at, opportunity_id=f"{cast.prefix}-O", lead_id=cast.lead_id,
        account_id=cast.account_id, opportunity_kind="new", amount=9000, is_closed=False,
        created_at=at - MINUTE, motion="enterprise",
    )


@change
def opportunity_won(cast, at):
    opportunity_opened(cast, cast.start - 10 * DAY)
    cast.world.edit(
        "crm.opportunities", f"{cast.prefix}-O", at, is_closed=True, is_won=True, closed_at=at,
        stage="won",
    )


@change
def person_joined_opportunity(cast, at):
    cast.lead(ALWAYS, 2, created_at=cast.start - 80 * DAY)
    opportunity_opened(cast, cast.start - 10 * DAY)
    cast.world.add(
        "crm.opportunity_people", at, opportunity_id=f"{cast.prefix}-O", lead_id=cast.other_id,
        buying_role="decision_maker", added_at=at - MINUTE,
    )


@change
def role_answered(cast, at):
    cast.world.add(
        "crm.qualification_answers", at, lead_id=cast.lead_id, framework="BANT",
        criterion="buying_role", answer="champion", answered_at=at - MINUTE,
    )


@change
def company_surged(cast, at):
    cast.world.add(
        "market.intent_surges", at, provider="p", domain=cast.domain, topic="t", surge_score=80,
        observed_on=(at - DAY).date(), loaded_at=at,
    )


@change
def company_surged_on_another_scale(cast, at):
    """Above the threshold of every other provider, and below its own."""
    cast.world.add(
        "market.intent_surges", at, provider="6sense", domain=cast.domain, topic="t",
        surge_score=65, observed_on=(at - DAY).date(), loaded_at=at,
    )
    cast.world.add(
        "market.intent_surges", at, provider="g2", domain=cast.domain, topic="t", surge_score=2,
        observed_on=(at - 2 * DAY).date(), loaded_at=at,
    )


@change
def company_profile_contradicted(cast, at):
    """A provider that counts before the other one says something else, later and of an older day."""
    cast.edit(ALWAYS, employee_count=None)
    cast.world.add(
        "market.company_profiles", provider="p", domain=cast.domain, employee_count=300,
        observed_at=cast.start - 3 * DAY,
    )
    cast.world.add(
        "market.company_profiles", at, provider="FirmWire", domain=cast.domain, employee_count=2,
        observed_at=cast.start - 9 * DAY, loaded_at=at,
    )


@change
def company_profile_grew_old(cast, at):
    """Late news of long ago, believed for 420 days: each lapses on another of the days to come."""
    cast.edit(ALWAYS, employee_count=None)
    for days, employee_count in ((417, 300), (418, 1200), (419, 20), (500, 400)):
        cast.world.add(
            "market.company_profiles", at, provider=f"p{days}", domain=cast.domain,
            employee_count=employee_count, observed_at=at - days * DAY, loaded_at=at,
        )


@change
def first_deal_won_after_the_record(cast, at):
    """A customer since the day before the lead was made, until its own deal turns out to be why."""
    day_before = cast.start - 91 * DAY
    cast.world.edit("crm.accounts", cast.account_id, ALWAYS, customer_since=day_before)
    cast.world.add(
        "crm.opportunities", at, opportunity_id=f"{cast.prefix}-W", lead_id=cast.lead_id,
        account_id=cast.account_id, opportunity_kind="new", is_closed=True, is_won=True,
        created_at=day_before, closed_at=at - MINUTE, loaded_at=at,
    )


@change
def company_profile_observed(cast, at):
    cast.edit(ALWAYS, employee_count=None)
    cast.world.add(
        "market.company_profiles", at, provider="p", domain=cast.domain, employee_count=300,
        observed_at=at - 3 * DAY, loaded_at=at,
    )


@change
def touch_recorded_late(cast, at):
    """An old reply turns out to be a quick one."""
    cast.event("quick_reply", cast.start - 2 * DAY)
    cast.world.add(
        "activity.sales_touches", at, touch_id=cast.new_id("T"), lead_id=cast.lead_id,
        user_id="u1", touch_kind="email", direction="outbound",
        occurred_at=cast.start - 2 * DAY - 3 * HOUR, loaded_at=at,
    )


@change
def touch_of_another_record_then_merged(cast, at):
    """A reply of one record is quick once the touched record is merged into it."""
    cast.lead(ALWAYS, 2, created_at=cast.start - 80 * DAY)
    cast.event("quick_reply", cast.start - 2 * DAY)
    cast.world.add(
        "activity.sales_touches", touch_id=cast.new_id("T"), lead_id=cast.other_id,
        user_id="u1", touch_kind="email", direction="outbound",
        occurred_at=cast.start - 2 * DAY - 3 * HOUR,
    )
    cast.world.add(
        "crm.lead_merges", at, losing_lead_id=cast.other_id, winning_lead_id=cast.lead_id,
        merged_at=cast.start - 5 * DAY, loaded_at=at,
    )


@change
def human_act_cleared_a_label(cast, at):
    cast.event(
        "email_click", at - 5 * DAY, message_id=f"{cast.prefix}-M", user_agent="Barracuda/1",
    )
    cast.event("email_click", at - MINUTE, at, seen=at, message_id=f"{cast.prefix}-M")


@change
def late_human_act_cleared_a_label(cast, at):
    cast.event(
        "email_click", at - 15 * DAY, message_id=f"{cast.prefix}-M", user_agent="Barracuda/1",
    )
    cast.event("email_click", at - 10 * DAY, at, seen=at, message_id=f"{cast.prefix}-M")


@change
def clicks_completed_a_burst(cast, at):
    first = at - 4 * DAY
    for number in range(5):
        is_late = number > 2
        cast.event(
            "email_click", first + number * timedelta(seconds=0.5), at if is_late else None,
            seen=at if is_late else None, message_id=f"{cast.prefix}-B",
            url=f"{HOME}/product/{number}",
        )


@change
def trap_clicked_beside_known_clicks(cast, at):
    first = at - 4 * DAY
    for second, url in ((0, "/product/1"), (5, "/unlisted/offers"), (9, "/product/2"), (16, "/product/3")):
        is_trap = url.startswith("/unlisted")
        cast.event(
            "email_click", first + timedelta(seconds=second), at if is_trap else None,
            seen=at if is_trap else None, message_id=f"{cast.prefix}-T", url=HOME + url,
        )


@change
def visits_of_an_older_day_became_a_crowd(cast, at):
    """Thirty visits within half a minute, and one more that makes them a machine's."""
    first = at - 4 * DAY
    for second in range(31):
        cast.event(
            "pricing_page", first + timedelta(seconds=second), first + 2 * MINUTE,
            seen=at if second == 30 else None,
        )


@change
def deleted(cast, at):
    cast.edit(at, is_deleted=True, deleted_at=at - MINUTE)


@change
def record_gone_from_the_files(cast, at):
    cast.world.current["crm.leads", cast.lead_id].gone = at


@change
def address_moved_to_an_earlier_record(cast, at):
    """Events by e-mail go to the earlier record, without a new event."""
    cast.edit(ALWAYS, email=None)
    cast.lead(ALWAYS, 2, created_at=cast.start - 60 * DAY)
    cast.event("webinar_attended", cast.start - 4 * DAY, email=cast.email("two"))
    cast.edit(at, email=cast.email("two"))


@change
def address_given_away(cast, at):
    cast.lead(ALWAYS, 2, created_at=cast.start - 60 * DAY)
    cast.event("webinar_attended", cast.start - 4 * DAY, email=cast.email("two"))
    cast.edit(at, 2, email=None)
    cast.world.add("crm.lead_emails", at, lead_id=cast.lead_id, email=cast.email("two"))


@change
def unsubscribed(cast, at):
    cast.event("unsubscribe", at - MINUTE, at, seen=at)


@change
def subscribed_again(cast, at):
    cast.event("unsubscribe", cast.start - 3 * DAY)
    cast.event("resubscribe", at - MINUTE, at, seen=at)


UNMOVED = {
    "event_sent_again", "event_sent_again_without_id",
    "event_ahead_of_its_arrival", "event_far_ahead_of_its_arrival",
    "account_got_a_parent",  # moves the account alone; compared with the other marts from scratch
}


VANISHING = {
    "erased", "erased_by_address", "erased_by_an_id_that_is_gone", "record_gone_from_the_files",
}


def populate(world, start, instants, seed, mixed=20):
    """Each kind of change at each instant on a person of its own, and some persons with several."""
    for name, function in CHANGES.items():
        for number, at in enumerate(instants, 1):
            function(settle(world, f"{name}-{number}", start), at)
    chance = random.Random(seed)
    for number in range(mixed):
        cast = settle(world, f"mixed-{number}", start)
        kinds = chance.sample(sorted(CHANGES), chance.randint(3, 6))
        times = sorted(chance.choice(instants) for _ in kinds)
        for step, (kind, at) in enumerate(zip(kinds, times)):
            CHANGES[kind](cast, at + step * timedelta(microseconds=1))
    world.owner = None
    return world



def twins(world, start, seed, count=12):
    """Pairs of persons with the same evidence: in two merged records, and all in one record."""
    chance = random.Random(seed)
    for number in range(count):
        pair = [Cast(world, f"{kind}-{number}", start) for kind in ("two", "one")]
        fields = [_some_fields(chance) for _ in range(2)]
        created = [start - chance.randint(20, 200) * DAY for _ in range(2)]
        merged_at = chance.choice([None, start - 10 * DAY])
        for cast in pair:
            world.add(
                "crm.accounts", account_id=cast.account_id, domain=cast.domain,
                created_at=datetime(2020, 1, 1),
            )
        two, one = pair
        for record, (columns, created_at) in enumerate(zip(fields, created), 1):
            two.lead(number=record, created_at=created_at, **columns)
        union = {name: _first_known(*(known[name] for known in fields)) for name in fields[0]}
        one.lead(created_at=min(created), **union)
        world.add("crm.lead_emails", lead_id=one.lead_id, email=one.email("two"))
        world.add(
            "crm.lead_merges", losing_lead_id=two.other_id, winning_lead_id=two.lead_id,
            merged_at=merged_at,
        )
        for _ in range(chance.randint(2, 9)):
            signal = chance.choice(sorted(set(EVENTS) - {"nothing"}))
            occurred_at = start - chance.choice([1, 2, 3, 7, 8, 29, 30, 60]) * DAY
            occurred_at += chance.randint(0, 86399) * timedelta(seconds=1)
            record = chance.randint(1, 2)
            by_email = chance.random() < 0.3
            for cast in pair:
                is_first = cast is one or record == 1
                keys = {"lead_id": cast.lead_id if is_first else cast.other_id}
                if by_email:
                    keys = {"email": cast.email("one" if record == 1 else "two")}
                cast.event(signal, occurred_at, **keys)
    return world


def _some_fields(chance):
    known = {
        "job_title": "VP Sales", "industry": "software", "employee_count": 120,
        "country": "united states", "buying_role": "champion",
    }
    return {name: value if chance.random() < 0.5 else None for name, value in known.items()}


def _first_known(first, second):
    return second if first is None else first
