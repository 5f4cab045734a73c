"""A confirmed address joins the records that gave it."""

from allauth.account.signals import email_changed, email_confirmed
from django.dispatch import receiver

from customers.people.models import Customer
from customers.people.services import customer_of
from customers.timeline.models import Entry
from customers.timeline.services import record
from customers.timeline.verbs import reacts_to

from .events import EMAIL_CHANGED, EMAIL_CONFIRMED
from .merging import confirm_address


@receiver(email_confirmed)
def write_down(request, email_address, **_signal) -> None:
    """allauth tells us outside of any transaction, so this only records; the worker does the rest."""
    user = email_address.user
    if user.is_staff and not Customer.objects.filter(user=user).exists():
        return  # A member of staff is no customer by that alone; what they bought as a guest joins by the hour.
    record(EMAIL_CONFIRMED, customer=customer_of(user), email=email_address.email)


@receiver(email_changed)
def write_down_change(request, user, from_email_address, to_email_address, **_signal) -> None:
    """The customer's record follows the address of the account, once that is confirmed."""
    customer = Customer.objects.filter(user=user).first()
    if customer and to_email_address.verified:
        record(EMAIL_CHANGED, customer=customer, email=to_email_address.email)


@reacts_to(EMAIL_CONFIRMED, EMAIL_CHANGED)
def join_records(entry: Entry) -> None:
    """Running it twice does no harm."""
    confirm_address(entry.customer, email=entry.data["email"])
