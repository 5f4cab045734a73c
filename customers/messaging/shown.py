"""Letters as staff may read them: codes and sign-in links are masked, except in a shop for trying out."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.html import escape

from .models import Letter

MASK = "••••••"


def masked(letter: Letter, content: str) -> str:
    """The text or HTML of a letter without its secrets."""
    return content if settings.DEMO else without(letter.secrets, content)


def without(secrets: Iterable[str], content: str) -> str:
    """The content with every secret masked, as it stands in plain text and as it stands in HTML."""
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        content = content.replace(secret, MASK).replace(escape(secret), MASK)
    return content
