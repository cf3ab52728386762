"""Tell files with trailing whitespace, without a newline at the end, with what looks like a secret, or YAML that
cannot be read."""

import argparse
import re
import sys
from pathlib import Path

import yaml

SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{36}|\bxox[abp]-\w{10}"
    r"|(?i:password|secret|api_key|token)\s*[:=]\s*['\"][^'\"{}$\s]{12,}['\"]"
)


def faults(path, is_yaml):
    text = path.read_bytes().decode("utf-8", errors="replace")
    if is_yaml:
        try:
            yaml.safe_load(text)
        except yaml.YAMLError as error:
            yield str(error).replace("\n", " ")
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line != line.rstrip():
            yield f"line {number} ends in whitespace"
        if SECRET.search(line):
            yield f"line {number} looks like a secret"
    if text and (not text.endswith("\n") or text.endswith("\n\n")):
        yield "must end in exactly one newline"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--yaml", action="store_true")
    parser.add_argument("paths", nargs="*", type=Path)
    arguments = parser.parse_args()
    found = [f"{path}: {fault}" for path in arguments.paths for fault in faults(path, arguments.yaml)]
    print("\n".join(found), end="\n" if found else "")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
