"""The oracle: scores of raw tables at a moment, one small function per ruling.

`score` returns plain dictionaries keyed as the marts are. Everything is Decimal, nothing is fast.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext
from pathlib import Path

from .accounts import account_families, account_rollups, committees
from .evidence import Stream
from .people import History, People, Profiler, matches
from .reading import Rulebook, as_flag, as_number, clean, in_range, listed, moment_of, whole

ZERO = Decimal(0)
ONE = Decimal(1)
NUMBER_WORDS = "one two three four five six seven eight nine ten".split()
REASONS_SHOWN = 3
FIRST = datetime.min


def rounded(value, places=0):
    """Half away from zero (ROUND_HALF_UP works on magnitudes)."""
    with localcontext() as context:
        context.prec = 60
        return Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def weight(rule, age):
    """A2: the age weight, 4 decimals, on age floored to multiples of age_step_days."""
    mode = rule["ageing_mode"] or "none"
    step = whole(rule["age_step_days"]) or 1
    stepped = age // step * step
    with localcontext() as context:
        context.prec = 60
        if mode == "linear":
            return rounded(ONE - Decimal(stepped) / as_number(rule["window_days"]), 4)
        if mode == "half_life":
            halves = Decimal(stepped) / as_number(rule["half_life_days"])
            return rounded(Decimal("0.5") ** halves, 4)
    return ONE


def shares(cap, magnitudes):
    """A16: cumulative rounding in ten-thousandths; `magnitudes` stand in byte order of rule_id."""
    total, limit = sum(magnitudes), as_number(cap)
    if limit is None or total <= limit:
        return list(magnitudes)
    units = [int(one * 10000) for one in magnitudes]
    cap_units, total_units = int(limit * 10000), sum(units)
    found, cumulated, before = [], 0, 0
    for one in units:
        cumulated += one
        upto = int(rounded(Decimal(cap_units * cumulated) / total_units)) if total_units else 0
        found.append(Decimal(upto - before) / 10000)
        before = upto
    return found


@dataclass
class Entry:
    """One ledger row before and after caps; all amounts signed."""

    rule_id: str
    kind: str
    rule: dict
    points: Decimal
    occurrences: int
    counted_occurrences: int
    multiplier: Decimal
    first_evidence_at: datetime | None
    last_evidence_at: datetime | None
    earned: Decimal
    decayed: Decimal
    is_company_evidence: bool = False
    capped: Decimal = ZERO
    lost_to_floor: Decimal = ZERO

    def __post_init__(self):
        self.capped = self.decayed

    @property
    def contribution(self):
        return self.capped - self.lost_to_floor

    def as_row(self):
        """A20: the columns of lead_score_reasons."""
        return {
            "kind": self.kind,
            "points": self.points,
            "occurrences": self.occurrences,
            "counted_occurrences": self.counted_occurrences,
            "multiplier": self.multiplier,
            "first_evidence_at": self.first_evidence_at,
            "last_evidence_at": self.last_evidence_at,
            "earned_points": self.earned,
            "lost_to_decay": self.earned - self.decayed,
            "lost_to_caps": self.decayed - self.capped,
            "lost_to_floor": self.lost_to_floor,
            "contribution": self.contribution,
        }


def field_entry(rule, kind):
    """A15, A18: a rule about a field earns its points once and does not age."""
    points = as_number(rule["points"])
    return Entry(rule["rule_id"], kind, rule, points, 1, 1, ONE, None, None, points, points)


def best_per_subject(rules, attributes, kind):
    """A15, R7: of the matching rules on one subject the strongest, then rule_id."""
    by_subject = defaultdict(list)
    for rule in rules:
        if matches(rule, attributes[rule["subject"]]):
            by_subject[rule["subject"]].append(rule)
    return [
        field_entry(min(found, key=lambda rule: strength(rule, kind)), kind)
        for found in by_subject.values()
    ]


def strength(rule, kind):
    """Most points first (for negatives: the largest magnitude), then byte order of rule_id."""
    points = as_number(rule["points"])
    return (-abs(points) if kind == "negative" else -points, rule["rule_id"].encode())


def is_repetition(rule):
    """A15: a rule that asks for a number of acts or days."""
    return rule["min_occurrences"] is not None or rule["min_days"] is not None


def inside(acts, moment, window_days):
    """A2: windows hold ages 0 to W-1; no window holds everything."""
    limit = whole(window_days)
    return [act for act in acts if limit is None or moment.age(act.day) < limit]


def signal_entry(rule, kind, acts, moment, multiplier):
    """A13 to A15, R9, R10: the ledger row of a signal rule, or None."""
    if is_repetition(rule):
        return repetition_entry(rule, kind, acts, moment, multiplier)
    found = inside(acts, moment, rule["window_days"])
    counted = limited(rule, found)
    if not counted:
        return None
    points = as_number(rule["points"])
    earned = decayed = ZERO
    for day, count in counted.items():
        worth = points * count * multiplier
        earned += rounded(worth, 4)
        decayed += rounded(worth * weight(rule, moment.age(day)), 4)
    times = [act.occurred_at for act in found]
    return Entry(
        rule["rule_id"], kind, rule, points, len(found), sum(counted.values()), multiplier,
        min(times), max(times), earned, decayed, found[0].is_company_evidence,
    )


def limited(rule, acts):
    """A13: max_per_day, then max_occurrences with the newest days first."""
    per_day, left = whole(rule["max_per_day"]), whole(rule["max_occurrences"])
    counted = {}
    for day, count in sorted(Counter(act.day for act in acts).items(), reverse=True):
        kept = count if per_day is None else min(count, per_day)
        if left is not None:
            kept = min(kept, left)
            left -= kept
        if kept:
            counted[day] = kept
    return counted


def repetition_entry(rule, kind, acts, moment, multiplier):
    """R9: fires while the last within_days days hold enough acts, or enough days with one."""
    found = inside(acts, moment, rule["within_days"])
    days = {act.day for act in found}
    enough = (
        len(found) >= (whole(rule["min_occurrences"]) or 0)
        and len(days) >= (whole(rule["min_days"]) or 0)
    )
    newest = found and [max(found, key=by_time)]
    if not enough or not inside(newest, moment, rule["window_days"]):
        return None
    points = as_number(rule["points"])
    worth = points * multiplier
    times = [act.occurred_at for act in found]
    return Entry(
        rule["rule_id"], kind, rule, points, len(found), 1, multiplier, min(times), max(times),
        rounded(worth, 4), rounded(worth * weight(rule, moment.age(max(days))), 4),
        found[0].is_company_evidence,
    )


def by_time(act):
    return act.occurred_at


def uncleared(rule, acts, clearing):
    """R8: a day's evidence is gone once a clearing act is not before the day's last one."""
    cleared_at = max(map(by_time, clearing), default=FIRST)
    last_of_day = {}
    for act in acts:
        last_of_day[act.day] = max(last_of_day.get(act.day, FIRST), act.occurred_at)
    return [act for act in acts if last_of_day[act.day] > cleared_at]


def apply_caps(entries, caps):
    """A16: on decayed points, group then kind, positives and negatives apart."""
    keys = {"group": lambda one: one.rule["cap_group"], "kind": lambda one: one.kind}
    for scope, key_of in keys.items():
        limits = {
            cap["cap_key"]: cap["max_points"] for cap in caps if cap["cap_scope"] == scope
        }
        pools = defaultdict(list)
        for entry in entries:
            key = key_of(entry)
            if key in limits and entry.capped:
                pools[key, entry.capped > 0].append(entry)
        for (key, is_positive), pool in pools.items():
            pool.sort(key=lambda entry: entry.rule_id.encode())
            sign = 1 if is_positive else -1
            magnitudes = [abs(entry.capped) for entry in pool]
            for entry, share in zip(pool, shares(limits[key], magnitudes), strict=True):
                entry.capped = sign * share


def inactivity_entry(steps, last_engaged_at, moment, own_intent_points):
    """A17: the largest step reached, at most the intent points of the person's own acts."""
    if last_engaged_at is None:
        return None
    age = moment.age(last_engaged_at.date())
    reached = [step for step in steps if age >= whole(step["min_days"])]
    if not reached:
        return None
    step = min(reached, key=lambda row: (as_number(row["points"]), row["step_id"]))
    points = as_number(step["points"])
    taken = min(-points, own_intent_points)
    entry = Entry(
        step["step_id"], "inactivity", step, points, 1, 1, ONE, last_engaged_at,
        last_engaged_at, points, points,
    )
    entry.lost_to_floor = -(-points - taken)
    return entry


