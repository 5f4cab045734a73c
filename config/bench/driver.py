"""Asks one address again and again over loopback, and says how fast the answers came and what they cost."""

import socket
import statistics
import threading
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path

TIMEOUT = 30
_numbers = count()


@dataclass(frozen=True)
class Measured:
    """One address: requests a second, milliseconds to the answer, CPU milliseconds of the server for one answer."""

    rate: float
    p50: float
    p95: float
    cpu: float
    size: int


class WrongAnswer(Exception):
    """The server answered with another status."""


def measure(
    port: int, path: str, *, cookie: str, server: int, requests: int, clients: int = 4, status: int = 200
) -> Measured:
    """Ask ``requests`` times from ``clients`` connections at once; ``server`` is the process whose CPU is counted.

    ``{number}`` in the path is another number every time.
    """
    times: list[float] = []
    sizes: list[int] = []
    share = requests // clients

    def ask() -> None:
        with Connection(port) as connection:
            for _number in range(share):
                start = time.perf_counter()
                sizes.append(connection.get(path.replace("{number}", str(next(_numbers))), cookie, status))
                times.append((time.perf_counter() - start) * 1000)

    threads = [threading.Thread(target=ask) for _client in range(clients)]
    cpu, start = cpu_seconds(server), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds, cpu = time.perf_counter() - start, cpu_seconds(server) - cpu
    if len(times) < share * clients:
        raise WrongAnswer(f"{path}: only {len(times)} of {share * clients} answers were {status}.")
    cuts = statistics.quantiles(times, n=20)
    return Measured(len(times) / seconds, cuts[9], cuts[18], cpu * 1000 / len(times), sizes[0])


def median_of(rounds: list[Measured]) -> Measured:
    """The middle of each figure."""
    return Measured(
        *(statistics.median(getattr(each, name) for each in rounds) for name in ("rate", "p50", "p95", "cpu", "size"))
    )


def cpu_seconds(parent: int) -> float:
    """User and system time of a process and of all its children so far."""
    return sum(_own_seconds(pid) for pid in [parent, *_children(parent)])


def _own_seconds(pid: int) -> float:
    """CPU clock of another process, in nanoseconds (``clock_getcpuclockid``); /proc counts in ticks of 10 ms."""
    return time.clock_gettime((~pid << 3) | 2)


def _children(parent: int) -> list[int]:
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [each for pid in map(int, listed) for each in (pid, *_children(pid))]


class Connection:
    """One kept-alive connection that understands what our server sends."""

    def __init__(self, port: int) -> None:
        self.port = port

    def __enter__(self) -> "Connection":
        self.socket = socket.create_connection(("127.0.0.1", self.port), TIMEOUT)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.file = self.socket.makefile("rb")
        return self

    def __exit__(self, *_problem) -> None:
        self.file.close()
        self.socket.close()

    def get(self, path: str, cookie: str = "", status: int = 200) -> int:
        """The size of the answer in bytes.

        Raises:
            WrongAnswer: another status.
        """
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
        self.socket.sendall(f"{head}{f'Cookie: {cookie}{chr(13)}{chr(10)}' if cookie else ''}\r\n".encode())
        first = self.file.readline()
        headers = {}
        while (line := self.file.readline().strip()) != b"":
            name, _colon, value = line.partition(b":")
            headers[name.lower()] = value.strip()
        body = self._body(headers)
        if f" {status} ".encode() not in first:
            raise WrongAnswer(f"{path}: {first.decode().strip()}")
        return len(body)

    def _body(self, headers: dict[bytes, bytes]) -> bytes:
        if headers.get(b"transfer-encoding") == b"chunked":
            parts = []
            while size := int(self.file.readline(), 16):
                parts.append(self.file.read(size))
                self.file.readline()
            self.file.readline()
            return b"".join(parts)
        return self.file.read(int(headers.get(b"content-length", 0)))
