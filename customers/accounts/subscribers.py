"""Reactions to a confirmed address and to a changed primary address."""

from allauth.account.signals import email_changed, email_confirmed
from django.dispatch import receiver

from customers.people.models import Customer
from customers.timeline.models import Entry
from customers.timeline.services import record
from customers.timeline.verbs import reacts_to

from .confirming import record_confirmation
from .events import EMAIL_CHANGED, EMAIL_CONFIRMED
from .merging import merge_guests, set_verified_address


@receiver(email_confirmed)
def record_email_confirmed(request, email_address, **_signal) -> None:
    """Runs in the transaction of ``AccountAdapter.confirm_email``."""
    record_confirmation(email_address.user, email=email_address.email)


@receiver(email_changed)
def update_customer_email(request, user, from_email_address, to_email_address, **_signal) -> None:
    """Copy the account's new primary address to the customer, if it is confirmed."""
    customer = Customer.objects.filter(user=user).first()
    if customer and to_email_address.verified and set_verified_address(customer, email=to_email_address.email):
        record(EMAIL_CHANGED, customer=customer, email=to_email_address.email)


@reacts_to(EMAIL_CONFIRMED)
def merge_guests_of_address(entry: Entry) -> None:
    """Idempotent."""
    merge_guests(entry.customer, email=entry.data["email"], before=entry.at)
