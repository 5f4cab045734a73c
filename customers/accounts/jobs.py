"""What accounts do by the clock."""

from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from customers.people.models import Customer
from customers.people.services import customer_of
from customers.timeline.schedule import every

from .limits import longest_window
from .merging import confirm_address
from .models import Tries


@every(hours=1)
def join_what_was_missed() -> None:
    """Confirmed addresses whose reaction never came, and guests who ordered since. Running it twice does no harm."""
    guests = Customer.objects.filter(user=None, email_verified=False, email=OuterRef("email"))
    own = Customer.objects.filter(user=OuterRef("user"), email_verified=False)
    confirmed = EmailAddress.objects.filter(verified=True)
    missed = confirmed.filter(Exists(guests) | Exists(own) & Q(email=F("user__email")))
    for address in missed.select_related("user").iterator():
        confirm_address(customer_of(address.user), email=address.email)


@every(hours=1)
def forget_tries() -> None:
    """Tries that count no longer are not kept."""
    Tries.objects.filter(since__lt=timezone.now() - longest_window()).delete()


@every(hours=24)
def clear_sessions() -> None:
    """Expired sessions are deleted. Running it twice does no harm."""
    call_command("clearsessions", verbosity=0)
