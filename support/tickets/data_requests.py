"""Tickets in which a customer asks for a copy or the deletion of their data, and the page that does it."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, override

from customers.privacy.permissions import ERASE, EXPORT

from .models import Ticket

COPY, DELETION = gettext_lazy("A copy of my data"), gettext_lazy("Deletion of my data")


def data_request_link(ticket: Ticket, request: HttpRequest) -> tuple[str, str] | None:
    """Label and address of the page that does what the ticket asks for, for users who may."""
    for subject, permission, label, name in (
        (COPY, EXPORT, gettext("Export this customer's data …"), "export"),
        (DELETION, ERASE, gettext("Erase this customer's data …"), "erase"),
    ):
        with override(ticket.customer.language):
            is_wanted = ticket.subject == str(subject)
        if is_wanted and not ticket.customer.erased_at and request.user.has_perm(permission):
            return label, reverse(f"customer_data:{name}", args=[ticket.customer_id])
    return None
