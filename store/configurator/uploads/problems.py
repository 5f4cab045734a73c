"""What is wrong with the pictures among the answers."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from store.configurator.definition import FILE, Definition, Group
from store.configurator.models import Upload

from .checks import too_small
from .doors import is_hash


def file_problems(definition: Definition, choices: Mapping[str, object]) -> dict[str, str]:
    """A sentence for each group whose picture is gone or too coarse by today's rules. One query at most."""
    named = {group: choices.get(group.key) for group in definition.groups if group.kind == FILE}
    named = {group: answer for group, answer in named.items() if answer}
    hashes = [answer for answer in named.values() if is_hash(answer)]
    found = {each.hash: each for each in Upload.objects.filter(hash__in=hashes)} if hashes else {}
    told = {group.key: _problem(group, found.get(answer)) for group, answer in named.items()}
    return {key: sentence for key, sentence in told.items() if sentence}


def file_problem(group: Group, hash: str) -> str:
    """The same for one answer; empty if all is well."""
    return _problem(group, Upload.objects.filter(hash=hash).first() if is_hash(hash) else None)


def _problem(group: Group, upload: Upload | None) -> str:
    if upload is None:
        return _("The picture for “%(group)s” is not here. Please send it again.") % {"group": group.name}
    return too_small(group, upload.width, upload.height)
