"""What accounts do by the clock."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.utils import timezone

from customers.people.models import Customer
from customers.people.services import customer_of
from customers.timeline.schedule import every

from .merging import confirm_address
from .models import Try


@every(hours=1)
def join_what_was_missed() -> None:
    """Confirmed addresses whose reaction never came, and guests who ordered since. Running it twice does no harm."""
    for address in EmailAddress.objects.filter(verified=True).select_related("user").iterator():
        customer = customer_of(address.user)
        guests = Customer.objects.holding(address.email).filter(user=None, email_verified=False)
        missed = not customer.email_verified and customer.email == address.email
        if missed or guests.exists():
            confirm_address(customer, email=address.email)


@every(hours=1)
def forget_tries() -> None:
    """Tries that count no longer are not kept."""
    longest = max((within for _most, within in settings.RATE_LIMITS.values()), default=timedelta(hours=1))
    Try.objects.filter(at__lt=timezone.now() - longest).delete()
