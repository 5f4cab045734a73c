"""Merging the records of one person, once their common address is confirmed.

All relations to ``Customer`` are found through ``_meta``. A model of which a customer has at most one row declares how
two become one (``customers.people.merging``); a test checks that each does.
"""

from collections.abc import Iterator
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import models, transaction

from customers.people.merging import rule_for
from customers.people.models import Customer, User, clean_email
from customers.profiles.models import FormerCustomer
from customers.timeline.services import record

from . import events


class MergeUndeclared(Exception):
    """A model is unique per customer and does not declare how two rows become one."""


@transaction.atomic
def set_verified_address(customer: Customer, *, email: str) -> bool:
    """Save the address as the customer's confirmed address. Idempotent.

    Only the primary address of the account is saved. At most one customer has an address as confirmed: if another has
    it already, nothing happens and False is returned.
    """
    email = clean_email(email)
    same = Customer.objects.select_for_update().filter(email=email).order_by("pk")
    if any(other.email_verified and other.pk != customer.pk for other in same):
        return False
    if customer.user is None or clean_email(customer.user.email) == email:
        Customer.objects.filter(pk=customer.pk).update(email=email, email_verified=True)
    return True


@transaction.atomic
def merge_guests(customer: Customer, *, email: str, before: datetime) -> None:
    """Merge the guests who used this address ``before`` the customer confirmed it. Idempotent.

    Later guests with this address stay guests until the customer says that it was them.
    """
    for guest in Customer.objects.guests_of(email).filter(created_at__lte=before).select_for_update().order_by("pk"):
        if guest.pk != customer.pk:
            merge(customer, guest)


def guests_to_join(customer: Customer) -> models.QuerySet[Customer]:
    """Guests who used an address after the customer had confirmed it. Only the customer can say who they were."""
    if customer.user_id is None:
        return Customer.objects.none()
    own = EmailAddress.objects.filter(user=customer.user_id, verified=True).values("email")
    verified = models.Q(email=customer.email) if customer.email_verified else models.Q()
    guests = Customer.objects.filter(models.Q(email__in=own) | verified)
    guests = guests.filter(user=None, email_verified=False, is_separate=False)
    return guests.order_by("-created_at")


@transaction.atomic
def merge(keep: Customer, drop: Customer, *, actor: User | None = None) -> None:
    """Move all rows of ``drop`` to ``keep``, then delete ``drop``. Name and phone of ``keep`` stay.

    The number of ``drop`` leads to ``keep`` from then on.

    Does nothing if another process has merged them.
    """
    if not Customer.objects.select_for_update().filter(pk=drop.pk).exists():
        return
    for relation in relations():
        if is_single(relation):
            _merge_single(relation, keep, drop)
        else:
            field = relation.field.name
            relation.related_model._base_manager.filter(**{field: drop}).update(**{field: keep})
    keep.created_at = min(keep.created_at, drop.created_at)
    Customer.objects.filter(pk=keep.pk).update(created_at=keep.created_at)
    FormerCustomer.objects.create(key=drop.pk, customer=keep)
    Customer.objects.filter(pk=drop.pk).delete()
    record(events.MERGED, customer=keep, actor=actor, email=drop.email)


def relations() -> Iterator[models.ForeignObjectRel]:
    """All relations to a customer."""
    yield from (each for each in Customer._meta.related_objects if not each.related_model._meta.proxy)


def is_single(relation: models.ForeignObjectRel) -> bool:
    """Whether a customer may have only one such row, always or in some status."""
    field = relation.field
    named = [set(names) for names in relation.related_model._meta.unique_together]
    named += [
        set(each.fields)
        for each in relation.related_model._meta.constraints
        if isinstance(each, models.UniqueConstraint)
    ]
    return field.unique or any(field.name in names for names in named)


def _merge_single(relation: models.ForeignObjectRel, keep: Customer, drop: Customer) -> None:
    model = relation.related_model
    rule = rule_for(model)
    if rule is None:
        raise MergeUndeclared(f"{model._meta.label} must say how two rows of one customer become one.")
    rule(keep, drop)
