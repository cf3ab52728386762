"""Environments of packages that cannot be installed beside the project's: made from a lock file, once."""

import shutil
import subprocess
import sys
from pathlib import Path


def is_made(place, lock):
    """Whether the environment in a folder holds what its lock file says."""
    installed = Path(place) / "installed.lock"
    return installed.exists() and installed.read_text() == lock.read_text()


def make(place, lock):
    """The environment's folder of programs; made where it is not there, or where the lock file has changed."""
    place = Path(place)
    if not is_made(place, lock):
        shutil.rmtree(place, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        subprocess.run([sys.executable, "-m", "uv", "pip", "sync", "--quiet", "--require-hashes",
                        "--python", str(place / "bin" / "python"), str(lock)], check=True)
        shutil.copy(lock, place / "installed.lock")
    return place / "bin"
