"""Accounts of the oracle: what the people of an account are worth together, its family, its buying roles.

Parents are walked one by one, people are sorted and added by hand; nothing here is fast.
"""

from decimal import ROUND_HALF_UP, Decimal, localcontext

from .people import matches
from .reading import as_number, in_range, listed, whole

ZERO = Decimal(0)
HIGHEST_STEP = 16
SUMMED = ("people_count", "engaged_people_count", "mql_count")


def account_rollups(model, at_accounts, profiler, moment):
    """A28: per account of leads that are not excluded."""
    tops = {account_id: top_of(account_id, profiler) for account_id in profiler.standing_accounts()}
    found = {
        account_id: account_row(model, account_id, people, profiler, moment)
        for account_id, people in at_accounts.items()
    }
    for account_id, row in found.items():
        top = tops[account_id]
        relatives = [found[one] for one in found if tops[one] == top]
        row |= {
            "parent_account_id": acting_parent(account_id, profiler),
            "ultimate_parent_account_id": top,
            "family_accounts_count": sum(one == top for one in tops.values()),
            "family_people_count": sum(one["people_count"] for one in relatives),
            "family_engaged_people_count": sum(one["engaged_people_count"] for one in relatives),
            "family_mql_count": sum(one["mql_count"] for one in relatives),
            "family_account_score_best": max(one["account_score"] for one in relatives),
        }
    return found


def account_families(rollups, profiler):
    """Per account at the top of a family of which any account is rolled up: what the family adds up to."""
    families = {}
    for account_id, row in rollups.items():
        families.setdefault(row["ultimate_parent_account_id"], {})[account_id] = row
    return {
        top: {
            "account_name": profiler.accounts[top]["account_name"],
            "owner_id": profiler.accounts[top]["owner_id"],
            "last_engaged_at": newest(rows.values()),
            "best_account_id": min(rows, key=lambda one: (-rows[one]["account_score"], one.encode())),
            "accounts_count": next(iter(rows.values()))["family_accounts_count"],
            "worked_accounts_count": len(rows),
            **{name: sum(row[name] for row in rows.values()) for name in SUMMED},
            "account_score_best": max(row["account_score"] for row in rows.values()),
        }
        for top, rows in families.items()
    }


def newest(rows):
    """The last act that shows engagement of any of them."""
    return max((row["last_engaged_at"] for row in rows if row["last_engaged_at"]), default=None)


def account_row(model, account_id, people, profiler, moment):
    """The account's own fit, the company's evidence and its people's acts, each once."""
    rows = [row for _, row, _, _ in people]
    evidence = max(company_points(entries) for _, _, entries, _ in people)
    worths = sorted((own_points(row, entries) for _, row, entries, _ in people), reverse=True)
    fit, is_known = company_fit(model, profiler.company_attributes(account_id))
    engagement = engagement_of(model.rollup, worths)
    engaged = [person for person, row, _, _ in people if row["last_engaged_at"] is not None]
    scores = [row["score"] for row in rows]
    total = fit + evidence + engagement
    grade = band(model.account_bands, "grade", fit) if is_known else None
    level = band(model.intent_levels, "intent_level", evidence + engagement)
    return {
        "last_engaged_at": newest(rows),
        "people_count": len(rows),
        "engaged_people_count": len(engaged),
        "active_people_count": sum(worth > 0 for worth in worths),
        "engaged_functions_count": kinds(engaged, "function"),
        "engaged_seniorities_count": kinds(engaged, "seniority"),
        "mql_count": sum(row["is_mql"] for row in rows),
        "score_sum": sum(scores),
        "score_average": Decimal(sum(scores)) / len(scores),
        "score_best": max(scores),
        "account_fit_points": fit,
        "account_evidence_points": evidence,
        "engagement_points": engagement,
        "raw_account_score": total,
        "account_score": int(min(max(half_away(total, 0), 0), 100)),
        "account_grade": grade,
        "account_intent_level": level,
        "account_priority": priority(model, grade, level),
        **momentum_of(model.rollup, people, moment),
    }


def kinds(people, attribute):
    return len({person.attributes[attribute] for person in people} - {None})


def company_points(entries):
    return sum((one.contribution for one in entries if one.is_company_evidence), ZERO)


def own_points(row, entries):
    """What the person did: the score without its fit and without what the company did."""
    return max(row["raw_score"] - row["fit_score"] - company_points(entries), ZERO)


def half_away(value, places):
    with localcontext() as context:
        context.prec = 60
        return Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def band(rows, name, points):
    for row in rows:
        if in_range(points, row["min_points"], row["max_points"]):
            return row[name]
    return None


def priority(model, grade, level):
    for row in model.matrix:
        if (row["grade"], row["intent_level"]) == (grade or "unknown", level):
            return whole(row["priority"])
    return None


