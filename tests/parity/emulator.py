"""What an emulator needs: an environment, a server and a project with overrides of its own.

The overrides are loaded here alone. Beside the real adapter they would take features of the warehouse away.
"""

import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path

import yaml
from dbt_runs import PROJECT

from . import environments

HERE = Path(__file__).parent / "emulators"
LINKED = ("models", "macros", "seeds", "tests", "analyses", "selectors.yml")


def free_port():
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def missing(engine):
    """Why an emulator cannot run here, as a sentence; None where it can."""
    is_there = find_spec(f"dbt.adapters.{engine}")
    return None if is_there else f"Its adapter is not installed: pip install '.[{engine}]'."


def environment(engine):
    """The emulator's packages, installed where they cannot meet those of dbt; made once."""
    return environments.make(Path(sys.prefix) / "emulators" / engine, HERE / f"{engine}.lock")


def project_of(engine, directory):
    """A project of links to this one, with the emulator's profile and its folder of macros."""
    project = Path(directory) / f"{engine}_project"
    project.mkdir()
    settings = yaml.safe_load((PROJECT / "dbt_project.yml").read_text(encoding="utf-8"))
    settings["macro-paths"].append("overrides")
    (project / "dbt_project.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    for name in LINKED:
        (project / name).symlink_to(PROJECT / name)
    (project / "profiles").mkdir()
    shutil.copy(HERE / "profiles.yml", project / "profiles")
    shutil.copytree(HERE / engine, project / "overrides")
    return project


@contextmanager
def running(command, port, log):
    """Starts a server, waits until it listens, and ends it again."""
    with log.open("w") as said:
        server = subprocess.Popen(list(map(str, command)), stdout=said, stderr=subprocess.STDOUT)
    try:
        for _ in range(600):
            with closing(socket.socket()) as attempt:
                if attempt.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if server.poll() is not None:
                raise RuntimeError(f"{command[0]} ended:\n{log.read_text()[-2000:]}")
            time.sleep(0.1)
        yield
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
