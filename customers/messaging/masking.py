"""Masks codes and sign-in links in mails for staff, except in the demo shop."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.html import escape

MASK = "••••••"


def mask_for_staff(secrets: Iterable[str], content: str) -> str:
    """The text or HTML of a mail as staff may read it."""
    return content if settings.DEMO else mask(secrets, content)


def mask(secrets: Iterable[str], content: str) -> str:
    """The content with every secret masked, as it stands in plain text and as it stands in HTML."""
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        content = content.replace(secret, MASK).replace(escape(secret), MASK)
    return content
