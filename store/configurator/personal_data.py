"""Pictures that a person sent."""

from collections.abc import Callable, Iterator
from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.people.models import Customer
from customers.people.personal_data import DataFile, DataRow, PersonalData, declare
from store.uploads.models import Upload, UploadOwner, files

from .uploads import delete_if_nobodys


def _uploads(customer: Customer) -> Iterator[Upload]:
    yield from Upload.objects.filter(owners__customer=customer).order_by("pk")


def _rows(customer: Customer) -> Iterator[DataRow]:
    for upload in _uploads(customer):
        size = f"{upload.width} × {upload.height}"
        yield {_("Name"): upload.name, _("Size"): size, _("Since"): upload.created_at, _("File"): _name(upload)}


def _files(customer: Customer) -> Iterator[DataFile]:
    for upload in _uploads(customer):
        yield DataFile(_name(upload), _opener(upload))


def _name(upload: Upload) -> str:
    return f"{upload.pk}.{upload.kind}"


def _opener(upload: Upload) -> Callable[[], IO[bytes]]:
    return lambda: files().open(upload.path)


def _erase(customer: Customer) -> None:
    """A picture that somebody else may use, because they sent it, too, or copied the design, stays theirs."""
    uploads = list(_uploads(customer))
    UploadOwner.objects.filter(customer=customer).delete()
    for upload in uploads:
        transaction.on_commit(lambda pk=upload.pk: delete_if_nobodys(pk), robust=True)


declare(
    PersonalData(
        key="pictures",
        label=gettext_lazy("Pictures that were sent"),
        models=(Upload, UploadOwner),
        rows=_rows,
        files=_files,
        erase=_erase,
    )
)
