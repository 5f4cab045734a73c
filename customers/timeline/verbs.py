"""Verbs: the kinds of events. Each app defines its own in ``events.py``."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

_verbs: dict[str, "Verb"] = {}
#: A function that reacts to an entry (``models.Entry``, which imports this module).
Subscriber = Callable[[Any], None]
_subscribers: dict[str, Subscriber] = {}


class NamedTwice(Exception):
    """Two verbs, subscribers, handlers or jobs have the same name; the start fails."""


@dataclass(frozen=True)
class Verb:
    """One kind of event: a name such as ``orders.placed``, a sentence with placeholders, an icon of the admin."""

    name: str
    sentence: str
    icon: str = "info-circle"
    subscribers: list[str] = field(default_factory=list, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.name in _verbs:
            raise NamedTwice(f"The verb {self.name!r} is named twice.")
        _verbs[self.name] = self

    def __str__(self) -> str:
        return self.name


def verb_named(name: str) -> Verb | None:
    """The verb, or None if it no longer exists."""
    return _verbs.get(name)


def subscriber_named(name: str) -> Subscriber | None:
    """The subscriber, or None if it no longer exists."""
    return _subscribers.get(name)


def reacts_to(*verbs: Verb) -> Callable:
    """Run the function in the worker, once for each entry of ``verbs``; it must be idempotent."""

    def register(function: Subscriber) -> Subscriber:
        name = f"{function.__module__}.{function.__name__}"
        if name in _subscribers:
            raise NamedTwice(f"The subscriber {name!r} is named twice.")
        _subscribers[name] = function
        for verb in verbs:
            verb.subscribers.append(name)
        return function

    return register
