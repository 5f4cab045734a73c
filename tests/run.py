"""Runs the tests: rules and doors on all cores, then the journeys in a browser, one after the other."""

import os
import pathlib
import subprocess
import sys


def main() -> int:
    """The exit code of the first part that fails, else 0."""
    os.environ["DEMO"] = "1"
    os.environ.setdefault("VAR_DIR", "var/test")
    pytest = [sys.executable, "-m", "pytest", "-q", "--no-header", *sys.argv[1:]]
    doors = subprocess.call([*pytest, "-n", "auto", "--maxprocesses", "4", "-m", "not journey"])
    if not pathlib.Path("tests/journeys").is_dir():
        return doors
    return doors or subprocess.call([*pytest, "-m", "journey", "tests/journeys"])


if __name__ == "__main__":
    sys.exit(main())
