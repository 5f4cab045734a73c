"""What the screens of the back office share: menu groups, counts of what waits."""

from collections.abc import Callable
from dataclasses import dataclass

from wagtail import hooks


@dataclass(frozen=True)
class Waiting:
    """So many things wait for somebody; the count leads to them. Brought by the hook ``register_waiting``."""

    label: str
    count: int
    url: str
    order: int = 100


def waiting_for(request) -> list[Waiting]:
    """What waits for this user, from every app that brought a function ``(request) -> Waiting | None``."""
    functions: list[Callable] = hooks.get_hooks("register_waiting")
    found = (function(request) for function in functions)
    return sorted((each for each in found if each), key=lambda each: each.order)


def panels_of(hook: str, subject, request) -> list:
    """The parts a record's screen is made of, from ``register_customer_panel`` and the like, in their order.

    Each function takes ``(subject, request)`` and gives a ``Component`` with an ``order``, or nothing.
    """
    found = (function(subject, request) for function in hooks.get_hooks(hook))
    return sorted((panel for panel in found if panel), key=lambda panel: panel.order)
