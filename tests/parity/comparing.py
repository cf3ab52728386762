"""Reads the public marts of an engine and tells in what they differ from another's, value by value."""

# What names the run itself or its clock differs between two runs by nature.
OF_THE_RUN = {"run_id", "started_at", "finished_at"}
SHOWN = 5


def public_marts(manifest):
    """The public marts of a parsed project: name -> its columns as the contract declares them."""
    return {
        node.name: [column for column in node.columns if column not in OF_THE_RUN]
        for node in manifest.nodes.values()
        if node.resource_type == "model" and node.config.access == "public"
    }


def query(columns, mart, schema="lead_scoring"):
    """The SQL that reads a mart."""
    return f"select {', '.join(columns)} from {schema}.{mart}"


def differences(columns, expected, found):
    """How many rows of one mart, as Counters, are missing or too many, and some of them in words.

    A row that differs from one of the other engine's in few columns is told by those columns alone.
    """
    missing, extra = list((expected - found).elements()), list((found - expected).elements())
    told = []
    for row in sorted(missing, key=repr)[:SHOWN]:
        nearest = max(extra, key=lambda other: sum(a == b for a, b in zip(row, other)), default=None)
        if nearest is None or sum(a == b for a, b in zip(row, nearest)) * 2 < len(row):
            told.append(f"missing: {dict(zip(columns, row))}")
            continue
        parts = [f"{name} is {b!r}, not {a!r}" for name, a, b in zip(columns, row, nearest) if a != b]
        told.append(f"{row[:3]}: {'; '.join(parts)}")
    if not missing:
        told = [f"too many: {dict(zip(columns, row))}" for row in sorted(extra, key=repr)[:SHOWN]]
    return max(len(missing), len(extra)), told
