"""Pictures of shoppers as answers: their limits, their problems, their place in a drawing, and clearing unused ones."""

import base64
import io
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

import PIL.Image
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from store.drawing import Image
from store.rules.choices import Choices
from store.rules.definition import FILE, Group
from store.uploads import services
from store.uploads.access import is_hash
from store.uploads.limits import Limits, too_small
from store.uploads.models import Upload
from store.uploads.previews import small_picture

from .answers import AnswerProblem
from .definition import ProductDefinition
from .models import Configuration

#: Stands for a picture that does not exist for this visitor; no picture has this hash.
UNKNOWN = "unknown"


def limits_of(group: Group) -> Limits:
    """What a picture must be to answer a group."""
    return Limits(
        max_bytes=group.max_megabytes * 1024 * 1024,
        min_pixels=group.min_pixels,
        print_cm=group.print_cm,
        min_dpi=group.min_dpi,
    )


def own_pictures(
    definition: ProductDefinition, answers: Mapping[str, object], uploads: Callable[[], QuerySet[Upload]]
) -> Choices:
    """The choices; a picture that is not among the visitor's ``uploads`` is unknown. One query at most."""
    choices = Choices.of(definition, answers)
    files = [group.key for group in definition.groups if group.kind == FILE]
    named = {key: choices[key] for key in files if key in choices}
    if not named:
        return choices
    hashes = [answer for answer in named.values() if is_hash(answer)]
    theirs = set(uploads().filter(hash__in=hashes).values_list("hash", flat=True)) if hashes else set()
    return choices.with_answers({key: answer if answer in theirs else UNKNOWN for key, answer in named.items()})


def uploads_among(answers: Iterable[tuple[ProductDefinition, Mapping[str, object]]]) -> dict[str, Upload]:
    """The pictures among many answers, by hash. One query for all of them, none without pictures."""
    hashes = {hash for definition, choices in answers for hash in _named(definition, choices).values()}
    return {each.hash: each for each in Upload.objects.filter(hash__in=hashes)} if hashes else {}


def upload_problems(
    definition: ProductDefinition, choices: Mapping[str, object], uploads: Mapping[str, Upload] | None = None
) -> list[AnswerProblem]:
    """Pictures that are gone, or too coarse by the limits of today. One query at most, none without pictures.

    ``uploads`` by hash, where they are known already. An answer that is no hash is named by ``answers``.
    """
    named = _named(definition, choices)
    found = uploads_among([(definition, choices)]) if uploads is None else uploads
    problems = [AnswerProblem(group.key, _problem(group, found.get(answer))) for group, answer in named.items()]
    return [problem for problem in problems if problem.message]


def _named(definition: ProductDefinition, choices: Mapping[str, object]) -> dict[Group, str]:
    named = {group: choices.get(group.key) for group in definition.groups if group.kind == FILE}
    return {group: answer for group, answer in named.items() if isinstance(answer, str) and is_hash(answer)}


def _problem(group: Group, upload: Upload | None) -> str:
    if upload is None:
        return _("The picture for “%(group)s” is not here. Please send it again.") % {"group": group.name}
    return too_small(limits_of(group), upload.width, upload.height)


def images_for(definition: ProductDefinition, choices: Mapping[str, object]) -> dict[str, Image]:
    """The pictures among the answers, by group, small and as data for a drawing. Asks the storage, not the database.

    It does not ask whose they are: choices come from ``own_pictures``, or were stored.
    """
    found = {group.key: small_picture(answer) for group, answer in _named(definition, choices).items()}
    return {key: _image(*picture) for key, picture in found.items() if picture}


def _image(kind: str, data: bytes) -> Image:
    width, height = PIL.Image.open(io.BytesIO(data), formats=["PNG", "JPEG"]).size
    return Image(f"data:{kind};base64,{base64.b64encode(data).decode()}", width, height)


@transaction.atomic
def attach(configuration: Configuration, hashes: Iterable[str]) -> None:
    """Put the pictures with these hashes on a stored configuration: they are not deleted as unused."""
    configuration.uploads.add(*Upload.objects.filter(hash__in=list(hashes)))


def unused_uploads(before: datetime) -> QuerySet[Upload]:
    """Pictures last sent before a moment that no configuration has."""
    uses = Configuration.uploads.through.objects.filter(upload=OuterRef("pk"))
    return Upload.objects.filter(~Exists(uses), seen_at__lt=before)


@transaction.atomic
def delete_if_unused(upload: Upload, *, before: datetime) -> None:
    """Delete a picture, unless it was sent again or used in the meantime."""
    if unused_uploads(before).select_for_update().filter(pk=upload.pk).first():
        services.delete(upload)


@transaction.atomic
def delete_if_nobodys(pk: int) -> None:
    """Delete a picture that nobody owns and no configuration has. Idempotent."""
    uses = Configuration.uploads.through.objects.filter(upload=OuterRef("pk"))
    upload = Upload.objects.select_for_update(of=("self",)).filter(~Exists(uses), pk=pk, owners=None).first()
    if upload:
        services.delete(upload)
