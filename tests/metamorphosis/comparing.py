"""Two sets of marts, row for row in both directions, and a difference that can be read."""

from collections import defaultdict

KEYS = {
    "lead_scores": ("scoring_model_id", "lead_id"),
    "lead_score_reasons": ("scoring_model_id", "lead_id", "rule_id"),
    "account_rollups": ("scoring_model_id", "account_id"),
    "account_families": ("scoring_model_id", "ultimate_parent_account_id"),
    "buying_committees": ("account_id", "buying_role"),
    "lead_funnel": ("lead_id",),
    "lead_attributes": ("lead_id", "attribute"),
    "company_event_lift": ("event_kind", "topic", "is_signal", "outcome"),
    "lead_ids": ("id_kind", "source_id"),
    "conversion_benchmarks": (
        "cohort_month", "segment_kind", "segment_value", "from_stage", "to_stage",
    ),
    "util_lead_dispositions": ("lead_id",),
    "util_event_dispositions": ("scoring_model_id", "disposition"),
}
PER_LEAD = ("lead_scores", "lead_score_reasons", "lead_funnel", "lead_ids")
SHOWN = 40


def by_key(mart, rows):
    found = defaultdict(list)
    for row in rows:
        found[tuple(row[column] for column in KEYS[mart])].append(row)
    for group in found.values():
        group.sort(key=lambda row: repr(sorted(row.items(), key=str)))
    return found


def differences(expected, found, marts=None):
    """(mart, key, column, expected value, found value) of everything that is not the same."""
    for mart in marts or expected:
        wanted, given = by_key(mart, expected[mart]), by_key(mart, found[mart])
        for key in sorted(set(wanted) | set(given), key=repr):
            one, other = wanted.get(key, []), given.get(key, [])
            if len(one) != len(other):
                yield mart, key, "(row)", f"{len(one)} times", f"{len(other)} times"
                continue
            for left, right in zip(one, other):
                for column in sorted(set(left) | set(right)):
                    if left.get(column) != right.get(column):
                        yield mart, key, column, left.get(column), right.get(column)


def is_about(key, prefix):
    """Does one of the key's ids belong to the part of the world with this prefix?"""
    return any(isinstance(part, str) and part.startswith(f"{prefix}-") for part in key)


def report(found, title, world=None):
    """The counts by mart and column, then the first differences, then the raw rows behind them."""
    found = list(found)
    counts = defaultdict(int)
    for mart, _, column, *_ in found:
        counts[mart, column] += 1
    lines = [title, f"{len(found)} differences:"]
    lines += [f"  {mart}.{column}: {count}" for (mart, column), count in sorted(counts.items())]
    for mart, key, column, expected, value in found[:SHOWN]:
        lines.append(
            f"  {mart} {' / '.join(map(str, key))} {column}: expected {expected!s}, found {value!s}"
        )
    if world is not None:
        prefixes = {world.prefix_of(key) for _, key, *_ in found} - {None}
        for prefix in sorted(prefixes)[:3]:
            lines += ["", f"raw rows of {prefix} (seen from, until):", *world.told(prefix)]
    return "\n".join(lines)


def assert_same(expected, found, title, world=None, marts=None):
    """Nothing differs; else say what does."""
    different = list(differences(expected, found, marts))
    assert not different, "\n" + report(different, title, world)
