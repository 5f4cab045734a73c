"""Orders in the search over everything."""

import re
from collections.abc import Sequence

from django.conf import settings
from django.db.models import Q
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
    """The order of this number; else orders of this sum, of matching customers, or with these words or products."""
    rows = Order.objects.select_related("customer").order_by("-pk")
    found = list(rows.filter(number=as_order_number(text)))
    for condition in (with_total, _of_customer, with_words):
        if not found:
            found = list(rows.filter(condition(text))[:MAX_RESULTS])
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


def with_total(text: str) -> Q:
    """Orders of this sum; none if the text is no sum."""
    match = _SUM.fullmatch(plain(text))
    if not match:
        return Q(pk__in=[])
    whole = "".join(filter(str.isdigit, match[1]))
    return Q(total=Money(f"{whole}.{match[2] or 0}", settings.CURRENCY))


def with_words(text: str) -> Q:
    """Orders with a line that has these engraved words, this name or article number."""
    return Q(pk__in=OrderLine.objects.filter(containing(text, "search_key")).values("order"))


def _of_customer(text: str) -> Q:
    return Q(customer__in=Customer.objects.filter(matching(text)))


def _result(order: Order) -> SearchResult:
    day = date_format(localtime(order.placed_at), "SHORT_DATE_FORMAT")
    detail = f"{order.customer} · {order.total} · {day} · {order.get_status_display()}"
    return SearchResult(order.number, address_of("orders_admin:inspect", order.pk), detail)
