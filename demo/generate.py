"""Write raw demo data: every canonical input table, with planted truth beside it.

    python demo/generate.py --leads 6000 --events 240000 --seed 1 --out data/demo

The same arguments give the same rows in the same order, on any number of threads: each number is
the hash of the seed, a name and a row's key, so no row depends on what was drawn before it.
"""

import argparse
import hashlib
import json
import resource
import shutil
import sys
import time
from datetime import datetime, timezone
from pathlib import Path

import duckdb

import activity
import crm

FIRST_DAY, AS_OF, DAYS = "2025-07-01", "2026-06-30", 365
HERE = Path(__file__).parent
FIRST_DAY_US = int(datetime(2025, 7, 1, tzinfo=timezone.utc).timestamp()) * 1_000_000

# The canonical input. A word after the colon is the type; without one the name tells it: _at is a
# timestamp, _on a date, is_ a boolean, anything else text.
TABLES = {
    "crm": {
        "leads": "lead_id created_at source_system record_kind converted_to_id email is_email_opted_out "
                 "is_email_bounced first_name last_name job_title department reports_to_id buying_role company_name "
                 "company_domain industry employee_count:integer employee_band annual_revenue:decimal country state "
                 "city lead_source campaign_id owner_id status disqualified_reason account_id opportunity_id "
                 "converted_at motion is_deleted deleted_at updated_at loaded_at",
        "lead_emails": "lead_id email is_primary",
        "field_changes": "entity_kind entity_id field old_value new_value changed_at loaded_at",
        "accounts": "account_id account_name domain parent_account_id owner_id industry employee_count:integer "
                    "employee_band annual_revenue:decimal country growth_stage organisation_kind technologies "
                    "customer_since:timestamp churned_at lifetime_value:decimal created_at is_deleted updated_at",
        "opportunities": "opportunity_id source_system account_id lead_id owner_id opportunity_kind amount:decimal "
                         "currency stage is_closed is_won created_at accepted_at expected_close_on closed_at "
                         "lost_reason motion is_deleted updated_at loaded_at",
        "opportunity_people": "opportunity_id lead_id buying_role is_primary added_at",
        "lead_stage_changes": "lead_id stage changed_at changed_by reason loaded_at",
        "lead_merges": "losing_lead_id winning_lead_id merged_at loaded_at",
        "users": "user_id user_name team manager_id time_zone is_active",
        "campaigns": "campaign_id campaign_name channel parent_campaign_id started_on ended_on",
        "campaign_spend": "channel campaign_id month:date amount:decimal currency",
        "qualification_answers": "lead_id opportunity_id framework criterion answer answered_by answered_at",
        "score_overrides": "override_id lead_id override_kind value reason made_by made_at expires_at",
        "external_scores": "lead_id scorer score:decimal observed_at",
        "purchases": "account_id purchased_at amount:decimal currency product_line",
        "consents": "lead_id email purpose status recorded_at",
        "erasure_requests": "lead_id email requested_at",
    },
    "activity": {
        "events": "event_id occurred_at loaded_at sent_at channel event_type lead_id email anonymous_id session_id "
                  "page_view_id message_id url referrer asset campaign_id duration_seconds:integer "
                  "depth_percent:decimal country user_agent ip_address is_vendor_bot",
        "event_attributes": "event_id attribute value",
        "identities": "anonymous_id lead_id email linked_at",
        "sales_touches": "touch_id lead_id opportunity_id account_id user_id touch_kind direction outcome "
                         "is_automated occurred_at loaded_at",
    },
    "market": {
        "intent_surges": "provider domain topic surge_score:decimal observed_on loaded_at",
        "company_profiles": "provider domain industry employee_count:integer annual_revenue:decimal country "
                            "growth_stage technologies observed_at loaded_at",
        "company_events": "event_id provider domain event_kind occurred_on magnitude:decimal loaded_at",
    },
}