def company_fit(model, attributes):
    """A15, A16: the fit rules about companies, the strongest of a subject, then both caps."""
    rules = [rule for rule in model.fit_rules if rule["subject"] in model.company_subjects]
    subjects = {rule["subject"] for rule in rules}
    groups = {}
    for subject in subjects:
        found = [
            rule
            for rule in rules
            if rule["subject"] == subject and matches(rule, attributes[subject])
        ]
        if found:
            best = min(found, key=lambda rule: (-as_number(rule["points"]), rule["rule_id"].encode()))
            group = best["cap_group"]
            groups[group] = groups.get(group, ZERO) + as_number(best["points"])
    limits = {
        (cap["cap_scope"], cap["cap_key"]): as_number(cap["max_points"]) for cap in model.caps
    }
    total = sum((min(points, limits.get(("group", group), points)) for group, points in groups.items()), ZERO)
    total = min(total, limits.get(("kind", "fit"), total))
    return total, any(attributes[subject] is not None for subject in subjects)


def engagement_of(rule, worths):
    """The mode of the rulebook over people's points, and a bonus for each further active person."""
    def limit(column, value):
        return value if rule[column] is None else min(value, as_number(rule[column]))

    active = [limit("max_person_points", worth) for worth in worths if worth > 0]
    counted = active if rule["max_people"] is None else active[: whole(rule["max_people"])]
    with localcontext() as context:
        context.prec = 60
        if not counted:
            points = ZERO
        elif rule["mode"] == "sum":
            points = sum(counted)
        elif rule["mode"] == "average":
            points = half_away(sum(counted) / len(counted), 4)
        else:
            rest = counted[1:]
            points = as_number(rule["best_share"]) * counted[0] + as_number(rule["rest_share"]) * (
                half_away(sum(rest) / len(rest), 4) if rest else ZERO
            )
    bonus = (as_number(rule["breadth_points"]) or ZERO) * max(len(active) - 1, 0)
    return half_away(limit("max_engagement_points", points + limit("max_breadth_points", bonus)), 4)


def momentum_of(rule, people, moment):
    """Signals of engagement, once a day and person; and signals of the company, of the person with most of them."""
    recent_days, earlier_days = whole(rule["recent_days"]), whole(rule["earlier_days"])

    def counts(acts, is_counted):
        ages = [moment.age(day) for _, day in {(act.signal, act.day) for act in acts if is_counted(act)}]
        return (
            sum(age < recent_days for age in ages),
            sum(recent_days <= age < recent_days + earlier_days for age in ages),
        )

    own = [counts(acts, lambda act: act.is_engagement and not act.is_company_evidence) for _, _, _, acts in people]
    seen = [counts(acts, lambda act: act.is_company_evidence) for _, _, _, acts in people]
    recent, earlier = map(sum, zip(*own))
    recent_signals, earlier_signals = map(max, zip(*seen))
    return {
        "recent_acts_count": recent, "earlier_acts_count": earlier,
        "momentum": pace(rule, recent, earlier, whole(rule["min_acts"])) or "too_few_acts",
        "recent_company_signals_count": recent_signals, "earlier_company_signals_count": earlier_signals,
        "surge": pace(rule, recent_signals, earlier_signals, whole(rule["min_company_signals"])) or "too_few_signals",
    }


def pace(rule, recent, earlier, least):
    """The newest days beside those before; None where both are too few to tell."""
    recent_days, earlier_days = whole(rule["recent_days"]), whole(rule["earlier_days"])
    before = Decimal(earlier * recent_days) / earlier_days
    if recent < least and before < least:
        return None
    if recent >= least and recent * earlier_days >= as_number(rule["rising_ratio"]) * earlier * recent_days:
        return "rising"
    if before >= least and recent * earlier_days <= as_number(rule["falling_ratio"]) * earlier * recent_days:
        return "falling"
    return "steady"


def parent_of(account_id, profiler):
    """The account above, where it is another account that stands."""
    parent = profiler.account_value(account_id, "parent_account_id")
    return parent if parent in profiler.standing_accounts() else None


def circle_of(account_id, profiler):
    """The accounts of the circle that an account stands in, or nothing."""
    path, one = [], account_id
    while one is not None and one not in path and len(path) <= HIGHEST_STEP:
        path.append(one)
        one = parent_of(one, profiler)
    return path if one == account_id else []


def acting_parent(account_id, profiler):
    circle = circle_of(account_id, profiler)
    return None if circle and min(circle, key=str.encode) == account_id else parent_of(account_id, profiler)


def top_of(account_id, profiler):
    one = account_id
    for _ in range(HIGHEST_STEP):
        above = acting_parent(one, profiler)
        if above is None:
            break
        one = above
    return one


def committees(roles, at_accounts):
    """Per account and role of the committee: confirmed, found or missing, and by whom."""
    found = {}
    for account_id, people in at_accounts.items():
        for role in roles:
            standing = sorted(
                (not person.facts["role_is_confirmed"], -row["score"], person.lead_id.encode())
                for person, row, _, _ in people
                if person.attributes["buying_role"] in listed(role["buying_roles"])
            )
            confirmed = sum(not is_inferred for is_inferred, _, _ in standing)
            status = "confirmed" if confirmed else "found" if standing else "missing"
            found[account_id, role["committee_role"]] = {
                "status": status,
                "people_count": len(standing),
                "confirmed_people_count": confirmed,
                "best_lead_id": standing[0][2].decode() if standing else None,
                "best_score": -standing[0][1] if standing else None,
                "next_step": role[f"{status}_step"],
            }
    return found
