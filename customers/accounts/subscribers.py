"""A confirmed address joins the records that gave it."""

from allauth.account.signals import email_confirmed
from django.dispatch import receiver

from customers.people.services import customer_of
from customers.timeline.models import Entry
from customers.timeline.services import record
from customers.timeline.verbs import reacts_to

from .events import EMAIL_CONFIRMED
from .merging import confirm_address


@receiver(email_confirmed)
def write_down(request, email_address, **_signal) -> None:
    """allauth tells us outside of any transaction, so this only records; the worker does the rest."""
    customer = customer_of(email_address.user)
    record(EMAIL_CONFIRMED, customer=customer, email=email_address.email)


@reacts_to(EMAIL_CONFIRMED)
def join_records(entry: Entry) -> None:
    """Running it twice does no harm."""
    confirm_address(entry.customer, email=entry.data["email"])
