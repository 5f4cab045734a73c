"""Saving, changing, copying and giving away designs.

Each save with other choices is a new version; versions stay until the owner deletes the design.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.foundation.versions import invalidate
from cms.text.spelling import clean_line
from customers.people.models import Customer
from store.catalogue.models import Variant
from store.configurator.models import Configuration

from .models import Design, DesignVersion, device_hash, new_token

#: Versions of one design; older ones are deleted.
MAX_VERSIONS = 50


class DesignRefused(Exception):
    """The design cannot be saved; the message is for the shopper."""


@transaction.atomic
def save_design(
    configuration: Configuration,
    *,
    variant: Variant | None = None,
    quantity: int = 1,
    name: str = "",
    customer: Customer | None = None,
    device: str = "",
) -> Design:
    """A new design with its first version; without a name it is called after its product.

    ``device`` is the token in the browser of a guest.

    Raises:
        DesignRefused: the customer or guest has ``MAX_DESIGNS`` already.
    """
    owned = customer.designs.all() if customer else Design.objects.of_device(device)
    _refuse_too_many(owned)
    made = {"configuration": configuration, "variant": variant, "quantity": quantity}
    owner = {"customer": customer, "device": device_hash(device) if device and not customer else ""}
    design = Design.objects.create(**owner, name=_clean_name(name) or configuration.product.name[:80], **made)
    DesignVersion.objects.create(design=design, number=1, **made)
    return design


@transaction.atomic
def save_version(
    design: Design, *, configuration: Configuration, variant: Variant | None, quantity: int = 1
) -> DesignVersion | None:
    """Save the next version; None if nothing has changed.

    Raises:
        DesignRefused: the choices are those of another product.
    """
    _lock(design)
    if configuration.product_id != design.configuration.product_id:
        raise DesignRefused(_("These choices belong to another product. Save them as a design of their own."))
    same = (design.configuration_id, design.variant_id, design.quantity)
    if same == (configuration.pk, variant.pk if variant else None, quantity):
        return None
    number = design.version + 1
    made = {"configuration": configuration, "variant": variant, "quantity": quantity}
    now = timezone.now()
    version = DesignVersion.objects.create(design=design, number=number, saved_at=now, **made)
    _write(design, version=number, changed_at=now, **made)
    design.versions.filter(number__lte=number - MAX_VERSIONS).delete()
    return version


def restore(design: Design, version: DesignVersion) -> DesignVersion | None:
    """Save an older version again as the newest; those in between stay."""
    made = {"configuration": version.configuration, "variant": version.variant, "quantity": version.quantity}
    return save_version(design, **made)


def rename(design: Design, *, name: str) -> None:
    """Rename it; an empty name changes nothing."""
    if cleaned := _clean_name(name):
        _write(design, name=cleaned)


def close_link(design: Design) -> None:
    """Replace the link by a new one, so that the old one is a 404."""
    _write(design, token=new_token())


def delete(design: Design) -> None:
    """Delete it. ``bring_back`` undoes it, until the job deletes the row; orders with these choices stay."""
    _write(design, deleted_at=timezone.now())


@transaction.atomic
def bring_back(design: Design) -> None:
    """Undo a deletion.

    Raises:
        DesignRefused: its owner has ``MAX_DESIGNS`` others.
    """
    others = {"customer": design.customer_id} if design.customer_id else {"customer": None, "device": design.device}
    _refuse_too_many(Design.objects.filter(**others))
    _write(design, deleted_at=None)


def delete_for_good(before: datetime) -> None:
    """Delete the rows, with their versions, of designs that were deleted before this moment. Idempotent."""
    Design.all_rows.filter(deleted_at__lt=before).delete()


def copy(design: Design, *, customer: Customer | None, device: str = "") -> Design:
    """Save the same choices as an independent design of ``customer``, or of the guest with the token ``device``.

    Raises:
        DesignRefused: the customer has ``MAX_DESIGNS`` already.
    """
    made = {"variant": design.variant, "quantity": design.quantity, "name": design.name}
    return save_design(design.configuration, customer=customer, device=device, **made)


def give_to_customer(device: str, *, customer: Customer) -> int:
    """Give the designs of a guest's browser to the customer, deleted ones too; returns their number."""
    return Design.all_rows.of_device(device).update(customer=customer, device="")


def feature(tokens: Iterable[str]) -> None:
    """Mark designs that a written page shows: the page is invalidated when one of them changes."""
    Design.objects.filter(token__in=list(tokens), is_featured=False).update(is_featured=True)


def _refuse_too_many(designs: QuerySet[Design]) -> None:
    if designs.count() >= settings.MAX_DESIGNS:
        sentence = _("You have %(max)d designs. Delete one that you do not need any more, then try again.")
        raise DesignRefused(sentence % {"max": settings.MAX_DESIGNS})


def _invalidate_pages(design: Design) -> None:
    if design.is_featured:
        invalidate("pages")


def _clean_name(name: str) -> str:
    return clean_line(name)[:80].rstrip()


def _lock(design: Design) -> None:
    """Lock the design and read its current values: of two that save at once, one waits."""
    rows = Design.all_rows.select_for_update()
    design.refresh_from_db(fields=["version", "configuration", "variant", "quantity"], from_queryset=rows)


def _write(design: Design, **values: Any) -> None:
    Design.all_rows.filter(pk=design.pk).update(**values)
    for name, value in values.items():
        setattr(design, name, value)
    _invalidate_pages(design)
