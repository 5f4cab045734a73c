"""Whose designs are meant: a customer's hang on the customer, a guest's on the session."""

from collections.abc import Mapping

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest

from customers.people.models import Customer
from customers.people.services import customer_of
from store.configurator.models import Design

#: In the session: the keys of the designs a guest has saved.
KEY = "designs"


def own_designs(request: HttpRequest) -> QuerySet:
    """The designs of whoever asks, the one saved last first."""
    designs = Design.objects.order_by("-changed_at", "-pk")
    if request.user.is_authenticated:
        return designs.visible_to(request.user)
    kept = request.session.get(KEY)
    return designs.filter(customer=None, pk__in=kept) if kept else designs.none()


def design_named(request: HttpRequest, data: Mapping[str, str]) -> Design | None:
    """The own design that an address or a form says is being changed, or nothing."""
    token = data.get("design", "").replace("\x00", "")[:64]
    return own_designs(request).select_related("configuration").filter(token=token).first() if token else None


def owner_of(request: HttpRequest) -> Customer | None:
    """On whom a new design hangs; a guest has none."""
    return customer_of(request.user) if request.user.is_authenticated else None


def remember(request: HttpRequest, design: Design) -> None:
    """Let a guest find this design again."""
    if design.customer_id is None:
        request.session[KEY] = [*request.session.get(KEY, []), design.pk][-settings.MOST_DESIGNS :]
