"""Runs the tests: on all cores, then the journeys in a browser, one after the other."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests import stripe_mock

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LEFT_OUT = (
    "LEFT OUT: the journeys, for there is no browser. Install Chromium (on Debian: apt-get install chromium), "
    "then run make test again."
)


def main() -> int:
    """The exit code of the first part that fails, else 0. What is left out for want of a program is named.

    With ``CI=true`` a program that cannot be had is a failure.
    """
    os.environ["DEMO"] = "1"
    os.environ.setdefault("VAR_DIR", "var/test")
    pytest = [sys.executable, "-m", "pytest", "-q", "--no-header", *sys.argv[1:]]
    failed = subprocess.call([*pytest, "-n", "auto", "--maxprocesses", "4", "-m", "not journey"])
    if failed:
        return failed
    if stripe_mock.program() is None:
        _say(stripe_mock.LEFT_OUT)
    if has_browser():
        return subprocess.call([*pytest, "-m", "journey", "tests/journeys"])
    _say(LEFT_OUT)
    return 1 if os.environ.get("CI") == "true" else 0


def has_browser() -> bool:
    """Whether a browser is there, or could be had: Playwright's download, then Debian's package for root."""
    return _is_installed() or _downloaded() or (_is_debian_root() and _installed())


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def _is_installed() -> bool:
    return any(map(shutil.which, BROWSERS))


def _downloaded() -> bool:
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def _is_debian_root() -> bool:
    return os.geteuid() == 0 and Path("/etc/debian_version").exists() and bool(shutil.which("apt-get"))


def _installed() -> bool:
    _say("There is no browser for the journeys: installing Debian's chromium.")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.call(["apt-get", "update", "-qq"], env=quiet)
    subprocess.call(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], env=quiet)
    return _is_installed()


if __name__ == "__main__":
    sys.exit(main())
