"""Confirming an address, taking an account over, and closing accounts that nobody confirmed.

An address proves a mailbox, a session or a password proves an account. The history of an address goes only to whoever
proves both. Who proves only the mailbox of an account that nobody has confirmed yet takes the account over, without
anything that was done in it: somebody else may have opened it with their address.
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
from .merging import hold_address


class ConfirmedMeanwhile(Exception):
    """The account was confirmed a moment ago, so nobody takes it over any more."""


@transaction.atomic
def write_down_confirmation(user: User, *, email: str) -> None:
    """The user has proved both the address and the account: their record holds the address from now on.

    A reaction brings the guests who gave it. Whoever else named the address without proving it loses it.
    """
    EmailAddress.objects.filter(email=email, verified=False).exclude(user=user).delete()
    for other in User.objects.filter(email=email).exclude(pk=user.pk):
        close(other)
    if user.is_staff and not Customer.objects.filter(user=user).exists():
        return  # A member of staff is no customer by that alone.
    customer = customer_of(user)
    if not customer.email_verified:
        Consent.objects.filter(customer=customer).update(proven=True)
    hold_address(customer, email=email)
    record(events.EMAIL_CONFIRMED, customer=customer, email=email)


@transaction.atomic
def take_over(address: EmailAddress, *, password: str) -> None:
    """Give an account that nobody has confirmed to the owner of its address, who chooses the password.

    The old password, its sessions, other addresses and second factors are gone. What was done in the account stays
    with a separate guest.

    Raises:
        ConfirmedMeanwhile: somebody has proved the account.
    """
    user = User.objects.select_for_update().get(pk=address.user_id)
    if is_confirmed(user):
        raise ConfirmedMeanwhile
    _leave_history_behind(user)
    EmailAddress.objects.filter(user=user).exclude(pk=address.pk).delete()
    Authenticator.objects.filter(user=user).delete()
    user.name, user.email = "", address.email
    user.set_password(password)  # Django ends every session that was begun with another password.
    user.save(update_fields=["name", "email", "password"])
    EmailAddress.objects.filter(pk=address.pk).update(verified=True, primary=True)
    write_down_confirmation(user, email=address.email)
    record(events.TAKEN_OVER, customer=customer_of(user))


def _leave_history_behind(user: User) -> None:
    """The record of whoever opened the account becomes a guest's; the account begins with a new one."""
    customer = Customer.objects.select_for_update().filter(user=user).first()
    if customer:
        Customer.objects.filter(pk=customer.pk).update(user=None, is_separate=True)
        record(events.LEFT_BEHIND, customer=customer)


@transaction.atomic
def close(user: User) -> None:
    """End an account that nobody has confirmed; what was ordered or asked in it stays with a guest. Harmless to repeat.

    The address is free again. Where the user stands in the record as who did something, the row stays, inactive.
    """
    user = User.objects.select_for_update().filter(pk=user.pk).first()
    if user is None or is_confirmed(user):
        return
    if customer := Customer.objects.filter(user=user).first():
        _make_guest(customer)
    if not _deleted(user):
        EmailAddress.objects.filter(user=user).delete()
        user.is_active, user.email = False, f"closed-{user.pk}@closed.invalid"
        user.set_unusable_password()
        user.save(update_fields=["is_active", "email", "password"])


def _make_guest(customer: Customer) -> None:
    """Orders and questions protect their customer; without any the record goes with the account."""
    if _deleted(customer):
        return
    Address.objects.filter(customer=customer).delete()
    Customer.objects.filter(pk=customer.pk).update(user=None)
    record(events.ACCOUNT_CLOSED, customer=customer)


def _deleted(row: models.Model) -> bool:
    try:
        with transaction.atomic():
            type(row)._base_manager.get(pk=row.pk).delete()
    except models.ProtectedError:
        return False
    return True
