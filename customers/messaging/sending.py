"""Sending mails to the mail server."""

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

from customers.timeline.database import retry_while_away
from customers.timeline.work import ServiceAway, TryLater

from .masking import mask
from .models import OutgoingMail

_NO_SERVER = "django.core.mail.backends.dummy.EmailBackend"
#: How long mails wait for a mail server; older ones fail.
WAIT_FOR_SERVER = timedelta(days=3)
#: Seconds for sending one mail after signing in: less than a lease, even if the server is slow.
MAX_SENDING_SECONDS = 40
#: Seconds that we retry saving that a mail was sent; otherwise it would be sent again.
RETRY_SECONDS = 600


def send(mail: OutgoingMail) -> None:
    """Send one mail, then erase its codes. The worker retries if the mail server refuses it.

    A worker killed between sending and saving sends it again, with the same Message-ID. Without a mail server the mail
    waits; in the demo shop it counts as done and can be read in the back office.
    """
    if mail.sent_at is None and settings.EMAIL_BACKEND == _NO_SERVER:
        if not settings.DEMO and not _is_old(mail):
            raise TryLater("No mail server is set (EMAIL_HOST).", pause=timedelta(minutes=10))
    elif mail.sent_at is None and not _send_now(mail):
        return
    forget_secrets(mail)


def forget_secrets(mail: OutgoingMail) -> None:
    """Erase the codes and links in a mail that was sent or given up."""
    if mail.secrets and not settings.DEMO:
        text, html = mask(mail.secrets, mail.text), mask(mail.secrets, mail.html)
        subject = mask(mail.secrets, mail.subject)
        OutgoingMail.objects.filter(pk=mail.pk).update(subject=subject, text=text, html=html, secrets=[])


def _send_now(mail: OutgoingMail) -> bool:
    """Send it, and save that before closing the connection; False if another worker has claimed it."""
    with _server(mail) as server:
        if not mail.is_still_claimed:  # Signing in may have taken longer than the lease.
            return False
        with _deadline(server):
            server.send_messages([_message(mail)])
        row = OutgoingMail.objects.filter(pk=mail.pk)
        retry_while_away(lambda: row.update(sent_at=timezone.now()), seconds=RETRY_SECONDS)
    return True


@contextmanager
def _server(mail: OutgoingMail) -> Iterator[BaseEmailBackend]:
    """A connection to the mail server, signed in.

    Raises:
        ServiceAway: it does not answer, hangs, or refuses us, so other mails would fail, too.
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
        with suppress(OSError, smtplib.SMTPException):  # The mail was sent, or the error is already raised.
            server.close()


def _is_away(error: Exception) -> bool:
    if isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPSenderRefused | smtplib.SMTPDataError):
        return getattr(error, "smtp_code", 0) == 421  # "Service not available, closing transmission channel"
    return True


def _is_old(mail: OutgoingMail) -> bool:
    return timezone.now() - mail.written_at >= WAIT_FOR_SERVER


@contextmanager
def _deadline(server: BaseEmailBackend) -> Iterator[None]:
    """Close the connection to a server that takes too long: a socket time-out only limits each single answer."""
    sock = getattr(getattr(server, "connection", None), "sock", None)
    timer = Timer(MAX_SENDING_SECONDS, _cut, [sock])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _cut(sock: socket.socket | None) -> None:
    if sock is not None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)


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
