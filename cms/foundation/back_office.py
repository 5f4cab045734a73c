"""What the screens of the back office share: menu groups, counts of what waits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail import hooks


@dataclass(frozen=True)
class WaitingRow:
    """One of the things that wait: what, in a few words why, where to, and how late (with its tone)."""

    label: str
    url: str
    detail: str = ""
    due: str = ""
    tone: str = "idle"
    picture: str = ""


@dataclass(frozen=True)
class Waiting:
    """So many things wait for somebody; the count leads to them. Brought by the hook ``register_waiting``.

    ``rows`` are the first of them, three or so, to begin with at once; ``tone`` is wait or bad.
    """

    label: str
    count: int
    url: str
    order: int = 100
    detail: str = ""
    tone: str = "wait"
    rows: Sequence[WaitingRow] = ()


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


def back_from(request: HttpRequest, otherwise: str, *arguments) -> HttpResponse:
    """Back to the page of ours that the form names in ``back``, else to the address of that name."""
    back = request.POST.get("back", "")
    if back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        return redirect(back)
    return redirect(otherwise, *arguments)
