"""The panel of a person's data on the screen of a customer: what can be done, and what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from cms.foundation.panels import TemplatePanel
from customers.people.models import Customer

from .permissions import CORRECT, ERASE, EXPORT, MERGE

#: Entries of the log in the panel.
MAX_ENTRIES = 5


@dataclass(frozen=True)
class DataPanel(TemplatePanel):
    """Links to the pages, and the last entries of the log."""

    order: ClassVar[int] = 90
    template_name: ClassVar[str] = "customers/privacy/admin/panel.html"

    #: (label, address)
    links: Sequence[tuple[str, str]]
    entries: Sequence[ModelLogEntry]


def data_of_customer(customer: Customer, request: HttpRequest) -> DataPanel | None:
    """The panel, for users who may do any of it."""
    pages = [
        (CORRECT, _("Correct …"), "correct"),
        (MERGE, _("Merge with …"), "merge"),
        (EXPORT, _("Export …"), "export"),
        (ERASE, _("Erase …"), "erase"),
    ]
    allowed = [(label, name) for permission, label, name in pages if request.user.has_perm(permission)]
    if not allowed:
        return None
    links = [(label, reverse(f"customer_data:{name}", args=[customer.pk])) for label, name in allowed]
    entries = ModelLogEntry.objects.for_instance(customer).select_related("user")[:MAX_ENTRIES]
    return DataPanel([] if customer.erased_at else links, entries)