class Model:
    """One scoring model: its rows in force on the score day."""

    def __init__(self, row, rulebook):
        self.model_id, self.role = row["scoring_model_id"], row["model_role"]

        def own(name):
            return [
                one for one in rulebook.rows(name) if one["scoring_model_id"] == self.model_id
            ]

        self.fit_rules, self.intent_rules = own("fit_rules"), own("intent_rules")
        self.negative_rules, self.caps = own("negative_rules"), own("caps")
        self.inactivity_steps, self.grade_bands = own("inactivity_steps"), own("grade_bands")
        self.intent_levels, self.matrix = own("intent_levels"), own("priority_matrix")
        self.account_bands = own("account_grade_bands")
        self.rollup = (own("account_rollup_rules") or [None])[0]
        self.company_subjects = {
            row["attribute"]
            for row in rulebook.reference("attributes")
            if as_flag(row["is_of_company"])
        }
        self.thresholds = {
            (row["motion"], row["stage"]): as_number(row["min_score"])
            for row in own("stage_thresholds")
        }
        self.criteria = sorted(
            (row for row in own("qualification_criteria") if as_flag(row["is_must_have"])),
            key=lambda row: row["criterion_id"].encode(),
        )
        self.multipliers = {
            (row["buying_role"], row["signal"]): as_number(row["multiplier"])
            for row in own("persona_multipliers")
        }

    def multiplier(self, person, signal):
        """R12: persona × signal; 1 where no row fits."""
        return self.multipliers.get((person.attributes["buying_role"], signal), ONE)


