"""``make reliability``: the races 200 wide on a PostgreSQL of their own, and their figures in docs/reliability.md."""

import json
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- figures of make reliability -->", "<!-- end of figures -->"
WIDTH, RUNS = os.environ.get("RACE_WIDTH", "200"), os.environ.get("RELIABILITY_RUNS", "5")
#: After so long the runs are ended.
SECONDS = 3600
#: What is run; a new run is a test beside these that uses ``width`` and ``note``.
TESTS = ["tests/reliability", "tests/orders/races"]


def main() -> int:
    """The exit code of the runs; their figures are written where they pass."""
    with tempfile.TemporaryDirectory() as folder, postgres(Path(folder)) as url:
        figures = Path(folder) / "figures"
        environment = os.environ | {
            "DEMO": "1", "DATABASE_URL": url, "VAR_DIR": "var/reliability", "RACE_WIDTH": WIDTH,
            "RELIABILITY_RUNS": RUNS, "RELIABILITY_FIGURES": str(figures),
        }  # fmt: skip
        command = [sys.executable, "-m", "pytest", "-q", "--no-header", *TESTS, *sys.argv[1:]]
        code = subprocess.call(command, env=environment, cwd=ROOT, timeout=SECONDS)
        rows = [json.loads(row) for row in figures.read_text().splitlines()] if figures.exists() else []
    table = "\n".join(["| run | result | seconds |", "|---|---|---|", *map(_row, rows)])
    sys.stdout.write(f"{table}\n")
    if code == 0 and rows:
        text = PAGE.read_text()
        PAGE.write_text(f"{text.partition(BEGIN)[0]}{BEGIN}\n\n{table}\n\n{END}{text.partition(END)[2]}")
    return code


def _row(row: dict) -> str:
    return f"| {row['run']} | {row['result']} | {row['seconds']} |"


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """A PostgreSQL on this machine alone, with room for 300 connections, gone afterwards; gives its address."""
    data, port, run_as = folder / "data", _free_port(), _not_root()
    data.mkdir()
    folder.chmod(0o755)
    if run_as:
        shutil.chown(data, run_as[-2])
    initdb = [_program("initdb"), "-D", data, "-U", "kontor", "-A", "trust", "-E", "UTF8", "--no-sync"]
    subprocess.run([*run_as, *initdb], check=True, stdout=subprocess.DEVNULL)
    settings = {
        "port": port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "max_connections": 300,
    }  # fmt: skip
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    log = subprocess.DEVNULL
    server = subprocess.Popen([*run_as, _program("postgres"), "-D", data, *options], stdout=log, stderr=log)
    try:
        ready = [_program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
        while subprocess.call(ready):
            if server.poll() is not None:
                raise SystemExit("PostgreSQL did not start.")
        yield f"postgres://kontor@127.0.0.1:{port}/postgres"
    finally:
        subprocess.call([*run_as, _program("pg_ctl"), "-D", data, "-m", "immediate", "-s", "stop"])
        server.wait(30)


def _not_root() -> list[str]:
    """PostgreSQL refuses to run as root: it is given another user of the machine."""
    if os.geteuid() != 0:
        return []
    names = {user.pw_name for user in pwd.getpwall()}
    return ["runuser", "-u", "postgres" if "postgres" in names else "nobody", "--"]


def _program(name: str) -> str:
    found = shutil.which(name) or next(map(str, sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))[::-1]), None)
    if found is None:
        raise SystemExit(f"There is no {name} here. Install PostgreSQL (on Debian: apt-get install postgresql).")
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    sys.exit(main())
