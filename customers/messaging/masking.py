"""Mails as staff may read them: codes and sign-in links are masked, except in a shop for trying out."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.html import escape

from .models import OutgoingMail

MASK = "••••••"


def masked(mail: OutgoingMail, content: str) -> str:
    """The text or HTML of a mail without its secrets."""
    return content if settings.DEMO else without(mail.secrets, content)


def without(secrets: Iterable[str], content: str) -> str:
    """The content with every secret masked, as it stands in plain text and as it stands in HTML."""
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        content = content.replace(secret, MASK).replace(escape(secret), MASK)
    return content