def band(rows, name, points):
    """The row whose [min, max) holds the points."""
    for row in rows:
        if in_range(points, row["min_points"], row["max_points"]):
            return row[name]
    return None


def ledger(model, person, acts, moment):
    """Every ledger row of one lead under one model, caps and inactivity applied."""
    by_signal = defaultdict(list)
    for act in acts:
        by_signal[act.signal].append(act)
    entries = best_per_subject(model.fit_rules, person.attributes, "fit")
    for rule in model.intent_rules:
        multiplier = model.multiplier(person, rule["subject"])
        entries.append(signal_entry(rule, "intent", by_signal[rule["subject"]], moment, multiplier))
    entries += negative_entries(model, person, by_signal, moment)
    entries = [entry for entry in entries if entry is not None]
    apply_caps(entries, model.caps)
    own = [one for one in entries if one.kind == "intent" and not one.is_company_evidence]
    own_points = sum((one.contribution for one in own), ZERO)
    entries.append(
        inactivity_entry(model.inactivity_steps, last_engagement(acts), moment, own_points)
    )
    return [entry for entry in entries if entry is not None]


def negative_entries(model, person, by_signal, moment):
    """A18: negatives from fields do not age; those from acts use the machinery of intent."""
    fields = [rule for rule in model.negative_rules if rule["evidence"] == "attribute"]
    entries = best_per_subject(fields, person.attributes, "negative")
    for rule in model.negative_rules:
        if rule["evidence"] == "signal":
            clearing = by_signal.get(rule["cleared_by_signal"], ())
            acts = uncleared(rule, by_signal.get(rule["subject"], ()), clearing)
            entries.append(signal_entry(rule, "negative", acts, moment, ONE))
    return entries


def last_engagement(acts):
    """A17: the newest human act whose signal is marked is_engagement."""
    return max((act.occurred_at for act in acts if act.is_engagement), default=None)


def coverage(model, person):
    """A23: known fit subjects ÷ fit subjects of the model's enabled rules."""
    subjects = {rule["subject"] for rule in model.fit_rules}
    known = [subject for subject in subjects if person.attributes[subject] is not None]
    with localcontext() as context:
        context.prec = 60
        return (Decimal(len(known)) / len(subjects) if subjects else None), bool(known)


def unmet_criteria(model, person, acts, moment, score, grade):
    """A23: the must-haves that are not met, in byte order of criterion_id."""

    def is_met(row):
        kind = row["criterion_kind"]
        if kind == "min_score":
            least = as_number(row["min_value"])
            if least is None:
                least = model.thresholds[person.facts["motion"], row["stage"]]
            return score >= least
        if kind == "min_interactions":
            return interactions(acts, moment, row) >= as_number(row["min_value"])
        if kind == "grade_in":
            return (grade or "").lower() in listed(row["match_value"])
        if kind == "role_confirmed":
            return person.facts["role_is_confirmed"]
        if kind == "behaviour_allowed":
            return person.facts["behaviour_is_allowed"]
        raise ValueError(f"unknown criterion_kind {kind}")

    return [row for row in model.criteria if not is_met(row)]


