"""Keeping pictures that were sent, and saying whose they are."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from customers.people.models import Customer
from store.configurator.models import Configuration, Upload, UploadOwner
from store.configurator.models.uploads import files, path_of
from store.rules.definition import Group

from .checks import Checked, checked
from .names import clean_name


@dataclass(frozen=True)
class Owner:
    """Who sends or uses pictures: a customer, else a guest by the token in the session."""

    customer: Customer | None = None
    token: str = ""


def store_upload(data: bytes, group: Group, *, owner: Owner, name: str = "") -> Upload:
    """Check a picture and keep it, once, whoever sends it.

    Raises:
        UploadRefused: it is not taken; the message says what to send instead.
    """
    picture = checked(data, group)
    try:
        return _keep(picture, owner, clean_name(name))
    except IntegrityError:  # Another sent it, or it was forgotten, at this very moment.
        return _keep(picture, owner, clean_name(name))


@transaction.atomic
def _keep(picture: Checked, owner: Owner, name: str) -> Upload:
    known = Upload.objects.select_for_update().filter(hash=picture.hash).first()
    upload = known or Upload.objects.create(
        hash=picture.hash,
        kind=picture.kind,
        name=name,
        width=picture.width,
        height=picture.height,
        bytes=len(picture.data),
    )
    if known:
        upload.name = known.name if known.name == name else ""
        Upload.objects.filter(pk=known.pk).update(seen_at=timezone.now(), name=upload.name)
    grant(upload, owner)
    _write(path_of(picture.hash), picture.data)
    _write(path_of(picture.hash, small=True), picture.small)
    return upload


def _write(path: str, data: bytes) -> None:
    """What lies there already has the same content."""
    if not files().exists(path):
        files().save(path, ContentFile(data))


@transaction.atomic
def grant(upload: Upload, owner: Owner) -> None:
    """Let somebody use a picture as if they had sent it; harmless to repeat."""
    if owner.customer is not None:
        UploadOwner.objects.get_or_create(upload=upload, customer=owner.customer)
    elif owner.token:
        UploadOwner.objects.get_or_create(upload=upload, token=owner.token)


@transaction.atomic
def grant_all(configuration: Configuration, owner: Owner) -> None:
    """Let somebody use every picture of a configuration, as with a design that was shared."""
    for upload in configuration.uploads.all():
        grant(upload, owner)


@transaction.atomic
def take_over(token: str, customer: Customer) -> None:
    """What a guest sent belongs to the customer they turned out to be."""
    for row in UploadOwner.objects.filter(token=token, customer=None).select_related("upload"):
        grant(row.upload, Owner(customer))


def upload_for(hash: str) -> Upload | None:
    """The picture that is an answer, whoever asks."""
    return Upload.objects.filter(hash=hash).first()


@transaction.atomic
def keep_with(configuration: Configuration, hashes: Iterable[str]) -> None:
    """From now on the pictures with these hashes stand on a stored configuration and are not forgotten."""
    configuration.uploads.add(*Upload.objects.filter(hash__in=list(hashes)))


@transaction.atomic
def forget(upload: Upload, *, before) -> bool:
    """Delete a picture that is on nothing and was not sent again since; says whether it was."""
    row = Upload.objects.select_for_update().left(before).filter(pk=upload.pk)
    if not row.first():
        return False
    Upload.objects.filter(pk=upload.pk).delete()
    for small in (False, True):
        files().delete(path_of(upload.hash, small=small))
    return True
