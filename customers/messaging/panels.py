"""The panel of mails on the screen of a customer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest

from cms.foundation.panels import TemplatePanel
from customers.people.models import Customer

from .models import OutgoingMail

#: Mails in the panel.
MAX_MAILS = 6


@dataclass(frozen=True)
class MailsPanel(TemplatePanel):
    """The last mails to a customer."""

    order: ClassVar[int] = 60
    template_name: ClassVar[str] = "customers/messaging/admin/mails.html"

    mails: Sequence[OutgoingMail]


def mails_of_customer(customer: Customer, request: HttpRequest) -> MailsPanel | None:
    """The panel, for users who may view mails."""
    if not request.user.has_perm("messaging.view_outgoingmail"):
        return None
    return MailsPanel(customer.mails.defer("text", "html").newest_first()[:MAX_MAILS])