def interactions(acts, moment, row):
    """A23: distinct signal × UTC day of human acts of high intent in the window."""
    levels = listed(row["match_value"]) or ["high"]
    return len(
        {
            (act.signal, act.day)
            for act in inside(acts, moment, row["within_days"])
            if act.intent_level in levels and not act.is_company_evidence
        }
    )


def exclusions(person, entries):
    """R19: lists and existing customer in their order, then the first rule with effect exclude."""
    ids = [entry.rule_id for entry in entries if entry.rule["effect"] == "exclude"]
    by_rule = [f"rule:{min(ids, key=str.encode)}"] if ids else []
    return person.facts["exclusion_reasons"] + by_rule


def lead_row(model, person, acts, entries, moment):
    """The columns of lead_scores (A19, A21 to A23, A26)."""

    def total(kind):
        return sum((entry.contribution for entry in entries if entry.kind == kind), ZERO)

    fit_score, intent_points = total("fit"), total("intent")
    inactivity_penalty, negative_points = -total("inactivity"), -total("negative")
    intent_score = intent_points - inactivity_penalty
    raw_score = fit_score + intent_score - negative_points
    whole_score = rounded(raw_score)
    score = int(min(max(whole_score, 0), 100))
    known_share, has_known_fit = coverage(model, person)
    grade = band(model.grade_bands, "grade", fit_score) if has_known_fit else None
    level = band(model.intent_levels, "intent_level", intent_score)
    unmet = unmet_criteria(model, person, acts, moment, score, grade)
    reasons = exclusions(person, entries)
    reason = reasons[0] if reasons else None
    is_disqualified = any(entry.rule["effect"] == "disqualify" for entry in entries)
    is_eligible = reason is None and not is_disqualified
    return {
        "owner_id": person.facts["owner_id"],
        "account_id": person.facts["account_id"],
        "account_match": person.facts["account_match"],
        "account_tie_break": person.facts["account_tie_break"],
        "account_confidence": person.facts["account_confidence"],
        "fit_score": fit_score,
        "intent_points": intent_points,
        "inactivity_penalty": inactivity_penalty,
        "intent_score": intent_score,
        "negative_points": negative_points,
        "raw_score": raw_score,
        "rounded_score": whole_score,
        "score": score,
        "grade": grade,
        "intent_level": level,
        "priority": None if reason else priority(model, grade, level),
        "lifecycle_stage": person.facts["lifecycle_stage"],
        "is_mql": is_eligible and score >= model.thresholds[person.facts["motion"], "mql"],
        "is_sql_ready": is_eligible and not unmet,
        "unmet_conditions": "; ".join(row["unmet_label"] for row in unmet) or None,
        "motion": person.facts["motion"],
        "coverage": known_share,
        "is_disqualified": is_disqualified,
        "is_excluded": reason is not None,
        "exclusion_reason": reason,
        "exclusion_reasons": "; ".join(reasons) or None,
        "last_engaged_at": last_engagement(acts),
        "top_reasons": top_reasons(entries, moment),
    }


def priority(model, grade, level):
    """A23: one matrix row for each grade (unknown too) × level."""
    for row in model.matrix:
        if (row["grade"], row["intent_level"]) == (grade or "unknown", level):
            return whole(row["priority"])
    return None


def top_reasons(entries, moment):
    """A20: three reasons that gave points, largest absolute first, then rule_id."""
    ordered = sorted(
        (entry for entry in entries if entry.contribution),
        key=lambda entry: (-abs(entry.contribution), entry.rule_id.encode()),
    )
    return "; ".join(reason(entry, moment) for entry in ordered[:REASONS_SHOWN]) or None


def reason(entry, moment):
    """R21: signed whole points and what a rep would say."""
    points = int(rounded(entry.contribution))
    return f"{points:+d} {reason_words(entry, moment)}"