def column_type(word):
    """'created_at' -> ('created_at', 'timestamp'); 'amount:decimal' -> ('amount', 'decimal(18, 2)')."""
    name, _, kind = word.partition(":")
    if not kind:
        kind = ("timestamp" if name.endswith("_at") else "date" if name.endswith("_on")
                else "boolean" if name.startswith("is_") else "varchar")
    return name, "decimal(18, 2)" if kind == "decimal" else kind


class Demo:
    """A DuckDB connection, the dice, and the way out to Parquet."""

    def __init__(self, arguments, out):
        self.leads, self.events, self.seed = arguments.leads, arguments.events, arguments.seed
        self.accounts = max(self.leads // 6, 5)
        self.out, self.rows, self.started = out, {}, time.monotonic()
        self.con = duckdb.connect()
        for setting in (
            f"threads = {arguments.threads}", f"memory_limit = '{arguments.memory}'", "TimeZone = 'UTC'",
            f"temp_directory = '{out / '.spill'}'", "preserve_insertion_order = true",
            # Joins run as written, so that rows keep the order of the left side on any number of threads.
            "disabled_optimizers = 'join_order,build_side_probe_side'",
        ):
            self.con.execute(f"set {setting}")
        self.con.execute(f"""
            create macro at_day(day) as make_timestamp({FIRST_DAY_US} + cast(floor(day * 86400) as bigint) * 1000000);
            create macro at_us(us) as make_timestamp(us);
            create macro day_us(day) as {FIRST_DAY_US} + cast(floor(day * 86400000) as bigint) * 1000;
            create macro on_day(day) as date '{FIRST_DAY}' + cast(floor(day) as integer);
            create macro chance(x) as 1 / (1 + exp(-(x)));
            create macro weekday(day) as (floor(day) + 1) % 7; -- 0 Monday; the first day is a Tuesday
            -- A wish for a day becomes a moment of office life: mostly a weekday, mostly in office hours there.
            create macro office(day, keep, early, late, zone) as
                floor(day)
                + case when keep > 0.82 then 0 when weekday(day) = 5 then -1 - floor(6 * keep)
                    when weekday(day) = 6 then 1 + floor(6 * keep) else 0 end
                + (case when keep % 0.1 < 0.088 then 7.8 + 10.4 * (early + late) / 2 else 24 * early end - zone) / 24;
        """)

    # The dice: key is SQL for a whole number >= 0, name says what the throw is for.
    def number(self, name, key):
        mask = int.from_bytes(hashlib.sha256(f"{self.seed}/{name}".encode()).digest()[:8], "big")
        return f"hash(xor(cast({key} as ubigint), {mask}::ubigint))"

    def whole(self, name, key):
        """A whole number from 0 up to 2^63, as a bigint: many small throws by its remainders."""
        return f"cast({self.number(name, key)} >> 1 as bigint)"

    def even(self, name, key):
        """A number from 0 up to, not including, 1."""
        return f"(({self.number(name, key)} >> 11) * 1.1102230246251565e-16)"

    def bell(self, name, key):
        """About a standard normal, with somewhat heavier tails."""
        even = self.even(name, key)
        return f"(0.55 * ln(({even} + 1e-9) / (1 - {even})))"

    def normal(self, name, key):
        """A standard normal, where the tail matters."""
        distance, turn = self.even(name, key), self.even(f"{name}.turn", key)
        return f"(sqrt(-2 * ln(1 - {distance})) * cos(2 * pi() * {turn}))"

    def wait(self, name, key):
        """Exponential with mean 1."""
        return f"(-ln(1 - {self.even(name, key)}))"

    def one_of(self, name, key, words):
        """One word of a list; pairs carry weights."""
        if isinstance(words[0], tuple):
            words = [word for word, weight in words for _ in range(weight)]
        return f"list_extract({sql_list(words)}, 1 + cast(floor({self.even(name, key)} * {len(words)}) as integer))"

    def one_of_lists(self, name, key, number, lists):
        """One word of the list with that number (SQL, from 0)."""
        starts = [sum(len(words) for words in lists[:i]) for i in range(len(lists))]
        return (f"list_extract({sql_list([word for words in lists for word in words])}, 1"
                f" + list_extract({sql_list(starts)}, 1 + {number}) + cast(floor({self.even(name, key)}"
                f" * list_extract({sql_list([len(words) for words in lists])}, 1 + {number})) as integer))")

    def run(self, sql):
        self.con.execute(sql)

    def value(self, sql):
        return self.con.execute(sql).fetchone()[0]

    def columns(self, source, table):
        return dict(column_type(word) for word in TABLES[source][table].split())

    def write(self, source, table, sql, ordered=False):
        """Write one canonical table: the declared columns, typed, those that sql lacks as null."""
        columns = self.columns(source, table)
        given = {row[0] for row in self.con.execute(f"describe {sql}").fetchall()}
        unknown = given - set(columns)
        if unknown:
            raise ValueError(f"{source}.{table} has no column {', '.join(sorted(unknown))}")
        picked = ", ".join(
            f"cast({name if name in given else 'null'} as {kind}) as {name}" for name, kind in columns.items()
        )
        self.copy(f"{source}/{table}", f"select {picked} from ({sql})" + ("" if ordered else " order by all"))

    def truth(self, table, sql, ordered=False):
        self.copy(f"truth/{table}", f"select * from ({sql})" + ("" if ordered else " order by all"))

    def copy(self, name, sql):
        began = time.monotonic()
        path = self.out / f"{name}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        copied = self.con.execute(f"copy ({sql}) to '{path}' (format parquet, dictionary_size_limit 5000)")
        self.rows[name] = copied.fetchone()[0]
        print(f"  {name:<32}{self.rows[name]:>12,} rows {time.monotonic() - began:>7.1f} s", flush=True)


def sql_list(words):
    def literal(word):
        if word is None:
            return "null"
        return "'" + word.replace("'", "''") + "'" if isinstance(word, str) else str(word)
    return "[" + ", ".join(literal(word) for word in words) + "]"


def generator_version():
    """Twelve digits that change with the generator: what another one wrote is written anew."""
    sources = b"".join(file.read_bytes() for file in sorted(HERE.glob("*.py")))
    return hashlib.sha256(sources).hexdigest()[:12]


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--leads", type=int, default=6000, help="rows of crm.leads (default 6000)")
    parser.add_argument("--events", type=int, default=240000, help="rows of activity.events (default 240000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("data/demo"))
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--memory", default="2500MB", help="DuckDB's memory limit (default 2500MB)")
    parser.add_argument("--force", action="store_true", help="write again even if the data is there")
    arguments = parser.parse_args(argv)
    if arguments.leads < 100 or arguments.events < 1000:
        parser.error("--leads must be at least 100 and --events at least 1000")

    wanted = {"generator_version": generator_version(), "duckdb_version": duckdb.__version__,
              "seed": arguments.seed, "leads": arguments.leads, "events": arguments.events, "as_of": AS_OF}
    manifest = arguments.out / "manifest.json"
    if manifest.exists() and not arguments.force:
        there = json.loads(manifest.read_text())
        if wanted == {name: there.get(name) for name in wanted}:
            print(f"Demo data is already in {arguments.out} ({there['leads']:,} leads, {there['events']:,} events);"
                  " --force writes it again.")
            return
    manifest.unlink(missing_ok=True)  # until the last table is written, the directory is not complete
    for room in (*TABLES, "truth", ".spill"):
        shutil.rmtree(arguments.out / room, ignore_errors=True)
    arguments.out.mkdir(parents=True, exist_ok=True)

    print(f"Writing demo data to {arguments.out}: {arguments.leads:,} leads, {arguments.events:,} events", flush=True)
    demo = Demo(arguments, arguments.out)
    crm.build(demo)
    activity.build(demo)
    demo.con.close()
    shutil.rmtree(arguments.out / ".spill", ignore_errors=True)
    manifest.write_text(json.dumps({**wanted, "rows": dict(sorted(demo.rows.items()))}, indent=2) + "\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform != "darwin" else 2**30)
    print(f"Done in {time.monotonic() - demo.started:.1f} s, at most {peak:.1f} GB of memory.")


if __name__ == "__main__":
    main()
