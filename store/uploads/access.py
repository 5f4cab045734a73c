"""Which pictures a request may see and use."""

import secrets
from typing import cast

from django.db.models import QuerySet
from django.http import HttpRequest

from customers.people.models import User
from customers.people.services import customer_of

from .models import Upload, UploadQuerySet
from .services import Owner, grant

#: In the session: the token of a guest's pictures, set when the first one is sent.
KEY = "uploads"


def owner_of(request: HttpRequest) -> Owner:
    """Who sends. Call ``remember`` once a picture belongs to a guest's token."""
    if request.user.is_authenticated:
        return Owner(customer_of(cast(User, request.user)))
    return Owner(token=request.session.get(KEY) or secrets.token_urlsafe(32))


def remember(request: HttpRequest, owner: Owner) -> None:
    """Let a guest find these pictures again."""
    if owner.token and request.session.get(KEY) != owner.token:
        request.session[KEY] = owner.token


def uploads_of(request: HttpRequest) -> UploadQuerySet:
    """The pictures that this visitor may see and use. Nothing is written."""
    return Upload.objects.visible_to(request.user, token=request.session.get(KEY, ""))


def take_along(request: HttpRequest, uploads: QuerySet[Upload]) -> None:
    """Let a visitor who copies or orders somebody's design use its pictures."""
    pictures = list(uploads)
    if not pictures:
        return
    owner = owner_of(request)
    for upload in pictures:
        grant(upload, owner)
    remember(request, owner)


def is_hash(answer: object) -> bool:
    """Whether it is written like the hash of a picture."""
    return isinstance(answer, str) and len(answer) == 64 and not set(answer) - set("0123456789abcdef")