def reason_words(entry, moment):
    rule = entry.rule
    if entry.kind == "inactivity":
        return f"{rule['step_label']}, last act on {spoken_day(entry, moment)}"
    if entry.last_evidence_at is None:
        return rule["rule_label"]
    if is_repetition(rule):
        return f"{rule['rule_label']}, last on {spoken_day(entry, moment)}"
    count = entry.counted_occurrences
    if count == 1:
        return f"{rule['rule_label']} on {spoken_day(entry, moment)}"
    word = NUMBER_WORDS[count - 1] if count <= len(NUMBER_WORDS) else str(count)
    return f"{word} {rule['rule_label_plural']}, last on {spoken_day(entry, moment)}"


def spoken_day(entry, moment):
    """R21: 27 June, with the year only where it is not the score day's."""
    day = entry.last_evidence_at.date()
    text = f"{day.day} {day:%B}"
    return text if day.year == moment.score_day.year else f"{text} {day.year}"


def lead_ids(people):
    """§7: every record and merged id, the lead it survives as, and how it got there."""
    return {
        lead_id: {"lead_id": people.survivor(lead_id), "how": people.merge_kind(lead_id)}
        for lead_id in (*people.records, *people.gone)
        if lead_id not in people.erased
    }


def lead_dispositions(raw, people, moment):
    """What becomes of every raw lead row (the reconciliation of leads)."""
    found = Counter()
    for row in raw["crm.leads"]:
        lead_id = row["lead_id"]
        if lead_id not in people.records:
            found["quarantined"] += 1
        elif lead_id in people.erased:
            found["erased"] += 1
        elif people.survivor(lead_id) != lead_id:
            found["merged away"] += 1
        elif people.is_deleted(people.people[lead_id]):
            found["deleted"] += 1
        elif people.people[lead_id].created_at > moment.as_of:
            found["created after as_of"] += 1
        else:
            found["with a score"] += 1
    return found


def score(
    raw, rulebook_dir, as_of, known_as_of=None, arrivals_known_from=None, run_started_at=None
):
    """Score raw tables with a rulebook at a moment; keys as in the marts."""
    tables = clean(raw)
    moment = moment_of(as_of, known_as_of, arrivals_known_from)
    rulebook = Rulebook(Path(rulebook_dir), moment.score_day)
    history = History(tables, moment)
    people = People(tables, moment, history, rulebook)
    profiler = Profiler(tables, people, history, rulebook)
    for person in people.people.values():
        profiler.profile(person)
    stream = Stream(tables, moment, people, profiler, rulebook, run_started_at)
    scored = [
        person
        for person in people.people.values()
        if not people.is_erased(person)
        and not people.is_deleted(person)
        and person.created_at <= moment.as_of
    ]
    result = {
        "lead_scores": {},
        "lead_score_reasons": {},
        "account_rollups": {},
        "account_families": {},
        "buying_committees": {},
        "lead_ids": lead_ids(people),
        "lead_dispositions": lead_dispositions(tables, people, moment),
        "event_dispositions": stream.dispositions,
    }
    for row in rulebook.rows("scoring_models"):
        score_with(Model(row, rulebook), scored, stream, moment, profiler, rulebook, result)
    return result


def score_with(model, scored, stream, moment, profiler, rulebook, result):
    """Fill the result with one model's leads, reasons and accounts."""
    at_accounts = defaultdict(list)
    for person in scored:
        own = stream.acts.get(person.lead_id, [])
        acts = own + stream.company_acts(person.facts["company_domain"])
        entries = ledger(model, person, acts, moment)
        row = lead_row(model, person, acts, entries, moment)
        if row["account_id"] is not None and not row["is_excluded"]:
            at_accounts[row["account_id"]].append((person, row, entries, acts))
        result["lead_scores"][model.model_id, person.lead_id] = row
        for entry in entries:
            key = (model.model_id, person.lead_id, entry.rule_id)
            result["lead_score_reasons"][key] = entry.as_row()
    rollups = account_rollups(model, at_accounts, profiler, moment)
    for account_id, row in rollups.items():
        result["account_rollups"][model.model_id, account_id] = row
    for account_id, row in account_families(rollups, profiler).items():
        result["account_families"][model.model_id, account_id] = row
    if model.role == "champion":
        roles = rulebook.rows("committee_roles")
        result["buying_committees"] = committees(roles, at_accounts)
