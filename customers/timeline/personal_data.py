"""What happened to a person."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.people.models import Customer
from customers.people.personal_data import DataRow, PersonalData, declare

from .models import Entry


def _rows(customer: Customer) -> Iterator[DataRow]:
    """Without the names of colleagues."""
    for entry in Entry.objects.filter(customer=customer).order_by("at", "pk"):
        yield {_("When"): entry.at, _("What"): str(entry)}


def _erase(customer: Customer) -> None:
    Entry.objects.filter(customer=customer).delete()


declare(PersonalData(key="timeline", label=gettext_lazy("What happened"), models=(Entry,), rows=_rows, erase=_erase))
