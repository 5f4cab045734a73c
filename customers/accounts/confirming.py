"""Confirming an address, taking an account over, and closing accounts that nobody confirmed.

The link of a mail proves the mailbox; a session or password proves the account. The history of an address goes only to
a person who proves both. A person who proves only the mailbox of an unconfirmed account takes it over without its
history: somebody else may have opened it with their address.
"""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import models, transaction

from customers.people.models import Customer, User
from customers.people.services import customer_of
from customers.profiles.models import Address, Consent
from customers.timeline.services import record

from . import events
from .addresses import is_confirmed
from .merging import set_verified_address


class ConfirmedMeanwhile(Exception):
    """The account was confirmed a moment ago, so it cannot be taken over any more."""


@transaction.atomic
def record_confirmation(user: User, *, email: str) -> None:
    """Record that the user has proved both the address and the account.

    A reaction merges the guests with this address. Other accounts that have it unconfirmed lose it.
    """
    EmailAddress.objects.filter(email=email, verified=False).exclude(user=user).delete()
    for other in User.objects.filter(email=email).exclude(pk=user.pk):
        close(other)
    if user.is_staff and not Customer.objects.filter(user=user).exists():
        return  # Staff are not customers by default.
    customer = customer_of(user)
    if not customer.email_verified:
        Consent.objects.filter(customer=customer).update(proven=True)
    set_verified_address(customer, email=email)
    record(events.EMAIL_CONFIRMED, customer=customer, email=email)


@transaction.atomic
def take_over(address: EmailAddress, *, password: str) -> None:
    """Give an unconfirmed account to the owner of its address, with a new password.

    The old password, its sessions, other addresses and second factors are deleted. The history of the account stays
    with a separate guest.

    Raises:
        ConfirmedMeanwhile: the account is confirmed.
    """
    user = User.objects.select_for_update().get(pk=address.user_id)
    if is_confirmed(user):
        raise ConfirmedMeanwhile
    _separate_history(user)
    EmailAddress.objects.filter(user=user).exclude(pk=address.pk).delete()
    Authenticator.objects.filter(user=user).delete()
    user.name, user.email = "", address.email
    user.set_password(password)  # Django ends all sessions of the old password.
    user.save(update_fields=["name", "email", "password"])
    EmailAddress.objects.filter(pk=address.pk).update(verified=True, primary=True)
    record_confirmation(user, email=address.email)
    record(events.TAKEN_OVER, customer=customer_of(user))


def _separate_history(user: User) -> None:
    """The old customer record becomes a guest; the account starts with a new one."""
    customer = Customer.objects.select_for_update().filter(user=user).first()
    if customer:
        Customer.objects.filter(pk=customer.pk).update(user=None, is_separate=True)
        record(events.HISTORY_SEPARATED, customer=customer)


@transaction.atomic
def close(user: User) -> None:
    """Close an unconfirmed account; its orders and questions stay with a guest. Idempotent.

    The address is free again. A user who is named in the record stays as an inactive row.
    """
    locked = User.objects.select_for_update().filter(pk=user.pk).first()
    if locked is None or is_confirmed(locked):
        return
    user = locked
    if customer := Customer.objects.filter(user=user).first():
        _make_guest(customer)
    close_for_good(user)


@transaction.atomic
def close_for_good(user: User) -> None:
    """Delete the user; one who is named in the record stays as an inactive row without name and address.

    Their sessions end at once, because the password is another one.
    """
    if not _try_delete(user):
        EmailAddress.objects.filter(user=user).delete()
        Authenticator.objects.filter(user=user).delete()
        user.is_active, user.name, user.email = False, "", f"closed-{user.pk}@closed.invalid"
        user.set_unusable_password()
        user.save(update_fields=["is_active", "name", "email", "password"])


def _make_guest(customer: Customer) -> None:
    """Turn the customer into a guest; without orders and questions delete it."""
    if _try_delete(customer):
        return
    Address.objects.filter(customer=customer).delete()
    Customer.objects.filter(pk=customer.pk).update(user=None)
    record(events.ACCOUNT_CLOSED, customer=customer)


def _try_delete(row: models.Model) -> bool:
    try:
        with transaction.atomic():
            type(row)._base_manager.get(pk=row.pk).delete()
    except models.ProtectedError:
        return False
    return True
