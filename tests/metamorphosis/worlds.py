"""Raw rows with the time during which the files show them: what a CRM's exports would have held.

Every row is seen from one instant until another. An edit ends one version of a row and begins the
next, so a file written at an instant is simply all that is seen at it, and the files of the last
instant are the same whether one run reads them or ten have come before.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from oracle.building import as_cell, write_raw
from oracle.comparing import about

ALWAYS, NEVER = datetime.min, datetime.max
# The time column by which a row of a table acts, where the row is evidence of a moment.
TIMES = {
    "activity.events": "occurred_at",
    "activity.identities": "linked_at",
    "activity.sales_touches": "occurred_at",
    "market.intent_surges": "observed_on",
    "market.company_events": "occurred_on",
    "market.company_profiles": "observed_at",
    "crm.lead_stage_changes": "changed_at",
    "crm.lead_merges": "merged_at",
    "crm.consents": "recorded_at",
    "crm.qualification_answers": "answered_at",
    "crm.opportunity_people": "added_at",
    "crm.purchases": "purchased_at",
    "crm.field_changes": "changed_at",
    "crm.erasure_requests": "requested_at",
    "crm.leads": "created_at",
    "crm.opportunities": "created_at",
}
KEYS = {
    "crm.leads": "lead_id", "crm.accounts": "account_id", "crm.opportunities": "opportunity_id",
}


def as_instant(value):
    """An instant of a time or a date."""
    if value is None or isinstance(value, datetime):
        return value
    return datetime(value.year, value.month, value.day)


@dataclass
class Version:
    """One raw row, when it is seen, and the part of the world that it belongs to."""

    table: str
    row: dict
    seen: datetime = ALWAYS
    gone: datetime = NEVER
    owner: str | None = None


@dataclass
class World:
    """All versions of all raw rows."""

    versions: list = field(default_factory=list)
    current: dict = field(default_factory=dict)
    owner: str | None = None

    def add(self, table, seen=ALWAYS, **row):
        """A row that is seen from an instant on; a record that there is already is edited."""
        key = KEYS.get(table)
        if key is not None and (table, row[key]) in self.current:
            return self.edit(table, row[key], seen, **row)
        return self._begin(Version(table, row, seen))

    def _begin(self, version):
        version.owner = self.owner
        self.versions.append(version)
        key = KEYS.get(version.table)
        if key is not None:
            self.current[version.table, version.row[key]] = version
        return version

    def edit(self, table, key, at, **changes):
        """From the instant on the row has other values; before, or from ever, in place."""
        old = self.current[table, key]
        if at <= old.seen:
            old.row |= changes
            return old
        old.gone = min(old.gone, at)
        return self._begin(Version(table, {**old.row, **changes}, at))

    def take_back(self, version, at):
        """From the instant on the row is in no file any more."""
        version.gone = at

    def files(self, at, owner=None, then=None):
        """What the files show at an instant, by table; of one owner's rows what they show then."""
        tables = {}
        for version in self.versions:
            rows = tables.setdefault(version.table, [])
            instant = then if owner is not None and version.owner == owner else at
            if version.seen <= instant < version.gone:
                rows.append(version.row)
        return {table: rows for table, rows in tables.items() if rows}

    def write(self, directory, at, change=None, **of_owner):
        """Write the files of an instant, perhaps changed on the way."""
        tables = self.files(at, **of_owner)
        if change is not None:
            tables = change(tables)
        return write_files(tables, directory)

    def prefix_of(self, key):
        """The part of the world that a mart's key belongs to."""
        for part in key:
            if isinstance(part, str) and "-" in part:
                return part.rpartition("-")[0]
        return None

    def told(self, prefix):
        """The rows of one part of the world, as lines."""
        number = prefix if prefix.isdigit() else None
        is_of_number = about((f"{number}-",)) if number else None
        lines = []
        for version in self.versions:
            texts = [value for value in version.row.values() if isinstance(value, str)]
            if is_of_number:
                is_meant = any(is_of_number(text.lower()) for text in texts)
            else:
                is_meant = any(prefix in text for text in texts)
            if is_meant:
                known = ", ".join(
                    f"{name}={as_cell(value)}"
                    for name, value in version.row.items()
                    if value is not None
                )
                seen = "ever" if version.seen == ALWAYS else version.seen
                gone = "" if version.gone == NEVER else version.gone
                lines.append(f"    {version.table} [{seen} – {gone}]: {known}")
        return lines


def write_files(tables, directory):
    """The raw files of a directory, which holds nothing else afterwards."""
    for file in directory.glob("*/*.csv"):
        file.unlink()
    return write_raw(tables, directory)


def with_columns_of(others):
    """A change of files: they get every table and column of others, if only with a row that says nothing.

    What the files did not have would be seen by the next whole run, not by the view.
    """

    def change(tables):
        changed = dict(tables)
        for table, rows in others.items():
            nothing = dict.fromkeys(column for row in rows for column in row)
            changed[table] = [nothing | row for row in tables.get(table, ())] or [nothing]
        return changed

    return change


