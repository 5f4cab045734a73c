"""Parcels in the search over everything."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms.foundation.addresses import address_of
from cms.foundation.admin_search import MAX_RESULTS, SearchKind, SearchResult
from cms.text.spelling import code

from .models import Shipment


def parcel_results(text: str, request: HttpRequest) -> Sequence[SearchResult]:
    """Parcels with this tracking number; each leads to its order."""
    found = Shipment.objects.filter(tracking_number=code(text)).select_related("order__customer")[:MAX_RESULTS]
    return [
        SearchResult(
            each.tracking_number,
            address_of("orders_admin:inspect", each.order_id),
            f"{each.order.number} · {each.order.customer} · {each.get_status_display()}",
        )
        for each in found
    ]


def parcel_kind() -> SearchKind:
    """For the hook ``register_search_kind``."""
    return SearchKind(_("Parcels"), parcel_results, permission="order.view_order", order=15)
