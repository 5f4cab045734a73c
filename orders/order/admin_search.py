"""Orders in the search over everything."""

import re
from collections.abc import Sequence

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from cms.foundation.addresses import address_of
from cms.foundation.admin_search import MAX_RESULTS, SearchKind, SearchResult
from cms.text.spelling import plain
from customers.people.models import Customer
from customers.people.search import containing, matching
from store.money.amounts import Money

from .models import Order, OrderLine
from .numbers import as_order_number

#: A sum as people type it: 42.90, 42,90, €42.90, 1,234.50, 1.234,50 €, 1234, EUR 1 234.
_SUM = re.compile(
    r"(?:[^\w\s]|[a-z]{3})?\s?(\d{1,9}|\d{1,3}(?:[.,’' ]\d{3})+)(?:[.,](\d{1,2}))?\s?(?:[^\w\s]|[a-z]{3})?", re.I
)


def order_results(text: str, request: HttpRequest) -> Sequence[SearchResult]:
    """The order of this number; else orders of this sum, of matching customers, or with these engraved words."""
    rows = Order.objects.select_related("customer").order_by("-pk")
    found = list(rows.filter(number=as_order_number(text)))
    for more in (_by_total, _by_customer, _by_words):
        if not found:
            found = list(more(rows, text)[:MAX_RESULTS])
    return [_result(order) for order in found]


def order_kind() -> SearchKind:
    """For the hook ``register_search_kind``."""
    return SearchKind(
        _("Orders"),
        order_results,
        permission="order.view_order",
        all_url=lambda text: f"{reverse('orders_admin:index')}?{urlencode({'q': text})}",
        order=10,
    )


def _by_total(rows: QuerySet, text: str) -> QuerySet:
    match = _SUM.fullmatch(plain(text))
    if not match:
        return rows.none()
    whole = "".join(filter(str.isdigit, match[1]))
    return rows.filter(total=Money(f"{whole}.{match[2] or 0}", settings.CURRENCY))


def _by_customer(rows: QuerySet, text: str) -> QuerySet:
    return rows.filter(customer__in=Customer.objects.filter(matching(text)))


def _by_words(rows: QuerySet, text: str) -> QuerySet:
    return rows.filter(pk__in=OrderLine.objects.filter(containing(text, "search_key")).values("order"))


def _result(order: Order) -> SearchResult:
    day = date_format(localtime(order.placed_at), "SHORT_DATE_FORMAT")
    detail = f"{order.customer} · {order.total} · {day} · {order.get_status_display()}"
    return SearchResult(order.number, address_of("orders_admin:inspect", order.pk), detail)
