"""Whose request it is, as far as pictures go."""

import secrets
from collections.abc import Mapping

from django.http import HttpRequest

from customers.people.services import customer_of
from store.configurator.definition import ProductDefinition
from store.configurator.models import Configuration, Upload
from store.configurator.models.uploads import UploadQuerySet
from store.rules.definition import FILE
from store.rules.terms import Choices

from .services import Owner, grant_all

#: In the session: the token on which a guest's pictures hang, set by the first one that is sent.
KEY = "uploads"
#: Stands for a picture that is not there for whoever names it; no picture has this hash.
UNKNOWN = "unknown"


def owner_of(request: HttpRequest) -> Owner:
    """Who sends. A guest's token is to be remembered once a picture hangs on it."""
    if request.user.is_authenticated:
        return Owner(customer_of(request.user))
    return Owner(token=request.session.get(KEY) or secrets.token_urlsafe(32))


def remember(request: HttpRequest, owner: Owner) -> None:
    """Let a guest find these pictures again."""
    if owner.token and request.session.get(KEY) != owner.token:
        request.session[KEY] = owner.token


def take_along(request: HttpRequest, configuration: Configuration) -> None:
    """Who copies or orders somebody's design may use its pictures from then on."""
    if configuration.uploads.exists():
        owner = owner_of(request)
        grant_all(configuration, owner)
        remember(request, owner)


def uploads_of(request: HttpRequest) -> UploadQuerySet:
    """The pictures that whoever asks may see and use. Nothing is written."""
    return Upload.objects.visible_to(request.user, token=request.session.get(KEY, ""))


def own_pictures(request: HttpRequest, definition: ProductDefinition, choices: Mapping[str, object]) -> Choices:
    """The choices; a picture that is not theirs, or is nowhere, is answered as unknown. One query at most."""
    named = {group.key: choices.get(group.key) for group in definition.groups if group.kind == FILE}
    named = {key: str(answer).strip().lower() for key, answer in named.items() if answer}
    if not named:
        return dict(choices)
    hashes = [answer for answer in named.values() if is_hash(answer)]
    theirs = set(uploads_of(request).filter(hash__in=hashes).values_list("hash", flat=True)) if hashes else set()
    return dict(choices) | {key: answer if answer in theirs else UNKNOWN for key, answer in named.items()}


def is_hash(answer: object) -> bool:
    """Whether it is written like the hash of a picture."""
    return isinstance(answer, str) and len(answer) == 64 and not set(answer) - set("0123456789abcdef")
