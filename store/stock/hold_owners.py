"""Whom stock is held for and why it moved: apps above name what stands behind a text such as ``order:4``."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks

from .models import Hold


@dataclass(frozen=True)
class HoldOwner:
    """An order, a basket, a parcel. From the hooks ``find_hold_owners`` and ``find_movement_causes``; ``url`` is empty
    if the user may not open it.

    A hook function takes (request, texts), such as ``order:4``, and returns those it knows as ``{text: HoldOwner}``, in
    one query.
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
    found = find_named("find_hold_owners", {hold.owner for hold in rows}, request)
    return [HeldFor(hold, found[hold.owner]) for hold in rows]


def find_named(hook: str, texts: Collection[str], request: HttpRequest) -> dict[str, HoldOwner]:
    """What stands behind these texts, as the functions of the hook say; each text has an answer."""
    found: dict[str, HoldOwner] = {}
    for find in hooks.get_hooks(hook) if texts else ():
        found |= find(request, texts)
    return {text: found.get(text) or HoldOwner(_("Unknown: %(owner)s") % {"owner": text}) for text in texts}


def keys_of(owners: Collection[str], kind: str) -> dict[int, str]:
    """The owners of one kind, by the key in their text: ``order:4`` is 4 for ``order``."""
    parts = {owner: owner.partition(":") for owner in owners}
    return {int(key): owner for owner, (name, _colon, key) in parts.items() if name == kind and key.isdecimal()}
