"""Tell files with trailing whitespace, without a newline at the end, or YAML that cannot be read."""

import argparse
import sys
from pathlib import Path

import yaml


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
