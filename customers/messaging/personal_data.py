"""The mails to a person."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.people.models import Customer
from customers.people.personal_data import DataRow, PersonalData, declare

from .masking import mask
from .models import OutgoingMail


def _rows(customer: Customer) -> Iterator[DataRow]:
    """With codes and sign-in links masked: whoever reads the file must not get in by it."""
    for mail in customer.mails.defer("html").order_by("written_at", "pk"):
        yield {
            _("Written"): mail.written_at,
            _("Sent"): mail.sent_at,
            _("To"): mail.recipient,
            _("Subject"): mail.subject,
            _("Text"): mask(mail.secrets, mail.text),
        }


def _erase(customer: Customer) -> None:
    OutgoingMail.objects.filter(customer=customer).delete()


declare(PersonalData(key="mails", label=gettext_lazy("E-mails"), models=(OutgoingMail,), rows=_rows, erase=_erase))
