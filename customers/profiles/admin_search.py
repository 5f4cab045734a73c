"""Customers in the search over everything."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from cms.foundation.addresses import address_of
from cms.foundation.admin_search import MAX_RESULTS, SearchKind, SearchResult
from customers.people.models import Customer
from customers.people.search import matching


def customer_results(text: str, request: HttpRequest) -> Sequence[SearchResult]:
    """Customers by name, mail or phone in any spelling, newest first."""
    found = Customer.objects.filter(matching(text)).order_by("-pk")[:MAX_RESULTS]
    return [
        SearchResult(str(each), address_of("customers_admin:inspect", each.pk), f"{each.email} {each.phone}".strip())
        for each in found
    ]


def customer_kind() -> SearchKind:
    """For the hook ``register_search_kind``."""
    return SearchKind(
        _("Customers"),
        customer_results,
        permission="people.view_customer",
        all_url=lambda text: f"{reverse('customers_admin:index')}?{urlencode({'q': text})}",
        order=20,
    )
