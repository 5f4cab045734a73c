"""Handing letters to the mail server."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from customers.timeline.work import TryLater

from .models import Letter
from .shown import without

_NO_SERVER = "django.core.mail.backends.dummy.EmailBackend"
#: How long letters wait for a mail server to be set; older ones would only confuse.
WAIT_FOR_SERVER = timedelta(days=3)


def send(letter: Letter) -> None:
    """Send one letter, then erase its codes. What a mail server refuses is tried again by the worker.

    A worker killed between sending and writing that down sends it once more, under the same Message-ID. Without a
    mail server the letter waits; in a shop for trying out it is done, to be read in the back office.
    """
    if letter.sent_at is None and settings.EMAIL_BACKEND == _NO_SERVER:
        if not settings.DEMO and timezone.now() - letter.written_at < WAIT_FOR_SERVER:
            raise TryLater("No mail server is set (EMAIL_HOST).", pause=timedelta(minutes=10))
    elif letter.sent_at is None:
        _hand_over(letter)
        Letter.objects.filter(pk=letter.pk).update(sent_at=timezone.now())
    if letter.secrets and not settings.DEMO:
        _erase(letter)


def _hand_over(letter: Letter) -> None:
    headers = {"Message-ID": letter.message_id}
    sender = settings.DEFAULT_FROM_EMAIL
    message = EmailMultiAlternatives(letter.subject, letter.text, sender, [letter.recipient], headers=headers)
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    message.send()


def _erase(letter: Letter) -> None:
    text, html = without(letter.secrets, letter.text), without(letter.secrets, letter.html)
    subject = without(letter.secrets, letter.subject)
    Letter.objects.filter(pk=letter.pk).update(subject=subject, text=text, html=html, secrets=[])
