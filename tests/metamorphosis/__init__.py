"""Metamorphosis: what may happen to the raw files on their way, and must not change a score.

A `World` holds raw rows with the instants at which a file would show them; a `Warehouse` runs dbt
on what the files show at some of these instants, one run after the other on one DuckDB file, with
failures, kills and replays in between. Whatever happened before, the marts must equal those of a
fresh database, row for row. Only public marts and the dbt command line are used.
"""
