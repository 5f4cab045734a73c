"""Storing pictures that were sent, and their owners."""

from dataclasses import dataclass, replace

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from customers.people.models import Customer

from .checks import check_picture
from .cleaning import CleanPicture
from .editing import PictureEdit
from .limits import MAX_BYTES, Limits
from .models import Upload, UploadOwner, files, path_of
from .names import clean_name


@dataclass(frozen=True)
class Owner:
    """Who sends or uses pictures: a customer, else a guest by the token in the session."""

    customer: Customer | None = None
    token: str = ""


def store_upload(
    data: bytes, limits: Limits, *, owner: Owner, name: str = "", edit: PictureEdit | None = None
) -> Upload:
    """Check a picture and store it, turned and cropped by ``edit``; the same one is stored once for all senders.

    Raises:
        UploadRefused: the message says what to send instead.
        StorageUnavailable: the disk takes no files; nothing is stored, no row either.
    """
    picture = check_picture(data, limits, edit=edit)
    try:
        return _store(picture, owner, clean_name(name))
    except IntegrityError:  # It was sent by another, or deleted, at this moment.
        return _store(picture, owner, clean_name(name))


@transaction.atomic
def _store(picture: CleanPicture, owner: Owner, name: str) -> Upload:
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


def edited_upload(upload: Upload, edit: PictureEdit, limits: Limits, *, owner: Owner) -> Upload:
    """A picture that is there, turned or cropped: another one, for the same use.

    Raises:
        UploadRefused: it would be too small; the message says so.
        StorageUnavailable: the disk takes no files, or does not give the picture.
    """
    with files().open(path_of(upload.hash)) as file:
        data = file.read()
    return store_upload(data, replace(limits, max_bytes=MAX_BYTES), owner=owner, name=upload.name, edit=edit)


def _write(path: str, data: bytes) -> None:
    """A file of this name has the same content: its name is the hash, and files are never stored in part."""
    if not files().exists(path):
        files().save(path, ContentFile(data))


@transaction.atomic
def grant(upload: Upload, owner: Owner) -> None:
    """Let somebody use a picture as if they had sent it; idempotent."""
    if owner.customer is not None:
        UploadOwner.objects.get_or_create(upload=upload, customer=owner.customer)
    elif owner.token:
        UploadOwner.objects.get_or_create(upload=upload, token=owner.token)


@transaction.atomic
def give_to_customer(token: str, customer: Customer) -> None:
    """Give the pictures of a guest to the customer who signed in."""
    for row in UploadOwner.objects.filter(token=token, customer=None).select_related("upload"):
        grant(row.upload, Owner(customer))


@transaction.atomic
def delete(upload: Upload) -> None:
    """Delete a picture with its files. The caller checks that nothing uses it."""
    Upload.objects.filter(pk=upload.pk).delete()
    for small in (False, True):
        files().delete(path_of(upload.hash, small=small))
