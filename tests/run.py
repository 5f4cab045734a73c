"""Runs the tests: rules and doors on all cores, then the journeys in a browser, one after the other."""

import os
import shutil
import subprocess
import sys

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    """The exit code of the first part that fails, else 0."""
    os.environ["DEMO"] = "1"
    os.environ.setdefault("VAR_DIR", "var/test")
    pytest = [sys.executable, "-m", "pytest", "-q", "--no-header", *sys.argv[1:]]
    doors = subprocess.call([*pytest, "-n", "auto", "--maxprocesses", "4", "-m", "not journey"])
    if doors:
        return doors
    if not any(map(shutil.which, BROWSERS)):  # Then Playwright's own, downloaded once.
        subprocess.call([sys.executable, "-m", "playwright", "install", "chromium"])
    return subprocess.call([*pytest, "-m", "journey", "tests/journeys"])


if __name__ == "__main__":
    sys.exit(main())
