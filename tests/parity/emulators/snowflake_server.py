"""fakesnow's server with what it lacks of Snowflake. Runs in the emulator's own environment.

    python snowflake_server.py PORT
"""

import signal
import sys
import threading

import fakesnow
from fakesnow import transforms
from fakesnow.cursor import FakeSnowflakeCursor
from sqlglot import exp

# It would sum decimals as floating-point numbers, which Snowflake does not.
transforms.numeric_agg_implicit_cast = lambda expression: expression
# It would forget which signs are trimmed away.
transforms.trim_cast_varchar = lambda expression: expression
TIMES = {"try_to_timestamp_tz": "timestamptz", "try_to_timestamp_ntz": "timestamp"}
translated = FakeSnowflakeCursor._transform


def add_functions(node):
    """What Snowflake knows and the translation leaves as it stands, in DuckDB's words."""
    if isinstance(node, exp.Anonymous) and node.name.lower() in TIMES:
        return exp.TryCast(this=node.expressions[0], to=exp.DataType.build(TIMES[node.name.lower()]))
    # A quotient of whole numbers whose rest was taken away: exact on Snowflake, floating-point on DuckDB.
    if isinstance(node, exp.Div) and node.this.find(exp.Mod):
        return exp.IntDiv(this=node.this.copy(), expression=node.expression.copy())
    # hash(leads.*): DuckDB takes the row as one value.
    if isinstance(node, exp.Column) and isinstance(node.this, exp.Star) and isinstance(node.parent, exp.Func):
        return exp.column(node.args["table"].copy())
    return node


FakeSnowflakeCursor._transform = lambda self, expression, params: translated(self, expression, params).transform(
    add_functions, copy=False)

if __name__ == "__main__":
    stop = threading.Event()
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    with fakesnow.server(port=int(sys.argv[1]), host="127.0.0.1"):
        stop.wait()
