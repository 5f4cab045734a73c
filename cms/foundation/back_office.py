"""Shared by the screens of the back office: counts of waiting work, and redirecting back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail import hooks


@dataclass(frozen=True)
class WaitingRow:
    """One waiting item: its label, a few words of detail, its address, and when it is due (with a tone)."""

    label: str
    url: str
    detail: str = ""
    due: str = ""
    tone: str = "idle"
    picture: str = ""


@dataclass(frozen=True)
class Waiting:
    """How many items of one kind wait, and the list they stand in. From the hook ``register_waiting``.

    ``rows`` are the first two or three of them; ``tone`` is wait or bad.
    """

    label: str
    count: int
    url: str
    order: int = 100
    detail: str = ""
    tone: str = "wait"
    rows: Sequence[WaitingRow] = ()


def waiting_for(request: HttpRequest) -> list[Waiting]:
    """What waits for this user, from the functions ``(request) -> Waiting | None`` of the hook ``register_waiting``."""
    functions: list[Callable[[HttpRequest], Waiting | None]] = hooks.get_hooks("register_waiting")
    found = (function(request) for function in functions)
    return sorted((each for each in found if each), key=lambda each: each.order)


def back_from(request: HttpRequest, otherwise: str, *arguments: object) -> HttpResponse:
    """Redirect to the page of ours that the form names in ``back``, else to the URL name ``otherwise``."""
    back = request.POST.get("back", "")
    if back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        return redirect(back)
    return redirect(otherwise, *arguments)


def refused(request: HttpRequest, sentence: str) -> HttpResponse:
    """The page of an address that this user may not open, with status 403."""
    return render(request, "cms/foundation/admin/refused.html", {"sentence": sentence}, status=403)
