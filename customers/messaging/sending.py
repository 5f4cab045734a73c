"""Handing mails to the mail server."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from customers.timeline.work import TryLater

from .masking import without
from .models import OutgoingMail

_NO_SERVER = "django.core.mail.backends.dummy.EmailBackend"
#: How long mails wait for a mail server to be set; older ones would only confuse.
WAIT_FOR_SERVER = timedelta(days=3)


def send(mail: OutgoingMail) -> None:
    """Send one mail, then erase its codes. What a mail server refuses is tried again by the worker.

    A worker killed between sending and writing that down sends it once more, under the same Message-ID. Without a
    mail server the mail waits; in a shop for trying out it is done, to be read in the back office.
    """
    if mail.sent_at is None and settings.EMAIL_BACKEND == _NO_SERVER:
        if not settings.DEMO and timezone.now() - mail.written_at < WAIT_FOR_SERVER:
            raise TryLater("No mail server is set (EMAIL_HOST).", pause=timedelta(minutes=10))
    elif mail.sent_at is None:
        _hand_over(mail)
        OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=timezone.now())
    if mail.secrets and not settings.DEMO:
        _erase(mail)


def _hand_over(mail: OutgoingMail) -> None:
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        settings.DEFAULT_FROM_EMAIL,
        [mail.recipient],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers=_headers(mail),
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    message.send()


def _headers(mail: OutgoingMail) -> dict[str, str]:
    headers = {"Message-ID": mail.message_id}
    if mail.references:
        headers |= {"In-Reply-To": mail.references.split()[-1], "References": mail.references}
    return headers


def _erase(mail: OutgoingMail) -> None:
    text, html = without(mail.secrets, mail.text), without(mail.secrets, mail.html)
    subject = without(mail.secrets, mail.subject)
    OutgoingMail.objects.filter(pk=mail.pk).update(subject=subject, text=text, html=html, secrets=[])
