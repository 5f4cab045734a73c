"""Whom stock is held for: apps above say which order or basket a hold belongs to."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks

from .models import Hold


@dataclass(frozen=True)
class HoldOwner:
    """An order or a basket. From the hook ``find_hold_owners``; ``url`` is empty if the user may not open it.

    A hook function takes (request, owners), the owners as texts such as ``order:4``, and returns those it knows as
    ``{text: HoldOwner}``, in one query.
    """

    label: str
    url: str = ""
    detail: str = ""


@dataclass(frozen=True)
class HeldFor:
    """A hold with its owner."""

    hold: Hold
    owner: HoldOwner


def with_owners(holds: Iterable[Hold], request: HttpRequest) -> list[HeldFor]:
    """The holds with the orders and baskets they belong to."""
    rows = list(holds)
    owners = {hold.owner for hold in rows}
    found: dict[str, HoldOwner] = {}
    for find in hooks.get_hooks("find_hold_owners") if owners else ():
        found |= find(request, owners)
    return [
        HeldFor(hold, found.get(hold.owner) or HoldOwner(_("Unknown: %(owner)s") % {"owner": hold.owner}))
        for hold in rows
    ]


def keys_of(owners: Collection[str], kind: str) -> dict[int, str]:
    """The owners of one kind, by the key in their text: ``order:4`` is 4 for ``order``."""
    parts = {owner: owner.partition(":") for owner in owners}
    return {int(key): owner for owner, (name, _colon, key) in parts.items() if name == kind and key.isdecimal()}
