"""Correcting what we know about a person.

A new e-mail address proves nothing: it is unconfirmed, and nobody gets into an account by it. A confirmed account keeps
its address until its owner, signed in, confirms the new one; the mailbox alone gives no access.
"""

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from customers.accounts.addresses import is_confirmed, is_in_use
from customers.accounts.services import change_personal_details
from customers.people.models import Customer, User
from customers.profiles.models import Consent
from customers.timeline.services import record

from . import events
from .log import CORRECT, log_for


class CorrectionRefused(Exception):
    """The correction is not possible; the message is for staff."""


@transaction.atomic
def correct(customer: Customer, *, name: str, email: str, phone: str, why: str, actor: User) -> EmailAddress | None:
    """Save name, address and phone. Returns the address of an account that its owner must confirm, if it is new.

    Raises:
        CorrectionRefused: the address belongs to another account, or an account would have none.
    """
    customer = Customer.objects.select_for_update().get(pk=customer.pk)
    labels = [("name", name, _("name")), ("email", email, _("e-mail address")), ("phone", phone, _("phone"))]
    changed = {field: label for field, value, label in labels if getattr(customer, field) != value}
    if not changed:
        return None
    address = _correct_email(customer, email) if "email" in changed else None
    change_personal_details(customer, name=name, phone=phone)
    parts = ", ".join(changed.values())
    moved = {"email_before": customer.email, "email": email} if "email" in changed and not customer.user_id else {}
    record(events.CORRECTED, customer=customer, actor=actor, fields=parts, **moved)
    customer.refresh_from_db()
    log_for(customer, CORRECT, actor=actor, why=why, detail=parts)
    return address


@transaction.atomic
def record_address_correction(customer: Customer, *, why: str, actor: User) -> None:
    """Write down that an address in the customer's book was corrected, added or deleted."""
    record(events.CORRECTED, customer=customer, actor=actor, fields=_("postal address"))
    log_for(customer, CORRECT, actor=actor, why=why, detail=_("postal address"))


def _correct_email(customer: Customer, email: str) -> EmailAddress | None:
    user = customer.user
    if user is None:
        _write_unconfirmed(customer, email)
        return None
    if not email:
        raise CorrectionRefused(_("An account needs an e-mail address."))
    if is_in_use(email, by_unconfirmed=True) or EmailAddress.objects.filter(user=user, email=email).exists():
        raise CorrectionRefused(_("There is an account with this address already."))
    if is_confirmed(user):
        return EmailAddress.objects.create(user=user, email=email)
    return _replace_unconfirmed(customer, user, email)


def _replace_unconfirmed(customer: Customer, user: User, email: str) -> EmailAddress:
    """An account whose address was never confirmed, perhaps mistyped, gets the right one."""
    EmailAddress.objects.filter(user=user).delete()
    try:
        with transaction.atomic():
            User.objects.filter(pk=user.pk).update(email=email)
    except IntegrityError as problem:  # Somebody opened an account with it a moment ago.
        raise CorrectionRefused(_("There is an account with this address already.")) from problem
    _write_unconfirmed(customer, email)
    return EmailAddress.objects.create(user=user, email=email, primary=True)


def _write_unconfirmed(customer: Customer, email: str) -> None:
    Customer.objects.filter(pk=customer.pk).update(email=email, email_verified=False)
    Consent.objects.filter(customer=customer).update(proven=False)
