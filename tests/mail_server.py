"""A real mail server for tests, on a port of its own: it keeps what it is given, is slow, or refuses, if told so."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller

SMTP = "django.core.mail.backends.smtp.EmailBackend"


class MailServer:
    """``delay``: seconds a mail takes; ``refuse``: how many are refused first; ``meanwhile`` is called for each.

    ``begun`` counts the mails that it was given, also those that it has not taken yet.
    """

    def __init__(self, port: int) -> None:
        self.port, self.delay, self.refuse = port, 0.0, 0
        self.meanwhile: Callable[[], None] = lambda: None
        self.messages: list[EmailMessage] = []
        self.begun = 0

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 - aiosmtpd's name
        self.begun += 1
        await asyncio.sleep(self.delay)
        self.meanwhile()
        if self.refuse:
            self.refuse -= 1
            return "451 Come back later"
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    @property
    def ids(self) -> list[str]:
        return [message["Message-ID"] for message in self.messages]


@contextmanager
def mail_server(settings) -> Iterator[MailServer]:
    """Starts one, and makes it the mail server of the shop."""
    server = MailServer(free_port())
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    send_through(settings, server.port)
    try:
        yield server
    finally:
        controller.stop()


@contextmanager
def hanging_server(settings) -> Iterator[list[socket.socket]]:
    """A server that takes every connection and never says a word; gives the connections."""
    listening, taken = socket.create_server(("127.0.0.1", 0)), []

    def take() -> None:
        while True:
            try:
                taken.append(listening.accept()[0])
            except OSError:
                return

    threading.Thread(target=take, daemon=True).start()
    send_through(settings, listening.getsockname()[1])
    try:
        yield taken
    finally:
        listening.close()
        for each in taken:
            each.close()


def send_through(settings, port: int) -> None:
    """The shop sends its mails to this port of this machine."""
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", port
    settings.EMAIL_USE_TLS, settings.EMAIL_HOST_USER = False, ""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
