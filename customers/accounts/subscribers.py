"""What follows from a confirmed address, and from another one that an account writes with."""

from allauth.account.signals import email_changed, email_confirmed
from django.dispatch import receiver

from customers.people.models import Customer
from customers.timeline.models import Entry
from customers.timeline.services import record
from customers.timeline.verbs import reacts_to

from .confirming import write_down_confirmation
from .events import EMAIL_CHANGED, EMAIL_CONFIRMED
from .merging import hold_address, join_guests


@receiver(email_confirmed)
def write_down(request, email_address, **_signal) -> None:
    """Within the transaction of ``AccountAdapter.confirm_email``: confirmed and written down, or neither."""
    write_down_confirmation(email_address.user, email=email_address.email)


@receiver(email_changed)
def follow_account(request, user, from_email_address, to_email_address, **_signal) -> None:
    """The customer's record follows the address of the account, once that is confirmed."""
    customer = Customer.objects.filter(user=user).first()
    if customer and to_email_address.verified and hold_address(customer, email=to_email_address.email):
        record(EMAIL_CHANGED, customer=customer, email=to_email_address.email)


@reacts_to(EMAIL_CONFIRMED)
def join_records(entry: Entry) -> None:
    """Running it twice does no harm."""
    join_guests(entry.customer, email=entry.data["email"], before=entry.at)
