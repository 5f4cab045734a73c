"""A person's questions, with messages and files."""

from collections.abc import Callable, Iterator
from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.people.models import Customer
from customers.people.personal_data import DataFile, DataRow, PersonalData, declare

from .models import Attachment, Message, Ticket


def _rows(customer: Customer) -> Iterator[DataRow]:
    """All messages; notes and logged calls, too, because they are about the person."""
    for message in Message.objects.filter(ticket__customer=customer).select_related("ticket").order_by("at", "pk"):
        yield {
            _("Question"): message.ticket.number,
            _("Subject"): message.ticket.subject,
            _("When"): message.at,
            _("What"): message.get_kind_display(),
            _("Text"): message.text,
        }


def _files(customer: Customer) -> Iterator[DataFile]:
    for each in Attachment.objects.filter(message__ticket__customer=customer).select_related("message__ticket"):
        yield DataFile(f"{each.message.ticket.number}/{each.pk}-{each.name}", _opener(each))


def _opener(attachment: Attachment) -> Callable[[], IO[bytes]]:
    file = attachment.file
    return lambda: file.storage.open(file.name)


def _erase(customer: Customer) -> None:
    """The files go after the commit."""
    for each in Attachment.objects.filter(message__ticket__customer=customer):
        transaction.on_commit(lambda file=each.file: file.storage.delete(file.name), robust=True)
    Ticket.objects.filter(customer=customer).delete()


declare(
    PersonalData(
        key="questions",
        label=gettext_lazy("Questions, with messages and files"),
        models=(Ticket, Message, Attachment),
        rows=_rows,
        files=_files,
        erase=_erase,
    )
)
