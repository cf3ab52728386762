"""bqemulator's server with what it lacks of BigQuery. Runs in the emulator's own environment.

    python bigquery_server.py PORT DIRECTORY
"""

import re
import sys
from pathlib import Path

import bqemulator.sql.inner_query
import bqemulator.sql.translator
from bqemulator.config import LogLevel, PersistenceMode, Settings
from bqemulator.server import run_forever
from bqemulator.sql.rules.misc_helpers import FarmFingerprintRule
from bqemulator.sql.translator import SQLTranslator
from bqemulator.storage.engine import DuckDBEngine
from sqlglot import exp
from sqlglot.dialects.bigquery import BigQuery

translated = SQLTranslator.translate
# It cannot translate nulls, an order and a limit within one array_agg.
FIRST_KNOWN = re.compile(
    r"array_agg\(((?:(?!array_agg).)+?)\s+ignore nulls order by (.+?)\s+limit 1\)\[safe_offset\(0\)\]",
    re.IGNORECASE | re.DOTALL)
# A numeric without precision holds nine decimals on BigQuery, and three on DuckDB.
NUMERIC = re.compile(r"\bas numeric\)", re.IGNORECASE)
# Its translator would drop the precision and the decimals of every cast, and round to three.
BigQuery.Generator.TRANSFORMS.pop(exp.Cast)
# It would write out every view where it is read, to filter rows by who may see them; views of views take minutes then.
bqemulator.sql.inner_query.rewrite_for_row_access = lambda sql, **_: sql
# It would make floating-point numbers of the decimals that are written out, even of those inside a text.
bqemulator.sql.translator.rewrite_decimal_literals = lambda sql: sql


def translate(self, sql, *arguments, **named):
    """As the emulator does it, with the two things beside it that the project needs."""
    sql = FIRST_KNOWN.sub(r"min_by(\1, case when \1 is not null then \2 end)", sql)
    return translated(self, NUMERIC.sub("as numeric(38, 9))", sql), *arguments, **named)


SQLTranslator.translate = translate
# Its FarmHash is written in Python and takes minutes. Which hash it is changes no mart: it finds candidates alone.
FarmFingerprintRule.rewrite = lambda self, node: exp.cast(exp.BitwiseRightShift(
    this=exp.func("hash", node.expressions[0].copy()), expression=exp.Literal.number(1)), "bigint")
# An extension for maps, which it would fetch from elsewhere.
DuckDBEngine._load_spatial = lambda self: None

if __name__ == "__main__":
    run_forever(Settings(
        rest_port=int(sys.argv[1]), grpc_port=0, data_dir=Path(sys.argv[2]), default_project_id="lead-scoring",
        persistence_mode=PersistenceMode.PERSISTENT, log_level=LogLevel.WARNING,
    ))
