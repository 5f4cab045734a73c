"""Values in the memory of the process, valid while the version numbers they depend on stand still."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any

from . import versions

#: Values that one process holds.
MAX_VALUES = 4000


class LeastRecentlyUsed:
    """As much as fits; what was not asked for the longest time leaves first. Threads may share it."""

    def __init__(self, room: int, weight: Callable[[Any], int] = lambda _value: 1) -> None:
        self.room, self.weight = room, weight
        self._values: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock, self._used = threading.Lock(), 0

    def get(self, key: Hashable) -> Any:
        """The value, or None."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def set(self, key: Hashable, value: Any) -> None:
        """Hold a value, instead of the one before."""
        with self._lock:
            if key in self._values:
                self._used -= self.weight(self._values.pop(key))
            self._values[key] = value
            self._used += self.weight(value)
            while self._used > self.room:
                self._used -= self.weight(self._values.popitem(last=False)[1])

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()
            self._used = 0


_values = LeastRecentlyUsed(MAX_VALUES)


def cached(*subjects: str) -> Callable:
    """Cache what the function returns, once for each set of arguments, until one of ``subjects`` is invalidated.

    Threads share the value: return something frozen and plain. In a transaction nothing is put into the cache, for it
    may be built upon what is never committed.
    """
    versions.depends_on(subjects)

    def decorate(function: Callable) -> Callable:
        place = (function.__module__, function.__qualname__)

        @wraps(function)
        def answer(*arguments):
            key, now = (*place, *arguments), versions.numbers(*subjects)
            held = _values.get(key)
            if held and held[0] == now:
                return held[1]
            value = function(*arguments)
            if not versions.in_transaction():
                _values.set(key, (now, value))
            return value

        return answer

    return decorate


def clear() -> None:
    """Empty the memory of this process; for tests and measurements."""
    _values.clear()
    versions.forget()
