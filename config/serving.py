"""The server that the demo and the bench start, and how a child is ended."""

import socket
import subprocess
import sys


def server_command(port: int) -> list[str]:
    """gunicorn with threads, on this machine alone."""
    command = ["-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread"]
    sizes = ["--workers", "2", "--threads", "4", "--log-level", "warning", "--graceful-timeout", "5"]
    # As long as it goes: the address of a product's page names every option that was chosen.
    return [sys.executable, *command, *sizes, "--limit-request-line", "8190"]


def port_taken(port: int) -> bool:
    """Whether somebody answers on this port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def end(child: subprocess.Popen) -> None:
    """Ask a child to end; after ten seconds make it."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
