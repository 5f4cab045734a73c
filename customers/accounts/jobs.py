"""Scheduled jobs of accounts."""

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
from .merging import merge_guests
from .models import Tries

#: How old confirmations the sweep checks.
LOOK_BACK = timedelta(days=2)


@every(hours=1)
def merge_missed_guests() -> None:
    """Merge guests of confirmations whose reaction failed. Idempotent."""
    confirmations = Entry.objects.of(EMAIL_CONFIRMED).filter(at__gt=timezone.now() - LOOK_BACK)
    for entry in confirmations.select_related("customer").iterator():
        merge_guests(entry.customer, email=entry.data["email"], before=entry.at)


@every(hours=1)
def close_unconfirmed_accounts() -> None:
    """Close accounts that were not confirmed in time. Idempotent."""
    confirmed = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    verified = Customer.objects.filter(user=OuterRef("pk"), email_verified=True)
    old = User.objects.filter(date_joined__lt=timezone.now() - settings.UNCONFIRMED_ACCOUNTS_STAY)
    old_shoppers = old.filter(is_staff=False, is_superuser=False, groups=None, is_active=True)
    for user in old_shoppers.exclude(Exists(confirmed)).exclude(Exists(verified)).iterator():
        confirming.close(user)


@every(hours=1)
def delete_old_tries() -> None:
    """Delete tries that no longer count."""
    Tries.objects.filter(since__lt=timezone.now() - longest_window()).delete()


@every(hours=24)
def clear_sessions() -> None:
    """Delete expired sessions. Idempotent."""
    call_command("clearsessions", verbosity=0)
