"""The same scores in Polars: lazy and streaming where the events are, four results as Parquet files.

    python benchmarks/with_polars.py --raw data/benchmark/5 --out data/benchmark/polars --as-of '2026-06-30 12:00:00'

With --idiomatic repeats are found as most people would, by `unique("event_id")` over sorted rows; without it
by the trick of by_hand.sql: candidates by hash, the decision by the full id, and one pass that reads no id.
Points are whole numbers throughout (units: ten-thousandths), decimals when they are written.
"""

import argparse
import json
import time
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import polars as pl

from by_hand import SEEDS, open_rulebook

DAY = timedelta(days=1)
TABLES = ("model", "rule", "weight", "signal", "signal_rule", "worth", "persona", "multiplier", "step", "band", "level",
          "threshold", "motion", "exclusion", "machine")
FIELDS = ("email", "job_title", "company_domain", "industry", "employee_count", "country", "status", "account_id")
SUBJECTS = ("seniority", "employee_count", "industry", "region", "email_kind", "market", "email_status",
            "is_email_opted_out", "days_since_status_change")


def points(units):
    """Units as points with four decimals; exact below 2^53 units."""
    return (units / 10_000).cast(pl.Decimal(18, 4))


class Scorer:
    """The rulebook of the day, the files, and the steps in order."""

    def __init__(self, raw, as_of, idiomatic):
        self.raw, self.as_of, self.idiomatic = raw, datetime.fromisoformat(as_of), idiomatic
        self.today = self.as_of.date()
        con = duckdb.connect()
        open_rulebook(con, as_of)
        for name in TABLES:
            table = con.execute(f"select * from {name}")
            columns = [column[0] for column in table.description]
            setattr(self, name, pl.DataFrame(table.fetchall(), schema=columns, orient="row", infer_schema_length=None))
        self.agents = con.execute("select getvariable('machine_agents')").fetchone()[0]
        self.rule = self.rule.with_columns(
            pl.col("rule").cast(pl.Int64), pl.col("match_min", "match_max").cast(pl.Float64))

    def events(self):
        return pl.scan_parquet(self.raw / "activity" / "events" / "*.parquet", row_index_name="address")

    def read(self, name):
        return pl.read_parquet(self.raw / f"{name}.parquet")

    def reference(self, name):
        return pl.read_csv(SEEDS / "reference" / f"{name}.csv", infer_schema=False)

    # Who. -----------------------------------------------------------------------------------------------------------
    def people(self):
        merges = self.read("crm/lead_merges").filter(
            (pl.col("merged_at") <= self.as_of) & (pl.col("loaded_at") <= self.as_of))
        edges = merges.sort("merged_at").unique("losing_lead_id", keep="first", maintain_order=True)
        winner_of = dict(edges.select("losing_lead_id", "winning_lead_id").iter_rows())
        ends = {loser: loser for loser in winner_of}
        for loser in ends:
            while ends[loser] in winner_of:
                ends[loser] = winner_of[ends[loser]]
        survivors = pl.DataFrame({"lead_id": list(ends), "survivor": list(ends.values())},
                                 schema={"lead_id": pl.String, "survivor": pl.String})
        record = self.read("crm/leads").join(survivors, on="lead_id", how="left").with_columns(
            pl.col("survivor").fill_null(pl.col("lead_id")))
        person = record.filter(~pl.col("is_deleted") & (pl.col("survivor") == pl.col("lead_id"))
                               & (pl.col("created_at") <= self.as_of)).select("lead_id").sort("lead_id")
        self.person = person.with_row_index("person", offset=1).with_columns(pl.col("person").cast(pl.Int32))
        self.record = record.join(self.person.rename({"lead_id": "survivor"}), on="survivor", how="left").with_columns(
            pl.col("person").fill_null(-1), is_other=pl.col("survivor") != pl.col("lead_id"))
        self.by_id = self.record.select("lead_id", by_id="person")
        self.by_email = (
            self.record.filter(pl.col("email").is_not_null())
            .with_columns(email=pl.col("email").str.strip_chars().str.to_lowercase(), is_gone=pl.col("person") < 0)
            .sort("is_gone", "is_other", "created_at", "lead_id")
            .unique("email", keep="first", maintain_order=True).select("email", by_email="person"))
        self.by_visitor = (
            self.read("activity/identities")
            .join(self.by_id, on="lead_id", how="left")
            .with_columns(pl.col("email").str.strip_chars().str.to_lowercase())
            .join(self.by_email, on="email", how="left")
            .with_columns(by_visitor=pl.coalesce("by_id", "by_email"))
            .filter(pl.col("by_visitor").is_not_null()).sort("linked_at")
            .unique("anonymous_id", keep="first", maintain_order=True)
            .filter(pl.col("linked_at") <= self.as_of).select("anonymous_id", "by_visitor"))

    # What. ----------------------------------------------------------------------------------------------------------
    def bucket(self):
        """Market and bands of an event as one small number."""
        number = pl.col("country").str.to_lowercase().is_in(self.unserved).fill_null(False).cast(pl.Int32)
        factor = 2
        for column, limits in (("duration_seconds", self.durations), ("depth_percent", self.depths)):
            # Compared as whole numbers: a decimal column is slow to compare.
            value = pl.col(column).cast(pl.Int32)
            for limit in limits:
                number = number + factor * (value >= limit).fill_null(False).cast(pl.Int32)
            factor *= len(limits) + 1
        return number

    def shapes(self):
        self.unserved = self.reference("country_regions").filter(
            pl.col("is_served") != "true")["country_name"].to_list()
        self.durations = sorted(set(self.signal_rule["min_duration_seconds"].drop_nulls()) - {0})
        self.depths = sorted(set(self.signal_rule["min_depth_percent"].drop_nulls()) - {0})
        web_url = pl.when(pl.col("channel") == "web").then(pl.col("url").fill_null("")).otherwise(pl.lit(""))
        self.kind_keys = [pl.col("channel"), pl.col("event_type"), web_url.alias("page")]
        kinds = self.events().select(self.kind_keys).unique().collect(engine="streaming")
        path = kinds["page"].str.to_lowercase().str.extract(r"^(?:[a-z][a-z0-9+.-]*://[^/?#]*)?([^?#]*)", 1)
        kinds = kinds.with_columns(
            path=pl.when(pl.col("page") == "").then(pl.lit("")).otherwise("/" + path.str.strip_chars("/") + "/"))
        self.kind = kinds.with_columns(kind=pl.struct("channel", "event_type", "path").rank("dense").cast(pl.Int32))
        self.buckets = 2 * (len(self.durations) + 1) * (len(self.depths) + 1)
        number_of = dict(self.signal.select("signal", "number").iter_rows())
        rules = sorted(self.signal_rule.iter_rows(named=True), key=lambda row: row["precedence"])
        found = []
        for kind in self.kind.unique("kind").iter_rows(named=True):
            fitting = [
                rule for rule in rules
                if rule["channel"] == kind["channel"] and rule["event_type"] == kind["event_type"]
                and (not rule["page_segment"]
                     or any(f"/{word}/" in kind["path"] for word in rule["page_segment"].split(";")))]
            for bucket in range(self.buckets if fitting else 0):
                market, rest = bucket % 2, bucket // 2
                duration = ([0] + self.durations)[rest % (len(self.durations) + 1)]
                depth = ([0] + self.depths)[rest // (len(self.durations) + 1)]
                for rule in fitting:
                    if ((not rule["visit_market"] or (rule["visit_market"] == "unserved") == bool(market))
                            and duration >= (rule["min_duration_seconds"] or 0)
                            and depth >= (rule["min_depth_percent"] or 0)):
                        found.append((kind["kind"] * self.buckets + bucket, number_of[rule["signal"]]))
                        break
        self.shape = pl.DataFrame(found, schema={"shape": pl.Int32, "signal": pl.UInt8}, orient="row")
        agents = self.events().select("user_agent").unique().collect(engine="streaming")["user_agent"].drop_nulls()
        self.machine_agents = agents.filter(agents.str.to_lowercase().str.contains(self.agents))

    def is_flagged(self):
        return (pl.col("is_vendor_bot").fill_null(False)
                | pl.col("user_agent").is_in(self.machine_agents.implode()).fill_null(False))

    # What does not count. -------------------------------------------------------------------------------------------
    def left_out(self):
        """Places of repeats and of machine acts that only a look at their message tells."""
        events, known = self.events(), (pl.col("occurred_at") <= self.as_of) & (pl.col("loaded_at") <= self.as_of)
        lines = {row["match_kind"]: row for row in self.machine.iter_rows(named=True)}
        mail = (
            events.filter(pl.col("message_id").is_not_null() & known)
            .select(
                "address", "channel", "event_type", "url", "occurred_at", message=pl.col("message_id").hash(),
                who=pl.coalesce("lead_id", pl.col("email").str.to_lowercase(), "anonymous_id").hash(),
                is_flagged=self.is_flagged())
            .collect(engine="streaming"))
        crowded = mail.group_by("message", "who").agg(
            (pl.col("is_flagged").any() | ((pl.col("event_type") == "click").sum() >= 5)).alias("is_crowded")
        ).filter("is_crowded")
        suspect = mail.join(crowded, on=["message", "who"], how="semi")
        clicks = suspect.filter((pl.col("channel") == "email") & (pl.col("event_type") == "click")).select(
            "address", "message", "who", "occurred_at", "url")
        near = timedelta(seconds=int(lines["click_burst"]["within_seconds"]))
        burst = (
            clicks.join(clicks, on=["message", "who"], suffix="_other")
            .filter((pl.col("occurred_at") - pl.col("occurred_at_other")).abs() <= near)
            .group_by("address").agg(pl.col("url_other").n_unique())
            .filter(pl.col("url_other") >= int(lines["click_burst"]["min_links"])).select("address"))
        engaging = (
            self.kind.filter(pl.col("page") == "").with_columns(shape=pl.col("kind") * self.buckets)
            .join(self.shape, on="shape")
            .join(self.signal.filter("is_engagement").select(signal=pl.col("number").cast(pl.UInt8)),
                  on="signal", how="semi"))
        human = (suspect.filter(~pl.col("is_flagged")).join(burst, on="address", how="anti")
                 .join(engaging, on=["channel", "event_type"], how="semi")
                 .select("message", "who", acted="occurred_at"))
        machine = pl.concat([suspect.filter("is_flagged"), suspect.join(burst, on="address", how="semi")])
        later = pl.col("acted") - pl.col("occurred_at")
        days = timedelta(days=int(lines["human_act_clears"]["within_days"]))
        self.cleared = (machine.join(human, on=["message", "who"])
                        .filter((later >= timedelta(0)) & (later <= days)).select("address").unique())
        out = [burst.join(self.cleared, on="address", how="anti")]
        if not self.idiomatic:
            event_hash = pl.col("event_id").hash()
            repeated = (events.select(h=event_hash).group_by("h").len().filter(pl.col("len") > 1)
                        .collect(engine="streaming").select("h"))
            candidates = (
                events.select("address", "event_id", "loaded_at", "occurred_at", h=event_hash)
                .join(repeated.lazy(), on="h", how="semi").drop("h").collect(engine="streaming"))
            first = candidates.sort(
                pl.col("occurred_at") > pl.col("loaded_at") + DAY, "loaded_at", "occurred_at", "address"
            ).unique("event_id", keep="first")
            out.append(candidates.join(first, on="address", how="anti").select("address"))
        return pl.concat(out)

    # 1. The roll-up. ------------------------------------------------------------------------------------------------
    def roll_up(self):
        left_out = self.left_out()
        events = self.events()
        if self.idiomatic:
            events = events.sort("loaded_at", "occurred_at").unique("event_id", keep="first")
        email = pl.when(pl.col("by_id").is_null()).then(pl.col("email").str.to_lowercase())
        visitor = pl.when(pl.col("by_id").is_null() & pl.col("by_email").is_null()).then(pl.col("anonymous_id"))
        cleared = self.cleared["address"].implode()
        self.rollup = (
            events.join(left_out.lazy(), on="address", how="anti")
            .filter(
                pl.col("occurred_at") <= self.as_of, pl.col("loaded_at") <= self.as_of,
                pl.col("occurred_at") <= pl.col("loaded_at") + DAY,
                ~self.is_flagged() | pl.col("address").is_in(cleared))
            .with_columns(self.kind_keys[2], bucket=self.bucket())
            .join(self.kind.lazy().select("channel", "event_type", "page", "kind"),
                  on=["channel", "event_type", "page"])
            .with_columns(shape=pl.col("kind") * self.buckets + pl.col("bucket"))
            .join(self.shape.lazy(), on="shape")
            .join(self.by_id.lazy(), on="lead_id", how="left")
            .with_columns(email=email)
            .join(self.by_email.lazy(), on="email", how="left")
            .with_columns(anonymous_id=visitor)
            .join(self.by_visitor.lazy(), on="anonymous_id", how="left")
            .select("signal", "occurred_at", person=pl.coalesce("by_id", "by_email", "by_visitor"),
                    day=pl.col("occurred_at").dt.date())
            .filter(pl.col("person") > 0)
            .group_by("person", "signal", "day")
            .agg(occurrences=pl.len().cast(pl.Int32), first_at=pl.col("occurred_at").min(),
                 last_at=pl.col("occurred_at").max())
            .collect(engine="streaming"))

    # The lead as rules see it. --------------------------------------------------------------------------------------
    def describe(self):
        record = self.record.filter(pl.col("person") > 0)
        alone = record.group_by("person").len().filter(pl.col("len") == 1).select("person")
        wanted = ["person", "created_at", *FIELDS, "first_name", "last_name", "is_email_bounced", "is_email_opted_out"]
        singles = record.join(alone, on="person", how="semi").select(wanted)
        groups = (
            record.join(alone, on="person", how="anti").sort("is_other", "created_at", "lead_id")
            .group_by("person", maintain_order=True).agg(
                pl.col("created_at").min(), *[pl.col(field).drop_nulls().first() for field in FIELDS],
                pl.col("first_name", "last_name").first(), pl.col("is_email_bounced", "is_email_opted_out").any()))
        lead = pl.concat([singles, groups.select(wanted)])

        def words(text):
            return " " + text.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", " ").str.strip_chars(" ") + " "

        titles = lead.select("job_title").drop_nulls().unique().with_columns(title_words=words(pl.col("job_title")))
        personas = self.persona.sort("rank").select("match_words", "seniority", "buying_role").rows()

        def persona(text):
            fitting = [row for row in personas if row[0] in text]
            return tuple(next((row[at] for row in fitting if row[at] is not None), None) for at in (1, 2))

        told = [(title, *persona(text)) for title, text in titles.iter_rows()]
        titles = pl.DataFrame(told, orient="row", schema={
            "job_title": pl.String, "seniority": pl.String, "buying_role": pl.String})

        free = self.reference("free_mail_domains")["domain"].implode()
        disposable = self.reference("disposable_domains")["domain"].implode()
        accounts = self.read("crm/accounts")
        by_domain = accounts.group_by("domain").agg(by_domain=pl.col("account_id").min())
        domain = pl.col("email").str.split_exact("@", 1).struct[1].str.to_lowercase()
        lead = (
            lead.with_columns(email_domain=domain, company_domain=pl.col("company_domain").str.to_lowercase())
            .with_columns(email_kind=pl.when(pl.col("email").is_null()).then(None)
                          .when(pl.col("email_domain").is_in(disposable)).then(pl.lit("disposable"))
                          .when(pl.col("email_domain").is_in(free)).then(pl.lit("free_mail"))
                          .otherwise(pl.lit("business")))
            .with_columns(business=pl.when(pl.col("email_kind") == "business").then(pl.col("email_domain")))
            .with_columns(match_domain=pl.coalesce("company_domain", "business"))
            .join(accounts.select("account_id", crm_domain="domain", is_there=pl.lit(True)),
                  on="account_id", how="left")
            .join(by_domain, left_on="match_domain", right_on="domain", how="left")
            .with_columns(account_id=pl.coalesce(
                pl.when("is_there").then(pl.col("account_id")), "by_domain"))
            .join(accounts.select("account_id", account_industry="industry", account_size="employee_count",
                                  account_country="country", customer_since="customer_since"),
                  on="account_id", how="left"))
        regions = self.reference("country_regions").select("country_name", "region", "is_served")
        stages = self.reference("stage_names").join(self.reference("funnel_stages"), on="stage").select(
            "crm_word", stage_is_open=pl.col("is_open") == "true")
        synonyms = self.reference("industry_synonyms").rename({"industry": "known_industry"})
        lead = (
            lead.join(titles, on="job_title", how="left")
            .with_columns(industry=pl.coalesce("industry", "account_industry").str.to_lowercase(),
                          country=pl.coalesce("country", "account_country").str.to_lowercase(),
                          status=pl.col("status").str.to_lowercase())
            .join(synonyms, left_on="industry", right_on="industry_name", how="left")
            .join(regions, left_on="country", right_on="country_name", how="left")
            .join(stages, left_on="status", right_on="crm_word", how="left"))
        excluded = pl.col("customer_since") < pl.col("created_at")
        company = pl.coalesce("company_domain", "crm_domain", "business")
        for row in self.exclusion.iter_rows(named=True):
            value = row["match_value"]
            excluded = excluded.fill_null(False) | {
                "email_domain": pl.col("email_domain") == value, "company_domain": company == value,
                "first_name": pl.col("first_name").str.to_lowercase() == value,
                "last_name": pl.col("last_name").str.to_lowercase() == value, "company_name": pl.lit(False),
                "email_word": words(pl.col("email").str.split_exact("@", 1).struct[0]).str.contains(
                    f" {value} ", literal=True)}[row["match_kind"]].fill_null(False)
        address = pl.col("email")
        self.lead = lead.select(
            "person", "account_id", "seniority", "buying_role", "region", "email_kind",
            employee_count=pl.coalesce("employee_count", "account_size"), industry="known_industry",
            market=pl.when(pl.col("is_served") == "true").then(pl.lit("served"))
            .when(pl.col("is_served") == "false").then(pl.lit("unserved")),
            email_status=pl.when("is_email_bounced").then(pl.lit("bounced")).when(address.is_null()).then(None)
            .when(~address.str.contains(r"^.*.@..*\...*$") | address.str.contains(" ", literal=True))
            .then(pl.lit("invalid")).otherwise(pl.lit("ok")),
            is_email_opted_out=pl.when("is_email_opted_out").then(pl.lit("true")).otherwise(pl.lit("false")),
            days_since_status_change=pl.when(pl.col("stage_is_open").fill_null(True)).then(
                (pl.lit(self.today) - pl.col("created_at").dt.date()).dt.total_days()),
            is_excluded=excluded.fill_null(False))

    # Evidence. ------------------------------------------------------------------------------------------------------
    def evidence_of_fields(self):
        rules = self.rule.filter(pl.col("evidence") == "attribute")
        found = []
        for subject in SUBJECTS:
            mine = rules.filter(pl.col("subject") == subject).sort("points", "rule", descending=[True, False])
            matches = []
            for value in self.lead[subject].unique():
                taken = set()
                for rule in mine.iter_rows(named=True):
                    if (rule["model"], rule["kind"]) not in taken and meets(rule, value):
                        taken.add((rule["model"], rule["kind"]))
                        matches.append((value, rule["rule"], rule["points"] * 100))
            if matches:
                table = pl.DataFrame(matches, orient="row", schema={
                    subject: self.lead.schema[subject], "rule": pl.Int64, "units": pl.Int64})
                given = self.lead.select("person", subject)
                found.append(given.join(table, on=subject, nulls_equal=True).drop(subject))
        one = pl.lit(1, dtype=pl.Int64)
        return pl.concat(found).select(
            "person", "rule", occurrences=one, counted=one, multiplier=pl.lit(100, dtype=pl.Int64),
            first_at=pl.lit(None, dtype=pl.Datetime("us")), last_at=pl.lit(None, dtype=pl.Datetime("us")),
            earned="units", units="units")

    def evidence_of_acts(self):
        rollup = self.rollup.lazy().with_columns(
            age=(pl.lit(self.today) - pl.col("day")).dt.total_days().cast(pl.Int32))
        worth = self.worth.lazy().with_columns(pl.col("signal").cast(pl.UInt8), pl.col("age").cast(pl.Int32),
                                               pl.col("cleared_by").cast(pl.UInt8), pl.col("rule").cast(pl.Int64))
        aged = rollup.join(worth.filter(pl.col("age").is_not_null()), on=["signal", "age"])
        ageless = rollup.join(worth.filter(pl.col("age").is_null()).drop("age"), on="signal")
        clearing = (self.rollup.filter(pl.col("signal").is_in(self.worth["cleared_by"].drop_nulls().unique().implode()))
                    .group_by("person", "signal").agg(cleared_at=pl.col("last_at").max()))
        columns = ["person", "rule", "age", "weight", "max_per_day", "cleared_by", "occurrences", "first_at", "last_at"]
        matched = pl.concat([aged.select(columns), ageless.select(columns)])
        uncleared = matched.filter(pl.col("cleared_by").is_null())
        still = (matched.filter(pl.col("cleared_by").is_not_null())
                 .join(clearing.lazy(), left_on=["person", "cleared_by"], right_on=["person", "signal"], how="left")
                 .filter(pl.col("cleared_at").is_null() | (pl.col("last_at") > pl.col("cleared_at"))).select(columns))
        counted = pl.min_horizontal("occurrences", "max_per_day").cast(pl.Int64)
        days = pl.concat([uncleared, still]).select(
            "person", "rule", "age", "weight", "occurrences", "first_at", "last_at", counted=counted
        ).collect(engine="streaming")
        rules = self.rule.select("rule", "points", "max_occurrences", "min_days", "min_occurrences", "is_repetition")
        acts = (
            days.group_by("person", "rule")
            .agg(pl.col("occurrences").cast(pl.Int64).sum(), pl.len().alias("days"), pl.col("age").min(),
                 pl.col("first_at").min(), pl.col("last_at").max(), pl.col("counted").sum())
            .join(rules, on="rule")
            .join(self.lead.select("person", "buying_role"), on="person", how="left")
            .join(self.multiplier.with_columns(pl.col("rule").cast(pl.Int64)), on=["rule", "buying_role"], how="left")
            .with_columns(pl.col("multiplier").fill_null(100).cast(pl.Int64))
            .drop("buying_role"))
        # Rules without limit do not age (rulebook.sql sees to it); of the others the newest days count.
        weight = self.weight.select(pl.col("rule").cast(pl.Int64), pl.col("age").cast(pl.Int32), newest="weight")
        repeated = (
            acts.filter("is_repetition")
            .filter((pl.col("days") >= pl.col("min_days").fill_null(1))
                    & (pl.col("occurrences") >= pl.col("min_occurrences").fill_null(1)))
            .join(weight, on=["rule", "age"])
            .with_columns(counted=pl.lit(1, dtype=pl.Int64), weighed=decayed(pl.lit(1), pl.col("newest"))))
        unlimited = acts.filter(~pl.col("is_repetition") & pl.col("max_occurrences").is_null()).with_columns(
            weighed=pl.col("counted") * pl.col("points") * pl.col("multiplier"))
        limits = rules.filter(~pl.col("is_repetition") & pl.col("max_occurrences").is_not_null())
        first = pl.col("counted").cum_sum().over("person", "rule") - pl.col("counted")
        newest = (
            days.join(limits.select("rule", "points", "max_occurrences"), on="rule")
            .sort("person", "rule", "age")
            .with_columns(taken=pl.min_horizontal("counted", pl.col("max_occurrences") - first))
            .filter(pl.col("taken") > 0).drop("counted", "points"))
        limited = acts.filter(~pl.col("is_repetition") & pl.col("max_occurrences").is_not_null())
        summed = (
            newest.select("person", "rule", "taken", "weight")
            .join(limited.select("person", "rule", "points", "multiplier"), on=["person", "rule"])
            .with_columns(weighed=decayed(pl.col("taken"), pl.col("weight")))
            .group_by("person", "rule").agg(pl.col("taken").sum(), pl.col("weighed").sum()))
        limited = limited.join(summed, on=["person", "rule"]).with_columns(counted="taken")
        return pl.concat([
            part.select(
                "person", "rule", "occurrences", pl.col("counted").cast(pl.Int64), "multiplier", "first_at", "last_at",
                earned=pl.col("counted") * pl.col("points") * pl.col("multiplier"),
                units=pl.col("weighed").cast(pl.Int64))
            for part in (repeated, unlimited, limited)])

    # 2.–4. Caps, inactivity, ledger, scores, accounts. --------------------------------------------------------------
    def cap(self, evidence, by, limit):
        """Share a cap in whole units in the order of the rules; only what it binds is looked at."""
        bound = (evidence.filter(pl.col(limit).is_not_null()).group_by("person", *by, limit)
                 .agg(in_all=pl.col("kept").sum()).filter(pl.col("in_all") > pl.col(limit)).drop(limit))
        running = evidence.join(bound, on=["person", *by]).sort("person", "rule").with_columns(
            so_far=pl.col("kept").cum_sum().over("person", *by))

        def share(upto):
            return (2 * pl.col(limit) * upto + pl.col("in_all")) // (2 * pl.col("in_all"))

        shares = running.select(
            "person", "rule", share=share(pl.col("so_far")) - share(pl.col("so_far") - pl.col("kept")))
        return evidence.join(shares, on=["person", "rule"], how="left").with_columns(
            kept=pl.coalesce("share", "kept")).drop("share")

    def results(self):
        rules = self.rule.select(
            "rule", "model", "scoring_model_id", "rule_id", "kind", "effect", "shared",
            pl.col("group_cap", "kind_cap").cast(pl.Int64))
        evidence = pl.concat([self.evidence_of_fields(), self.evidence_of_acts()]).join(rules, on="rule")
        evidence = self.cap(evidence.with_columns(kept="units"), ["shared"], "group_cap")
        evidence = self.cap(evidence, ["model", "kind"], "kind_cap")

        def of_kind(kind):
            return pl.when(pl.col("kind") == kind).then(pl.col("kept")).otherwise(0).sum()

        total = evidence.group_by("person", "model").agg(
            fit=of_kind("fit"), intent_points=of_kind("intent"), negative=of_kind("negative"),
            is_disqualified=(pl.col("effect") == "disqualify").any(),
            is_ruled_out=(pl.col("effect") == "exclude").any())
        engaging = self.signal.filter("is_engagement")["number"].cast(pl.UInt8).implode()
        engaged = self.rollup.filter(pl.col("signal").is_in(engaging)).group_by("person").agg(
            last_engaged_at=pl.col("last_at").max())
        idle_days = (pl.lit(self.today) - pl.col("last_engaged_at").dt.date()).dt.total_days()
        idle = (
            engaged.with_columns(idle_days=idle_days).sort("idle_days")
            .join(self.step, how="cross").filter(pl.col("idle_days") >= pl.col("min_days"))
            .group_by("person", "model").agg(pl.all().sort_by("min_days").last())
            .join(total.select("person", "model", "intent_points"), on=["person", "model"], how="left")
            .with_columns(step=pl.col("units").cast(pl.Int64),
                          penalty=pl.min_horizontal(
                              pl.col("units").cast(pl.Int64), pl.col("intent_points").fill_null(0)))
            .join(self.model.select("model", "scoring_model_id"), on="model"))

        sign = pl.when(pl.col("kind") == "negative").then(-1).otherwise(1)
        ledger = pl.concat([
            evidence.join(self.person, on="person").select(
                "scoring_model_id", "lead_id", "rule_id", "kind", "occurrences", counted_occurrences="counted",
                multiplier=points(pl.col("multiplier") * 100), first_evidence_at="first_at", last_evidence_at="last_at",
                earned_points=points(pl.col("earned") * sign),
                lost_to_decay=points((pl.col("earned") - pl.col("units")) * sign),
                lost_to_caps=points((pl.col("units") - pl.col("kept")) * sign), lost_to_floor=points(pl.lit(0)),
                contribution=points(pl.col("kept") * sign)),
            idle.join(self.person, on="person").select(
                "scoring_model_id", "lead_id", rule_id="step_id", kind=pl.lit("inactivity"),
                occurrences=pl.lit(1, dtype=pl.Int64), counted_occurrences=pl.lit(1, dtype=pl.Int64),
                multiplier=points(pl.lit(10_000)), first_evidence_at="last_engaged_at",
                last_evidence_at="last_engaged_at", earned_points=points(-pl.col("step")),
                lost_to_decay=points(pl.lit(0)), lost_to_caps=points(pl.lit(0)),
                lost_to_floor=points(pl.col("penalty") - pl.col("step")), contribution=points(-pl.col("penalty")))])

        raw = pl.col("fit") + pl.col("intent_points") - pl.col("penalty") - pl.col("negative")
        subjects = self.rule.filter(pl.col("kind") == "fit")["subject"].unique()
        scores = (
            self.lead.join(self.model, how="cross").join(total, on=["person", "model"], how="left")
            .join(idle.select("person", "model", "penalty"), on=["person", "model"], how="left")
            .join(engaged, on="person", how="left").join(self.person, on="person")
            .with_columns(
                pl.col("fit", "intent_points", "negative", "penalty").fill_null(0),
                is_disqualified=pl.col("is_disqualified").fill_null(False),
                is_excluded=pl.col("is_excluded") | pl.col("is_ruled_out").fill_null(False))
            .with_columns(raw=raw, intent=pl.col("intent_points") - pl.col("penalty"))
            .with_columns(rounded=pl.col("raw").sign() * ((pl.col("raw").abs() + 5000) // 10_000))
            .with_columns(score=pl.col("rounded").clip(0, 100),
                          motion=self.case(self.motion, "employee_count", "motion"))
            .join(self.threshold, left_on=["model", pl.col("motion").fill_null("mid_market")],
                  right_on=["model", "motion"], how="left"))
        scores = scores.with_columns(
            grade=pl.when(pl.any_horizontal(pl.col(subject).is_not_null() for subject in subjects))
            .then(self.case(self.band, "fit", "grade")),
            intent_level=self.case(self.level, "intent", "intent_level"),
            is_mql=(pl.col("score") >= pl.col("min_score")).fill_null(False)
            & ~pl.col("is_excluded") & ~pl.col("is_disqualified"))
        sums = (
            scores.filter(pl.col("account_id").is_not_null() & ~pl.col("is_excluded"))
            .group_by("scoring_model_id", "account_id").agg(
                people_count=pl.len().cast(pl.Int64), engaged_people_count=pl.col("last_engaged_at").count(),
                mql_count=pl.col("is_mql").sum(), last_engaged_at=pl.col("last_engaged_at").max(),
                score_sum=pl.col("score").sum(), score_best=pl.col("score").max()))
        accounts = sums.select(
            "scoring_model_id", "account_id", "people_count", "engaged_people_count", "mql_count", "last_engaged_at",
            "score_sum", "score_best",
            score_average=points(
                (20_000 * pl.col("score_sum") + pl.col("people_count")) // (2 * pl.col("people_count"))))
        scores = scores.select(
            "scoring_model_id", "lead_id", "account_id", "grade", "intent_level", "is_mql", "is_excluded",
            "is_disqualified", "last_engaged_at", "score", fit_score=points(pl.col("fit")),
            intent_points=points(pl.col("intent_points")), inactivity_penalty=points(pl.col("penalty")),
            intent_score=points(pl.col("intent")), negative_points=points(pl.col("negative")),
            raw_score=points(pl.col("raw")), rounded_score="rounded")
        return {"rollup": self.rollup, "ledger": ledger, "scores": scores, "accounts": accounts}

    def case(self, bands, column, result):
        """The word of the band that a number falls into, band by band: there are a handful."""
        found = pl.lit(None, dtype=pl.String)
        for row in bands.iter_rows(named=True):
            inside = (pl.col(column) >= row["lower"]) & (pl.col(column) < row["upper"])
            if "model" in row:
                inside = inside & (pl.col("model") == row["model"])
            found = pl.when(inside).then(pl.lit(row[result])).otherwise(found)
        return found


def decayed(count, weight):
    """Units of a day: rounded once, half up, as magnitudes."""
    return (count * pl.col("points") * pl.col("multiplier") * weight.cast(pl.Int64) + 5000) // 10_000


def meets(rule, value):
    if rule["operator"] == "is_unknown":
        return value is None
    if value is None:
        return False
    if rule["operator"] == "is_known":
        return True
    if rule["operator"] == "equals":
        return value == rule["match_value"]
    if rule["operator"] == "in":
        return f";{value};" in f";{rule['match_value']};"
    if rule["operator"] == "between":
        return ((rule["match_min"] is None or value >= rule["match_min"])
                and (rule["match_max"] is None or value < rule["match_max"]))
    raise ValueError(f"an operator that this script does not know: {rule['operator']}")


def score(raw, out, as_of, idiomatic=False):
    """Write rollup, ledger, scores and accounts as Parquet into `out`; returns seconds by step."""
    out.mkdir(parents=True, exist_ok=True)
    seconds, began = {}, time.perf_counter()

    def done(step):
        nonlocal began
        seconds[step] = round(time.perf_counter() - began, 3)
        began = time.perf_counter()

    scorer = Scorer(raw, as_of, idiomatic)
    for step in ("people", "shapes", "roll_up", "describe"):
        getattr(scorer, step)()
        done(step)
    results = scorer.results()
    done("results")
    for name, table in results.items():
        table.write_parquet(out / f"{name}.parquet", compression="snappy")
    done("write")
    return seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--raw", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--as-of", required=True, help="a UTC instant")
    parser.add_argument("--idiomatic", action="store_true", help='find repeats by unique("event_id")')
    arguments = parser.parse_args()
    began = time.perf_counter()
    steps = score(arguments.raw, arguments.out, arguments.as_of, arguments.idiomatic)
    print(json.dumps({"seconds": time.perf_counter() - began, "steps": steps}))


if __name__ == "__main__":
    main()