def arrival(table, row):
    """When a row would reach the files: at its loaded_at, else at its own time."""
    return row.get("loaded_at") or as_instant(row.get(TIMES.get(table, ""), None)) or ALWAYS


def spread(world, batch, last, seed):
    """A random batch as a world: rows arrive at their time, records change when they changed.

    What would arrive after the last instant is seen by the last run nevertheless: a clock is
    ahead, or the run looks back. A few rows are there from the start, before their time.
    """
    chance = random.Random(seed)
    for table, rows in batch.items():
        for row in rows:
            if table in KEYS and row.get(KEYS[table]) in (None, ""):
                world.versions.append(Version(table, row))
            elif table in KEYS and (table, row[KEYS[table]]) not in world.current:
                _add_record(world, table, row, last)
            else:
                seen = min(arrival(table, row), last)
                if table != "activity.events" and chance.random() < 0.1:
                    seen = ALWAYS
                world.versions.append(Version(table, row, seen))
    return world


HAPPENINGS = {
    "crm.leads": (
        ("deleted_at", {"is_deleted": False, "deleted_at": None}),
        ("converted_at", {"converted_to_id": None, "converted_at": None}),
    ),
    "crm.opportunities": (("closed_at", {"is_closed": False, "closed_at": None}),),
    "crm.accounts": (
        ("customer_since", {"customer_since": None, "churned_at": None}),
        ("churned_at", {"churned_at": None}),
    ),
}


def _add_record(world, table, row, last):
    """A record as it was before each thing that happened to it, and since."""
    created_at = min(row.get("created_at") or ALWAYS, last)
    happened = sorted(
        (min(row[column], last), before)
        for column, before in HAPPENINGS[table]
        if row.get(column) is not None and min(row[column], last) > created_at
    ) if table in HAPPENINGS else []
    states = [row]
    for _, before in reversed(happened):
        states.insert(0, {**states[0], **before})
    instants = [created_at, *(instant for instant, _ in happened)]
    world.add(table, instants[0], **states[0])
    for instant, state in zip(instants[1:], states[1:]):
        world.edit(table, row[KEYS[table]], instant, **state)


def without_later(tables, as_of):
    """DESIGN §1.1: rows of evidence that happened or arrived after the instant are left out.

    Kept, because they say something about an earlier instant: a later field change (its old_value),
    an erasure (it reaches back, over merges of any time), records of the CRM, and copies of an event
    that is known without an arrival, of which the first that arrives stands.
    """
    kept = ("crm.field_changes", "crm.erasure_requests", "crm.leads")
    copies = Counter(row.get("event_id") for row in tables.get("activity.events", ()))
    ambiguous = {
        row.get("event_id")
        for row in tables.get("activity.events", ())
        if row.get("loaded_at") is None and copies[row.get("event_id")] > 1
    }

    forgotten = erased_ids(tables)

    def is_later(table, row):
        if table in kept or table not in TIMES:
            return False
        if table == "crm.lead_merges" and row["losing_lead_id"] in forgotten:
            return False
        if table == "activity.events" and row.get("event_id") in ambiguous:
            return False
        instants = (as_instant(row.get(TIMES[table])), row.get("loaded_at"))
        return any(instant is not None and instant > as_of for instant in instants)

    return {
        table: [row for row in rows if not is_later(table, row)] for table, rows in tables.items()
    }


def erased_ids(tables):
    """The ids that an erasure request names, and whoever a merge ties to them."""
    requests = tables.get("crm.erasure_requests", ())
    addresses = {(row.get("email") or "").strip().lower() for row in requests} - {""}
    found = {row.get("lead_id") for row in requests} - {None}
    for table in ("crm.leads", "crm.lead_emails"):
        for row in tables.get(table, ()):
            if (row.get("email") or "").strip().lower() in addresses:
                found.add(row["lead_id"])
    before = 0
    while len(found) > before:
        before = len(found)
        for row in tables.get("crm.lead_merges", ()):
            if found & {row["losing_lead_id"], row["winning_lead_id"]}:
                found |= {row["losing_lead_id"], row["winning_lead_id"]}
    return found


def shuffled(tables, seed):
    """The same rows in another order."""
    chance = random.Random(seed)
    return {table: chance.sample(rows, len(rows)) for table, rows in tables.items()}


def sent_again(tables, seed, share=0.3):
    """Events once more, up to days later, exactly as they were: only loaded_at differs.

    An event without event_id is known by what it says, so it may be sent again as well; one without
    loaded_at is not, because a copy that tells its arrival is the better one. Nor is one that is dated more
    than a day after its arrival, and set aside for that: a copy that arrives later may be in time.
    """
    chance = random.Random(seed)
    again = [
        {**row, "loaded_at": row["loaded_at"] + timedelta(seconds=chance.choice(LATER))}
        for row in tables["activity.events"]
        if row.get("loaded_at") is not None
        and chance.random() < share
        and row.get("occurred_at") is not None
        and row["occurred_at"] <= row["loaded_at"] + timedelta(days=1)
    ]
    return {**tables, "activity.events": tables["activity.events"] + again}


LATER = (1, 60, 3600, 86400, 3 * 86400, 20 * 86400)
