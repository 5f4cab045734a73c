"""Tickets in the search over everything."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from cms.foundation.addresses import address_of
from cms.foundation.admin_search import MAX_RESULTS, SearchKind, SearchResult
from customers.people.models import Customer
from customers.people.search import containing, matching

from .models import Message, Ticket
from .numbers import as_ticket_number


def ticket_results(text: str, request: HttpRequest) -> Sequence[SearchResult]:
    """The ticket of this number, else tickets of matching customers, or whose messages have these words."""
    rows = Ticket.objects.select_related("customer").order_by("-pk")
    found = list(rows.filter(number=as_ticket_number(text)))
    if not found:
        found = list(rows.filter(customer__in=Customer.objects.filter(matching(text)))[:MAX_RESULTS])
    if not found:
        messages = Message.objects.filter(containing(text, "search_key"))
        found = list(rows.filter(pk__in=messages.values("ticket"))[:MAX_RESULTS])
    return [
        SearchResult(
            f"{ticket.number} {ticket.subject}",
            address_of("tickets_admin:inspect", ticket.pk),
            f"{ticket.customer} · {ticket.get_status_display()}",
        )
        for ticket in found
    ]


def ticket_kind() -> SearchKind:
    """For the hook ``register_search_kind``."""
    return SearchKind(
        _("Questions"),
        ticket_results,
        permission="tickets.view_ticket",
        all_url=lambda text: f"{reverse('tickets_admin:index')}?{urlencode({'q': text})}",
        order=30,
    )
