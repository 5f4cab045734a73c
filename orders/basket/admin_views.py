"""A basket in the back office, for those who look after the stock that it holds."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from store.stock.hold_owners import HoldOwner, keys_of
from store.stock.models import Hold

from .models import Basket

#: Lines on the screen.
MAX_LINES = 100


def hold_owners(request: HttpRequest, owners: Collection[str]) -> dict[str, HoldOwner]:
    """The baskets among the owners of holds."""
    keys = keys_of(owners, "basket")
    rows = Basket.objects.filter(pk__in=keys).select_related("customer").with_quantity() if keys else ()
    return {keys[basket.pk]: _owner(request, basket) for basket in rows}


def _owner(request: HttpRequest, basket: Basket) -> HoldOwner:
    count = ngettext("%(count)d piece", "%(count)d pieces", basket.quantity) % {"count": basket.quantity}
    who = str(basket.customer) if basket.customer and _may_see_customers(request) else ""
    return HoldOwner(
        _("Basket %(number)s") % {"number": basket},
        reverse("basket_admin", args=[basket.pk]),
        ", ".join(filter(None, [who, count])),
    )


def _may_see_customers(request: HttpRequest) -> bool:
    return request.user.has_perm("people.view_customer")


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines of a basket, and until when its stock is held. Of a guest nothing is known here."""
    if not request.user.has_perm("stock.view_stocklevel"):
        raise PermissionDenied
    basket = get_object_or_404(Basket.objects.select_related("customer"), pk=pk)
    holds = Hold.objects.of(basket.hold_owner)
    context = {
        "basket": basket,
        "header_title": _("Basket %(number)s") % {"number": basket},
        "lines": basket.lines.select_related("variant__product")[:MAX_LINES],
        "held_until": holds.values_list("expires_at", flat=True).order_by("expires_at").first(),
        "may_see_customers": _may_see_customers(request),
    }
    return TemplateResponse(request, "orders/basket/admin/basket.html", context)
