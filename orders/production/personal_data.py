"""Proofs that a person answered, and what their jobs say of them."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.people.models import Customer
from customers.people.personal_data import DataFile, DataRow, PersonalData, declare
from orders.basket.models import new_token

from .models import Job, Proof


def _proofs(customer: Customer) -> Iterator[Proof]:
    rows = Proof.objects.filter(job__line__order__customer=customer).select_related("job")
    yield from rows.order_by("job", "version")


def _rows(customer: Customer) -> Iterator[DataRow]:
    for proof in _proofs(customer):
        yield {
            _("Job"): proof.job.number,
            _("Version"): proof.version,
            _("Sent"): proof.sent_at,
            _("To the customer"): proof.note,
            _("Answer"): proof.get_status_display(),
            _("Answered"): proof.answered_at,
            _("Answered by"): proof.answered_by,
            _("Comment"): proof.comment,
        }


def _files(customer: Customer) -> Iterator[DataFile]:
    for proof in _proofs(customer):
        if proof.file:
            yield DataFile(proof.file_name, _opener(proof))
        elif proof.picture:
            yield DataFile(f"{proof.job.number}-proof-{proof.version}.svg", _picture_of(proof))


def _opener(proof: Proof) -> Callable[[], IO[bytes]]:
    file = proof.file
    return lambda: file.storage.open(file.name)


def _picture_of(proof: Proof) -> Callable[[], IO[bytes]]:
    return lambda: BytesIO(proof.picture.encode())


def _erase(customer: Customer) -> None:
    """Jobs and proofs stay for the workshop, without words, measures, pictures and links."""
    for proof in _proofs(customer):
        if proof.file:
            transaction.on_commit(lambda file=proof.file: file.storage.delete(file.name), robust=True)
    nothing = {"picture": "", "file": "", "choices": [], "measures": [], "note": "", "answered_by": "", "comment": ""}
    Proof.objects.filter(job__line__order__customer=customer).update(**nothing)
    for job in Job.objects.filter(line__order__customer=customer):
        Job.objects.filter(pk=job.pk).update(measures=[], token=new_token())


declare(
    PersonalData(
        key="proofs",
        goes_whole=False,
        label=gettext_lazy("Proofs"),
        models=(Proof, Job),
        rows=_rows,
        files=_files,
        erase=_erase,
    )
)
