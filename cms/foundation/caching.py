"""In-process cache. A value is valid while the version numbers it depends on are unchanged."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from . import versions

P = ParamSpec("P")
T = TypeVar("T")
#: Values that one process caches at most.
MAX_VALUES = 4000


class LruCache:
    """A cache of bounded size that drops the least recently used values. Safe for threads."""

    def __init__(self, max_weight: int, weight: Callable[[Any], int] = lambda _value: 1) -> None:
        self.max_weight, self.weight = max_weight, weight
        self._values: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock, self._used = threading.Lock(), 0

    def get(self, key: Hashable) -> Any:
        """The value, or None."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def set(self, key: Hashable, value: Any) -> None:
        """Store a value; it replaces the one before."""
        with self._lock:
            if key in self._values:
                self._used -= self.weight(self._values.pop(key))
            self._values[key] = value
            self._used += self.weight(value)
            while self._used > self.max_weight:
                self._used -= self.weight(self._values.popitem(last=False)[1])

    def clear(self) -> None:
        """Remove all values."""
        with self._lock:
            self._values.clear()
            self._used = 0


_values = LruCache(MAX_VALUES)


def cached(*subjects: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Cache what the function returns, once for each set of arguments, until one of ``subjects`` is invalidated.

    Threads share the value: return something frozen and plain. Within a transaction nothing is stored, because the
    transaction may be rolled back.
    """
    versions.depends_on(subjects)

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        place = (function.__module__, function.__qualname__)

        @wraps(function)
        def answer(*arguments: P.args, **keywords: P.kwargs) -> T:
            key, now = (*place, *arguments, *keywords.items()), versions.numbers(*subjects)
            stored = _values.get(key)
            if stored and stored[0] == now:
                return stored[1]
            value = function(*arguments, **keywords)
            if not versions.in_transaction():
                _values.set(key, (now, value))
            return value

        return answer

    return decorate


def clear() -> None:
    """Empty the memory of this process; for tests and measurements."""
    _values.clear()
    versions.forget()
