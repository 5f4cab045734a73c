"""Erasing all data of one person that need not be kept by law."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import Customer, User
from customers.people.personal_data import parts
from customers.timeline.services import record

from . import events
from .log import ERASE, forget_names, log_for


class EraseRefused(Exception):
    """The data cannot be erased now; the message is for staff."""


@dataclass(frozen=True)
class ErasePlan:
    """What erasing would do."""

    #: What must happen first, one sentence each; empty if it can be done.
    reasons_against: list[str]
    #: What goes.
    goes: list[str]
    #: What is kept by law, and until when.
    stays: list[str]


def plan_of(customer: Customer) -> ErasePlan:
    """What would go and stay, and what must happen first."""
    all_parts = parts()
    return ErasePlan(
        reasons_against=[sentence for part in all_parts for sentence in part.reasons_against(customer)],
        goes=[str(part.label) for part in reversed(all_parts) if part.goes_whole],
        stays=[sentence for part in all_parts for sentence in part.stays(customer)],
    )


@transaction.atomic
def erase(customer: Customer, *, why: str, actor: User) -> None:
    """Erase the data of a person, whole or not at all. The empty record stays, with what the law asks to keep.

    Raises:
        EraseRefused: something must happen first, or it is done already.
    """
    locked = Customer.objects.select_for_update(of=("self",)).select_related("user").filter(pk=customer.pk).first()
    if locked is None or locked.erased_at:
        raise EraseRefused(_("The data of this person is erased already."))
    if reasons := plan_of(locked).reasons_against:
        raise EraseRefused(" ".join(reasons))
    user, former = locked.user, list(locked.former.values_list("key", flat=True))
    for part in parts():
        part.erase(locked)
    nothing = {"name": "", "email": "", "phone": "", "email_verified": False, "user": None}
    Customer.objects.filter(pk=locked.pk).update(erased_at=timezone.now(), is_separate=True, **nothing)
    locked.refresh_from_db()
    record(events.ERASED, customer=locked, actor=actor)
    forget_names(locked, former, user)
    log_for(locked, ERASE, actor=actor, why=why)
