"""Whose designs: a customer's belong to the customer, a guest's to the session."""

from collections.abc import Mapping
from typing import cast

from django.conf import settings
from django.db.models import Q, QuerySet, Subquery
from django.http import HttpRequest

from customers.people.models import Customer, User
from customers.people.services import customer_of
from store.designs.models import Design

#: In the session: the keys of the designs a guest has saved.
KEY = "designs"
#: Designs on one page of the list.
DESIGNS = 12


def own_designs(request: HttpRequest) -> QuerySet:
    """The visitor's designs, the one saved last first."""
    designs = Design.objects.order_by("-changed_at", "-pk")
    if request.user.is_authenticated:
        return designs.visible_to(request.user)
    saved = request.session.get(KEY)
    return designs.filter(customer=None, pk__in=saved) if saved else designs.none()


def design_named(request: HttpRequest, data: Mapping[str, str]) -> Design | None:
    """The visitor's own design that an address or a form names as being changed, or None."""
    token = data.get("design", "").replace("\x00", "")[:64]
    return own_designs(request).select_related("configuration").filter(token=token).first() if token else None


def is_own(request: HttpRequest, design: Design) -> bool:
    """Whether the design is the visitor's own."""
    if request.user.is_authenticated:
        return design.owner == request.user.pk
    return design.customer_id is None and design.pk in request.session.get(KEY, [])


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


def remember(request: HttpRequest, design: Design) -> None:
    """Let a guest find this design again."""
    if design.customer_id is None:
        request.session[KEY] = [*request.session.get(KEY, []), design.pk][-settings.MAX_DESIGNS :]
