"""bqemulator's server with what it lacks of BigQuery. Runs in the emulator's own environment.

    python bigquery_server.py PORT DIRECTORY
"""

import dataclasses
import re
import sys
from pathlib import Path

from bqemulator.config import LogLevel, PersistenceMode, Settings
from bqemulator.server import run_forever
from bqemulator.sql.translator import SQLTranslator
from bqemulator.storage.engine import DuckDBEngine

translated = SQLTranslator.translate
# It cannot translate nulls, an order and a limit within one array_agg.
FIRST_KNOWN = re.compile(r"array_agg\((.+?) ignore nulls order by (.+?) limit 1\)\[safe_offset\(0\)\]")
# A numeric without precision holds nine decimals on BigQuery, and three on DuckDB.
NUMERIC = re.compile(r"\bDECIMAL\b(?! ?\()")


def translate(self, sql, *arguments, **named):
    """As the emulator does it, with the two things beside it that the project needs."""
    sql = FIRST_KNOWN.sub(r"min_by(\1, case when \1 is not null then \2 end)", sql)
    result = translated(self, sql, *arguments, **named)
    if isinstance(getattr(result, "value", None), str):
        result = dataclasses.replace(result, value=NUMERIC.sub("DECIMAL(38, 9)", result.value))
    return result


SQLTranslator.translate = translate
# An extension for maps, which it would fetch from elsewhere.
DuckDBEngine._load_spatial = lambda self: None

if __name__ == "__main__":
    run_forever(Settings(
        rest_port=int(sys.argv[1]), grpc_port=0, data_dir=Path(sys.argv[2]), default_project_id="lead-scoring",
        persistence_mode=PersistenceMode.PERSISTENT, log_level=LogLevel.WARNING,
    ))
