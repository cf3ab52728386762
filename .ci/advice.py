"""What to set when a warehouse turns a run away before dbt can ask it anything: one sentence beside dbt's own text."""

import re

SERVERS = ("postgres", "redshift")
# By the words of the server and of the library that calls it. In braces stand variables of the profile, the user, and
# by number what the words name.
REFUSALS = [
    (r"no password supplied|password authentication failed|no pg_hba\.conf entry|FATAL: +role \"[^\"]*\" does not exist",
     "The server does not let {user} in: set {USER} and {PASSWORD}. If both are right, its pg_hba.conf must let the "
     "user in from here."),
    (r"could not translate host name|Connection refused|timeout expired|Connection timed out|No route to host"
     r"|Network is unreachable|invalid response to SSL negotiation",
     "No server answers: set {HOST} and {PORT}, or start it."),
    (r"database \"([^\"]*)\" does not exist",
     "The server has no database {1}: set {DATABASE}, or make it: create database {1};"),
    (r"permission denied for database \"([^\"]*)\"",
     "{user} may not connect: set {DATABASE} and {USER}, or give the right: grant connect on database {1} to {user};"),
    (r"permission denied for database (\S+)",
     "{user} may not make schemas there: give the right: grant create on database {1} to {user};"),
    (r"must be owner of \w+ (\S+)",
     "{1} was made by another user: set {USER} to that one, or let {user} act for it: grant <that one> to {user};"),
]
VARIABLES = ("HOST", "PORT", "USER", "PASSWORD", "DATABASE")


def advice(said, target, environment):
    """The sentence for what dbt said on a target, or None where its own words must do.

    advice('… Connection refused …', 'postgres', {}) -> No server answers: set LEAD_SCORING_POSTGRES_HOST and …
    """
    adapter = re.search(r"Could not find adapter type (\w+)", said)
    if adapter:
        return f"The adapter for {adapter[1]} is not installed: pip install '.[{adapter[1]}]'."
    names = {name: f"LEAD_SCORING_{target.upper()}_{name}" for name in VARIABLES}
    for pattern, sentence in REFUSALS if target in SERVERS else []:
        found = re.search(pattern, said)
        if found:
            user = environment.get(names["USER"], "lead_scoring")
            return sentence.format(found[0], *found.groups(), user=user, **names)
    return None
