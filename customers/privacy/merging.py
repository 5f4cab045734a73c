"""Merging two records by hand: which one stays, what moves, and which consents hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from customers.accounts.merging import merge, relations
from customers.people.models import Customer, User
from customers.people.personal_data import parts
from customers.profiles.models import Consent, Facts, FormerCustomer

from .log import MERGE, log_for

#: Rows that are counted again or say nothing about the person.
_NOT_COUNTED = (Facts, FormerCustomer)


class MergeRefused(Exception):
    """The two records cannot be merged like this; the message is for staff."""


@dataclass(frozen=True)
class MovedRows:
    """How many rows of one kind each of two customers has."""

    label: str
    first: int
    second: int


def reason_against(first: Customer, second: Customer) -> str:
    """Why the two cannot be merged; empty if they can."""
    if first.pk == second.pk:
        return _("This is the same record.")
    if first.erased_at or second.erased_at:
        return _("The data of one of them was erased.")
    if first.user_id and second.user_id:
        return _(
            "Both have an account. We do not merge accounts: each password would open the history of both. "
            "Ask the customer which account they keep; the other one can be erased when its orders are over."
        )
    if first.email_verified and second.email_verified:
        return _("Both have a confirmed address, and a record has only one.")
    return ""


def must_stay(first: Customer, second: Customer) -> Customer | None:
    """The record that stays, because it has the account or the confirmed address; None if staff may choose."""
    for is_stronger in (lambda each: each.user_id, lambda each: each.email_verified):
        if bool(is_stronger(first)) != bool(is_stronger(second)):
            return first if is_stronger(first) else second
    return None


def rows_of(first: Customer, second: Customer) -> list[MovedRows]:
    """What hangs on both records, by kind. The number of queries is that of the kinds."""
    labels = {model: str(part.label) for part in parts() for model in part.models}
    found = []
    for relation in relations():
        if relation.related_model not in _NOT_COUNTED:
            rows, field = relation.related_model._base_manager, relation.field.name
            counts = [rows.filter(**{field: customer}).count() for customer in (first, second)]
            if any(counts):
                found.append(MovedRows(labels[relation.related_model], *counts))
    return found


@transaction.atomic
def merge_by_staff(keep: int, drop: int, *, why: str, actor: User) -> Customer:
    """Merge the record ``drop`` into ``keep`` and return that. Name and phone move where ``keep`` has none.

    Raises:
        MergeRefused: they cannot be merged, or somebody merged or erased one of them meanwhile.
    """
    locked = {each.pk: each for each in Customer.objects.select_for_update().filter(pk__in=[keep, drop]).order_by("pk")}
    if len(locked) != 2:
        raise MergeRefused(_("One of the records is gone: somebody merged it meanwhile. Look at the other one."))
    stays, goes = locked[keep], locked[drop]
    if reason := reason_against(stays, goes):
        raise MergeRefused(reason)
    if must_stay(stays, goes) == goes:
        raise MergeRefused(_("The record with the account or the confirmed address stays. Choose that one."))
    agreed = {purpose: _is_agreed(purpose, stays, goes) for purpose in _purposes()}
    merge(stays, goes, actor=actor)
    _take_over_what_is_missing(stays, goes)
    _write_consents(stays, agreed)
    stays.refresh_from_db()
    log_for(stays, MERGE, actor=actor, why=why, detail=str(drop))
    return stays


def _take_over_what_is_missing(stays: Customer, goes: Customer) -> None:
    values = {name: getattr(goes, name) for name in ("name", "phone") if not getattr(stays, name)}
    if not stays.email and not stays.user_id:
        values["email"] = goes.email
    if values:
        Customer.objects.filter(pk=stays.pk).update(**values)


def _purposes() -> Sequence[str]:
    """Terms of sale were accepted with an order, so nothing about them changes."""
    return [purpose for purpose in Consent.Purpose.values if purpose != Consent.Purpose.TERMS]


def _is_agreed(purpose: str, stays: Customer, goes: Customer) -> bool:
    """Whether the record that stays has agreed, and the other one has not refused: the stricter one holds."""
    own, other = (Consent.objects.newest_of(each).get(purpose) for each in (stays, goes))
    return bool(own and own.given and (other is None or other.given))


def _write_consents(customer: Customer, agreed: dict[str, bool]) -> None:
    """Where the newest of all consents now says more than was agreed, a refusal is added."""
    newest = Consent.objects.newest_of(customer)
    for purpose, is_agreed in agreed.items():
        found = newest.get(purpose)
        if found and found.given and not is_agreed:
            about = {"customer": customer, "purpose": purpose, "where": _("two records were merged")}
            Consent.objects.create(given=False, proven=customer.email_verified, **about)
