"""Stripe's own stripe-mock: it refuses requests that today's API would refuse. It keeps no state."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSION = "v0.203.0"
LEFT_OUT = (
    "LEFT OUT: the requests to Stripe against stripe-mock, which is not here. With Go 1.22 or newer: "
    f"go install github.com/stripe/stripe-mock@{VERSION}"
)


def program() -> str | None:
    """The installed stripe-mock, on the PATH or where Go puts it; None if there is none."""
    return shutil.which("stripe-mock") or shutil.which(str(Path.home() / "go" / "bin" / "stripe-mock"))


@contextmanager
def running(path: str) -> Iterator[str]:
    """A stripe-mock on a free port of this machine; gives its address."""
    command = [path, "-http-addr", "127.0.0.1:", "-https-addr", "127.0.0.1:"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        lines = (re.search(r"HTTP at address: (\S+)", line) for line in child.stdout or ())
        address = next(found[1] for found in lines if found)
        yield f"http://{address}"
    finally:
        child.terminate()
        child.wait(10)
