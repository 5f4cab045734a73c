"""Handing mails to the mail server."""

import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from threading import Timer

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from customers.timeline.database import insist
from customers.timeline.work import ServiceAway, TryLater

from .masking import without
from .models import OutgoingMail

_NO_SERVER = "django.core.mail.backends.dummy.EmailBackend"
#: How long mails wait for a mail server; older ones would only confuse.
WAIT_FOR_SERVER = timedelta(days=3)
#: Seconds in which a server must take a mail once we are signed in: less than a lease, however slowly it answers.
TAKES = 40
#: How long we try to write down that a mail has left, in seconds: forgotten, it would leave again.
INSIST = 600


def send(mail: OutgoingMail) -> None:
    """Send one mail, then erase its codes. What a mail server refuses is tried again by the worker.

    A worker killed between sending and writing that down sends it once more, under the same Message-ID. Without a
    mail server the mail waits; in a shop for trying out it is done, to be read in the back office.
    """
    if mail.sent_at is None and settings.EMAIL_BACKEND == _NO_SERVER:
        if not settings.DEMO and not _is_old(mail):
            raise TryLater("No mail server is set (EMAIL_HOST).", pause=timedelta(minutes=10))
    elif mail.sent_at is None and not _hand_over(mail):
        return
    forget_secrets(mail)


def forget_secrets(mail: OutgoingMail) -> None:
    """Erase the codes and links in a mail that has left, or never will."""
    if mail.secrets and not settings.DEMO:
        text, html = without(mail.secrets, mail.text), without(mail.secrets, mail.html)
        subject = without(mail.secrets, mail.subject)
        OutgoingMail.objects.filter(pk=mail.pk).update(subject=subject, text=text, html=html, secrets=[])


def _hand_over(mail: OutgoingMail) -> bool:
    """Send it, and write that down before we say goodbye to the server; False if another worker has it now."""
    with _server(mail) as server:
        if not mail.is_still_claimed:  # Signing in may have taken longer than our lease.
            return False
        with _deadline(server):
            server.send_messages([_message(mail)])
        insist(lambda: OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=timezone.now()), seconds=INSIST)
    return True


@contextmanager
def _server(mail: OutgoingMail) -> Iterator[BaseEmailBackend]:
    """The mail server, signed in to.

    Raises:
        ServiceAway: it does not answer, hangs, or does not let us in; so the other mails need not try.
    """
    server = get_connection()
    try:
        server.open()
        yield server
    except (OSError, smtplib.SMTPException) as error:
        if _is_away(error) and not _is_old(mail):
            raise ServiceAway(f"The mail server is away: {type(error).__name__}") from error
        raise
    finally:
        with suppress(OSError, smtplib.SMTPException):  # The mail has left, or the error is on its way already.
            server.close()


def _is_away(error: Exception) -> bool:
    if isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPSenderRefused | smtplib.SMTPDataError):
        return getattr(error, "smtp_code", 0) == 421  # "Service not available, closing transmission channel"
    return True


def _is_old(mail: OutgoingMail) -> bool:
    return timezone.now() - mail.written_at >= WAIT_FOR_SERVER


@contextmanager
def _deadline(server: BaseEmailBackend) -> Iterator[None]:
    """Cut the line to a server that takes too long: the time-out of a socket only bounds each single answer."""
    line = getattr(getattr(server, "connection", None), "sock", None)
    timer = Timer(TAKES, _cut, [line])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _cut(line: socket.socket | None) -> None:
    if line is not None:
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)


def _message(mail: OutgoingMail) -> EmailMultiAlternatives:
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
    return message


def _headers(mail: OutgoingMail) -> dict[str, str]:
    headers = {"Message-ID": mail.message_id}
    if mail.references:
        headers |= {"In-Reply-To": mail.references.split()[-1], "References": mail.references}
    return headers
