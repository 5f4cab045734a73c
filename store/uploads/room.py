"""Room for pictures that are unpacked at once: many uploads neither stop the shop nor fill its memory."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

#: Pixels that one process unpacks at the same time: a megapixel takes up to 12 MB while it is worked on.
MAX_PIXELS = 60_000_000
#: Requests of one process that wait for room, and for how many seconds: the other threads serve the shop.
MAX_WAITING, WAIT_SECONDS = 2, 10.0


class NoRoom(Exception):
    """Too many pictures are being worked on."""


class PixelBudget:
    """Bounds the pixels of all pictures that are unpacked at once, and the requests that wait."""

    def __init__(self, pixels: int = MAX_PIXELS, waiting: int = MAX_WAITING, seconds: float = WAIT_SECONDS) -> None:
        self._pixels, self._max_waiting, self._seconds = pixels, waiting, seconds
        self._used = self._waiting = 0
        self._changed = threading.Condition()

    @contextmanager
    def take(self, pixels: int) -> Iterator[None]:
        """Hold room for a picture of so many pixels, after a wait if need be.

        Raises:
            NoRoom: others wait already, or it took too long.
        """
        wanted = min(pixels, self._pixels)
        with self._changed:
            self._wait_for(wanted)
            self._used += wanted
        try:
            yield
        finally:
            with self._changed:
                self._used -= wanted
                self._changed.notify_all()

    def _wait_for(self, wanted: int) -> None:
        if self._fits(wanted):
            return
        if self._waiting >= self._max_waiting:
            raise NoRoom
        self._waiting += 1
        try:
            if not self._changed.wait_for(lambda: self._fits(wanted), self._seconds):
                raise NoRoom
        finally:
            self._waiting -= 1

    def _fits(self, wanted: int) -> bool:
        return self._used + wanted <= self._pixels
