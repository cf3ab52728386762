"""Raw tables and rulebook CSVs as typed Python rows; nothing here decides about a score."""

import csv
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path

NUMBERS = {
    "employee_count", "annual_revenue", "lifetime_value", "amount", "score", "duration_seconds",
    "depth_percent", "surge_score", "magnitude",
}
TIMES_WITHOUT_SUFFIX = {"customer_since"}
DATES_WITHOUT_SUFFIX = {"month"}
DOMAINS = {"domain", "company_domain"}
LOWER_CASE = DOMAINS | {"email"}

SOURCE_TABLES = (
    "crm.leads", "crm.lead_emails", "crm.field_changes", "crm.accounts", "crm.opportunities",
    "crm.opportunity_people", "crm.lead_stage_changes", "crm.lead_merges", "crm.users",
    "crm.campaigns", "crm.campaign_spend", "crm.qualification_answers", "crm.score_overrides",
    "crm.external_scores", "crm.purchases", "crm.consents", "crm.erasure_requests",
    "activity.events", "activity.event_attributes", "activity.identities",
    "activity.sales_touches", "market.intent_surges", "market.company_profiles",
    "market.company_events",
)


def as_text(value):
    """Trimmed text; an empty text is unknown."""
    if value is None:
        return None
    return str(value).strip() or None


def as_number(value):
    """A finite number as Decimal; anything else is unknown."""
    if value is None or isinstance(value, Decimal):
        return value if value is None or value.is_finite() else None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def as_time(value):
    """A UTC instant without zone; a bare date is its midnight; anything unreadable is unknown."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return datetime.combine(value, time())
    text = as_text(value)
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=None)
    except ValueError:
        return None


def as_date(value):
    """A calendar day."""
    instant = as_time(value)
    return None if instant is None else instant.date()


def as_flag(value):
    """True or false; unknown is false (flags of the input are coalesced)."""
    if isinstance(value, bool):
        return value
    return str(value).strip().lower() in {"true", "t", "yes", "1"}


def typed(column, value):
    """One raw value in its declared type, read off the naming rules of the input columns."""
    if column.startswith("is_"):
        return as_flag(value)
    if column.endswith("_at") or column in TIMES_WITHOUT_SUFFIX:
        return as_time(value)
    if column.endswith("_on") or column in DATES_WITHOUT_SUFFIX:
        return as_date(value)
    if column in NUMBERS:
        return as_number(value)
    text = as_text(value)
    if text is not None and column in LOWER_CASE:
        text = text.lower()
    return text.removesuffix(".") or None if text is not None and column in DOMAINS else text


class Row(dict):
    """A row whose absent columns are unknown (absent flags false)."""

    def __missing__(self, column):
        return False if column.startswith("is_") else None


def clean(raw):
    """Every source table as typed rows; an absent table is an empty one."""
    return {
        table: [
            Row((column, typed(column, value)) for column, value in row.items())
            for row in raw.get(table, ())
        ]
        for table in SOURCE_TABLES
    }


def read_csv(path):
    """The rows of one CSV file as texts."""
    with Path(path).open(encoding="utf-8", newline="") as handle:
        return [Row(row) for row in csv.DictReader(handle)]


def read_raw(directory):
    """All tables of a raw directory that holds CSV files, or Parquet where duckdb can read it."""
    raw = {}
    for table in SOURCE_TABLES:
        source, name = table.split(".")
        path = Path(directory) / source / name
        if path.with_suffix(".csv").exists():
            raw[table] = read_csv(path.with_suffix(".csv"))
        elif path.with_suffix(".parquet").exists():
            raw[table] = _read_parquet(path.with_suffix(".parquet"))
        elif path.is_dir():
            raw[table] = _read_parquet(path / "*.parquet")
    return raw


def _read_parquet(path):
    import duckdb  # only a file reader here

    found = duckdb.connect().execute("select * from read_parquet(?)", [str(path)])
    names = [column[0] for column in found.description]
    return [Row(zip(names, values)) for values in found.fetchall()]


@dataclass(frozen=True)
class Moment:
    """A1: an instant to score at, and the instant up to which arrivals are known."""

    as_of: datetime
    known_as_of: datetime
    arrivals_known_from: datetime | None = None

    @property
    def score_day(self):
        return self.as_of.date()

    def age(self, day):
        """A2: whole UTC days between the evidence day and the score day."""
        return (self.score_day - day).days

    def knows(self, occurred_at, loaded_at):
        """A5: known_at = greatest(occurred_at, loaded_at), or occurred_at for bulk loads."""
        is_bulk = self.arrivals_known_from is not None and (
            loaded_at is not None and loaded_at < self.arrivals_known_from
        )
        arrived = None if is_bulk else loaded_at
        instants = [instant for instant in (occurred_at, arrived) if instant is not None]
        return not instants or max(instants) <= self.known_as_of

    def known_at(self, occurred_at, loaded_at):
        """A5: when a row was known."""
        is_bulk = self.arrivals_known_from is not None and (
            loaded_at is not None and loaded_at < self.arrivals_known_from
        )
        return occurred_at if is_bulk or loaded_at is None else max(occurred_at, loaded_at)

    def counts(self, row, column):
        """A5: occurred by as_of and known by known_as_of; a row without its time never counts."""
        instant = row[column]
        return (
            instant is not None
            and instant <= self.as_of
            and self.knows(instant, row["loaded_at"])
        )


def moment_of(as_of, known_as_of=None, arrivals_known_from=None):
    """A1: a bare date is the last microsecond of its UTC day; known_as_of defaults to as_of."""
    end = _instant(as_of)
    known = end if known_as_of is None else _instant(known_as_of)
    return Moment(end, known, as_time(arrivals_known_from))


def _instant(value):
    is_bare = (isinstance(value, date) and not isinstance(value, datetime)) or (
        isinstance(value, str) and len(value.strip()) == len("2026-01-31")
    )
    instant = as_time(value)
    return instant + timedelta(days=1) - timedelta(microseconds=1) if is_bare else instant


class Rulebook:
    """The seeds: rulebook rows in force on one day, and the look-ups of reference."""

    def __init__(self, rulebook_dir, day):
        self.rulebook_dir = Path(rulebook_dir)
        self.reference_dir = self.rulebook_dir.parent / "reference"
        self.day = day

    def rows(self, name):
        """A3: enabled rows with valid_from <= day < valid_to, an empty end being open."""
        return [row for row in self.every_row(name) if self._in_force(row)]

    def every_row(self, name):
        """The rows of one rulebook seed, in force or not; empty cells are None."""
        return _with_nulls(read_csv(self.rulebook_dir / f"{name}.csv"))

    def reference(self, name):
        """The rows of one reference seed."""
        return _with_nulls(read_csv(self.reference_dir / f"{name}.csv"))

    def _in_force(self, row):
        start, end = as_date(row["valid_from"]), as_date(row["valid_to"])
        return (
            as_flag(row["is_enabled"])
            and (start is None or start <= self.day)
            and (end is None or self.day < end)
        )


def _with_nulls(rows):
    return [Row((column, as_text(value)) for column, value in row.items()) for row in rows]


def whole(value):
    """A whole number of a seed cell, or None."""
    number = as_number(value)
    return None if number is None else int(number)


def listed(value):
    """The parts of a `;`-separated cell, lower-cased and trimmed."""
    return [part.strip().lower() for part in (value or "").split(";") if part.strip()]


def in_range(number, lowest, highest):
    """[min, max), an empty end being open."""
    lower, upper = as_number(lowest), as_number(highest)
    return (lower is None or number >= lower) and (upper is None or number < upper)
