"""Whose designs: a customer's belong to the customer, a guest's to the browser that saved them.

The browser holds an unguessable token in a cookie. It is set when a guest saves a design, never by looking at pages.
"""

import secrets
from collections.abc import Mapping
from typing import cast

from django.conf import settings
from django.db.models import Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse

from customers.people.models import Customer, User
from customers.people.services import customer_of
from store.designs.models import Design, device_hash

#: The cookie with the token of a guest's browser.
COOKIE = "designs"
#: Designs on one page of the list.
DESIGNS = 12
#: Of the token.
_MAX_TOKEN = 64


def device_of(request: HttpRequest) -> str:
    """The token of the visitor's browser; empty if it has saved no design as a guest."""
    return request.COOKIES.get(COOKIE, "").replace("\x00", "")[:_MAX_TOKEN]


def own_designs(request: HttpRequest) -> QuerySet:
    """The visitor's designs, the one saved last first."""
    return _owned(request, Design.objects.all()).order_by("-changed_at", "-pk")


def deleted_designs(request: HttpRequest) -> QuerySet:
    """The visitor's deleted designs, the one deleted last first."""
    return _owned(request, Design.all_rows.exclude(deleted_at=None)).order_by("-deleted_at", "-pk")


def _owned(request: HttpRequest, designs: QuerySet) -> QuerySet:
    if request.user.is_authenticated:
        return designs.visible_to(request.user)
    return designs.of_device(device_of(request))


def design_named(request: HttpRequest, data: Mapping[str, str]) -> Design | None:
    """The visitor's own design that an address or a form names as being changed, or None."""
    token = data.get("design", "").replace("\x00", "")[:64]
    return own_designs(request).select_related("configuration").filter(token=token).first() if token else None


def is_own(request: HttpRequest, design: Design) -> bool:
    """Whether the design is the visitor's own."""
    if request.user.is_authenticated:
        return design.owner == request.user.pk
    device = device_of(request)
    return bool(device) and design.customer_id is None and design.device == device_hash(device)


def saved_designs(request: HttpRequest, *, before: int | None = None) -> list[Design]:
    """One page of the visitor's designs and one more; ``before``: those older than this one."""
    designs = own_designs(request).with_products()
    return (list(_older(designs, before)[: DESIGNS + 1]) if before else []) or list(designs[: DESIGNS + 1])


def _older(designs: QuerySet[Design], than: int) -> QuerySet[Design]:
    last = Subquery(Design.objects.filter(pk=than).values("changed_at"))
    return designs.filter(Q(changed_at__lt=last) | Q(changed_at=last, pk__lt=than))


def owner_of(request: HttpRequest) -> Customer | None:
    """The customer of a new design; None for a guest."""
    return customer_of(cast(User, request.user)) if request.user.is_authenticated else None


def device_for_saving(request: HttpRequest) -> str:
    """The token of a guest's browser, a new one the first time; empty for customers. ``remember`` stores it there."""
    if request.user.is_authenticated:
        return ""
    return device_of(request) or secrets.token_urlsafe(32)


def remember(response: HttpResponse, device: str) -> None:
    """Store the token in the guest's browser, so that the guest finds the designs again on this device."""
    if device:
        stay = int(settings.GUEST_DESIGNS_STAY.total_seconds())
        response.set_cookie(
            COOKIE, device, max_age=stay, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
