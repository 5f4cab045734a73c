"""Handing letters to the mail server."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from .models import Letter
from .shown import MASK


def send(letter: Letter) -> None:
    """Send one letter, then erase its codes. What a mail server refuses is tried again by the worker."""
    if letter.sent_at is None:
        message = EmailMultiAlternatives(
            letter.subject, letter.text, settings.DEFAULT_FROM_EMAIL, [letter.recipient],
            headers={"Message-ID": letter.message_id},
        )  # fmt: skip
        if letter.html:
            message.attach_alternative(letter.html, "text/html")
        message.send()
        Letter.objects.filter(pk=letter.pk).update(sent_at=timezone.now())
    if letter.secrets and not settings.DEMO:
        _erase(letter)


def _erase(letter: Letter) -> None:
    text, html = letter.text, letter.html
    for secret in letter.secrets:
        text, html = text.replace(secret, MASK), html.replace(secret, MASK)
    Letter.objects.filter(pk=letter.pk).update(text=text, html=html, secrets=[])
