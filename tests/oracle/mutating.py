"""Random rulebooks: the shipped rows with other numbers, and with validity around the score day."""

import csv
from datetime import timedelta
from decimal import Decimal

from .drawing import composite, drawn, integers, just, lists, maybe, often, permutations, pick
from .reading import as_date, read_csv, whole

DAYS = integers(1, 120)
EFFECTS = pick(["subtract", "subtract", "disqualify", "exclude"])
POLICIES = pick(["legitimate_interest", "legitimate_interest", "opt_in"])
HISTORY_POLICIES = pick(["legitimate_interest", "opt_in", "never", "never"])
SURVIVOR_RULES = pick(["master", "latest", "most_complete"])
AGEING_COLUMNS = ("ageing_mode", "window_days", "half_life_days", "age_step_days")


def points(lowest, highest):
    """Points with at most two decimals."""
    return integers(lowest * 100, highest * 100).map(lambda value: Decimal(value) / 100)


@composite
def ageings(draw):
    """One ageing mode with the parameters it needs."""
    mode = draw(pick(["none", "window", "linear", "half_life"]))
    must_end = mode != "none"
    return {
        "ageing_mode": mode,
        "window_days": draw(DAYS if must_end else maybe(DAYS)),
        "half_life_days": draw(DAYS) if mode == "half_life" else None,
        "age_step_days": draw(pick([1, 1, 3, 7])),
    }


@composite
def signal_rules(draw, row, sign):
    """Other points, limits and ageing for a rule about acts; a repetition rule stays one."""
    changed = {"points": sign * draw(points(0, 40)), **draw(ageings())}
    if row["min_occurrences"] or row["min_days"]:
        changed["within_days"] = draw(DAYS)
        changed["min_occurrences"] = draw(integers(1, 4)) if row["min_occurrences"] else None
        changed["min_days"] = draw(integers(1, 3)) if row["min_days"] else None
    else:
        changed["max_per_day"] = draw(maybe(integers(1, 3)))
        changed["max_occurrences"] = draw(maybe(integers(1, 6)))
    return changed


@composite
def rulebooks(draw, seeds, score_day):
    """The changed rows of every seed that is changed."""
    found = {"fit_rules": [], "intent_rules": [], "negative_rules": []}
    for row in seeds["fit_rules"]:
        found["fit_rules"] += draw(replaced(row, {"points": draw(points(0, 30))}, score_day))
    for row in seeds["intent_rules"]:
        found["intent_rules"] += draw(replaced(row, draw(signal_rules(row, 1)), score_day))
    for row in seeds["negative_rules"]:
        is_signal = row["evidence"] == "signal"
        changed = draw(signal_rules(row, -1)) if is_signal else {"points": -draw(points(0, 30))}
        changed["effect"] = draw(often(EFFECTS, row["effect"]))
        found["negative_rules"] += draw(replaced(row, changed, score_day))
    for name, column, values in (
        ("caps", "max_points", points(5, 80)),
        ("stage_thresholds", "min_score", integers(5, 90)),
        ("persona_multipliers", "multiplier", points(0, 3)),
        ("consent_policy", "policy", POLICIES),
        ("identity_rules", "is_merged", pick(["true", "false"])),
        ("survivor_rules", "survivor_rule", SURVIVOR_RULES),
    ):
        found[name] = [{**row, column: draw(values)} for row in seeds[name]]
    for row in found["consent_policy"]:
        if row["purpose"] == "anonymous_history":
            row["policy"] = draw(HISTORY_POLICIES)
    for row in found["identity_rules"]:
        row["max_people"] = draw(integers(1, 4))
    found["account_rollup_rules"] = [{**row, **draw(rollups())} for row in seeds["account_rollup_rules"]]
    found["account_match_rules"] = draw(match_rules(seeds["account_match_rules"]))
    found["enrichment_rules"] = []
    for row in seeds["enrichment_rules"]:
        changed = {"confidence": draw(points(0, 1)), "half_life_days": draw(integers(10, 999))}
        if row["precedence"]:
            changed["precedence"] = draw(integers(1, 3))
        found["enrichment_rules"] += draw(replaced(row, changed, score_day))
    found["inactivity_steps"] = draw(steps(seeds["inactivity_steps"]))
    return found


@composite
def rollups(draw):
    """Any mode, with and without each limit, and momentum over other days."""
    mode = draw(pick(["sum", "average", "best_and_rest"]))
    is_shared = mode == "best_and_rest"
    return {
        "mode": mode,
        "best_share": draw(points(0, 1)) if is_shared else None,
        "rest_share": draw(points(0, 1)) if is_shared else None,
        "max_people": draw(maybe(integers(1, 3))),
        "max_person_points": draw(maybe(points(1, 40))),
        "breadth_points": draw(maybe(points(0, 10))),
        "max_breadth_points": draw(maybe(points(0, 15))),
        "max_engagement_points": draw(maybe(points(1, 90))),
        "recent_days": draw(integers(1, 30)),
        "earlier_days": draw(DAYS),
        "min_acts": draw(integers(1, 3)),
        "min_company_signals": draw(integers(1, 3)),
    }


@composite
def match_rules(draw, rows):
    """Another order of the ways, of which some may be switched off, and a low limit of leads."""
    order = draw(permutations(range(1, len(rows) + 1)))
    found = [
        {**row, "precedence": place, "is_enabled": draw(often(just("false"), "true"))}
        for row, place in zip(rows, order, strict=True)
    ]
    return [
        {**row, "max_leads": draw(integers(1, 2)) if row["max_leads"] else None} for row in found
    ]


@composite
def steps(draw, rows):
    """Later steps reached later and never smaller."""
    found = []
    for model in sorted({row["scoring_model_id"] for row in rows}):
        own = sorted(
            (row for row in rows if row["scoring_model_id"] == model),
            key=lambda row: whole(row["min_days"]),
        )
        days = sorted(draw(lists(DAYS, len(own), len(own), unique=True)))
        worths = lists(points(1, 40), len(own), len(own), unique=True)
        taken = sorted(draw(worths))
        found += [
            {**row, "min_days": day, "points": -worth}
            for row, day, worth in zip(own, days, taken, strict=True)
        ]
    return found


@composite
def replaced(draw, row, changed, score_day):
    """A changed row: at once, or with the old one closed around the score day, or switched off."""
    new = {**row, **changed}
    first = as_date(row["valid_from"])
    switch = score_day + timedelta(days=draw(pick([-1, 0, 1])))
    how = draw(pick(["at once"] * 6 + ["closed", "closed", "ended", "off"]))
    if how == "at once" or (first is not None and first >= switch):
        return [new]
    if how == "closed":
        return [{**row, "valid_to": switch}, {**new, "valid_from": switch}]
    return [{**new, "valid_to": switch}] if how == "ended" else [{**new, "is_enabled": "false"}]


def mutate(rulebook_dir, score_day, random_seed):
    """Write a random rulebook over the seeds of a project copy."""
    names = (
        "fit_rules", "intent_rules", "negative_rules", "caps", "stage_thresholds",
        "persona_multipliers", "consent_policy", "inactivity_steps", "enrichment_rules",
        "identity_rules", "survivor_rules", "account_rollup_rules", "account_match_rules",
    )
    seeds = {name: read_csv(rulebook_dir / f"{name}.csv") for name in names}
    for name, rows in drawn(rulebooks(seeds, score_day), 1, random_seed)[0].items():
        path = rulebook_dir / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as handle:
            columns = next(csv.reader(handle))
        with path.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, columns)
            writer.writeheader()
            writer.writerows(rows)
