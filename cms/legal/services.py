"""Changing bank and legal data: recorded, and mailed to every owner."""

from collections.abc import Mapping

from django.contrib.auth.backends import ModelBackend
from django.db import transaction
from django.urls import reverse

from customers.messaging.services import write_mail
from customers.people.models import User

from .accounts import masked
from .models import LegalChange, LegalDetails

#: Fields whose values are masked in the record.
_MASKED = {"iban"}
TEMPLATE = "cms/legal/mails/legal_details_changed"


@transaction.atomic
def change_legal_details(key: int, values: Mapping[str, str], *, actor: User) -> LegalDetails:
    """Save the values that differ, record each, and mail every owner."""
    details = LegalDetails.objects.select_for_update().get(pk=key)
    differing = [field for field, value in values.items() if getattr(details, field) != value]
    changes = [_change(details, field, values[field], actor) for field in differing]
    if changes:
        details.save(update_fields=[change.field for change in changes])
        LegalChange.objects.bulk_create(changes)
        _notify_owners(changes, actor)
    return details


def owners() -> list[User]:
    """Active users who may change bank and legal data."""
    users = ModelBackend().with_perm("legal.change_legaldetails")
    return [user for user in users.order_by("pk") if isinstance(user, User)]


def _change(details: LegalDetails, field: str, value: str, actor: User) -> LegalChange:
    before = getattr(details, field)
    setattr(details, field, value)
    texts = [masked(each) if field in _MASKED else each for each in (before, value)]
    name = f"{actor.name} <{actor.email}>" if actor.name else actor.email
    return LegalChange(field=field, before=texts[0], after=texts[1], changed_by=actor, changed_by_name=name)


def _notify_owners(changes: list[LegalChange], actor: User) -> None:
    first = changes[0]
    context = {"changes": changes, "who": first.changed_by_name, "link": reverse("legal_changes_admin:index")}
    for owner in owners():
        write_mail(TEMPLATE, occasion=f"legal_details_changed:{first.pk}", to=owner.email, about=first, context=context)
