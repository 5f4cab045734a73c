"""What accounts do by the clock."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management import call_command
from django.db.models import Exists, OuterRef
from django.utils import timezone

from customers.people.models import Customer, User
from customers.timeline.models import Entry
from customers.timeline.schedule import every

from . import confirming
from .events import EMAIL_CONFIRMED
from .limits import longest_window
from .merging import join_guests
from .models import Tries

#: How long the sweep looks back for confirmations.
LOOK_BACK = timedelta(days=2)


@every(hours=1)
def join_what_was_missed() -> None:
    """Join the guests of confirmations whose reaction never came. Running it twice does no harm."""
    confirmations = Entry.objects.of(EMAIL_CONFIRMED).filter(at__gt=timezone.now() - LOOK_BACK)
    for entry in confirmations.select_related("customer").iterator():
        join_guests(entry.customer, email=entry.data["email"], before=entry.at)


@every(hours=1)
def close_unconfirmed_accounts() -> None:
    """Close accounts that nobody confirmed in time. Running it twice does no harm."""
    confirmed = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    held = Customer.objects.filter(user=OuterRef("pk"), email_verified=True)
    opened = User.objects.filter(date_joined__lt=timezone.now() - settings.UNCONFIRMED_ACCOUNTS_STAY)
    strangers = opened.filter(is_staff=False, is_superuser=False, groups=None, is_active=True)
    for user in strangers.exclude(Exists(confirmed)).exclude(Exists(held)).iterator():
        confirming.close(user)


@every(hours=1)
def forget_tries() -> None:
    """Tries that count no longer are not kept."""
    Tries.objects.filter(since__lt=timezone.now() - longest_window()).delete()


@every(hours=24)
def clear_sessions() -> None:
    """Expired sessions are deleted. Running it twice does no harm."""
    call_command("clearsessions", verbosity=0)
