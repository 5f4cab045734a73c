"""What is wrong with the pictures among the answers."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from store.configurator.answers import Problem
from store.configurator.definition import ProductDefinition
from store.configurator.models import Upload
from store.rules.definition import FILE, Group

from .checks import too_small
from .doors import is_hash


def pictures_among(answers: Iterable[tuple[ProductDefinition, Mapping[str, object]]]) -> dict[str, Upload]:
    """By hash, the pictures that answer something. One query for all of them, and none if there are none."""
    hashes = {hash for definition, choices in answers for hash in _named(definition, choices).values()}
    return {each.hash: each for each in Upload.objects.filter(hash__in=hashes)} if hashes else {}


def file_problems(
    definition: ProductDefinition, choices: Mapping[str, object], pictures: Mapping[str, Upload] | None = None
) -> list[Problem]:
    """What is wrong with pictures that are gone, or too coarse by today's rules. One query, and none without pictures.

    ``pictures`` by hash, where they are known already. An answer that is no hash is named by ``answers``.
    """
    named = _named(definition, choices)
    found = pictures_among([(definition, choices)]) if pictures is None else pictures
    told = [Problem(group.key, _problem(group, found.get(answer))) for group, answer in named.items()]
    return [problem for problem in told if problem.message]


def file_problem(group: Group, hash: str) -> str:
    """The same for one answer; empty if all is well."""
    return _problem(group, Upload.objects.filter(hash=hash).first() if is_hash(hash) else None)


def _named(definition: ProductDefinition, choices: Mapping[str, object]) -> dict[Group, str]:
    named = {group: choices.get(group.key) for group in definition.groups if group.kind == FILE}
    return {group: answer for group, answer in named.items() if isinstance(answer, str) and is_hash(answer)}


def _problem(group: Group, upload: Upload | None) -> str:
    if upload is None:
        return _("The picture for “%(group)s” is not here. Please send it again.") % {"group": group.name}
    return too_small(group, upload.width, upload.height)
