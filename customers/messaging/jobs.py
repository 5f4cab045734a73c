"""Handlers that send mails: transactional and bulk."""

from customers.timeline.handlers import Queue, handles

from .models import OutgoingMail
from .sending import forget_secrets, send

_TRANSACTIONAL = {"queue": OutgoingMail.Queue.TRANSACTIONAL}
_BULK = {"queue": OutgoingMail.Queue.BULK}


@handles(OutgoingMail, queue=Queue.MAIL, only=_TRANSACTIONAL, at_once=8, on_final_failure=forget_secrets)
def send_mail(mail: OutgoingMail) -> None:
    send(mail)


@handles(OutgoingMail, queue=Queue.BULK, only=_BULK, at_once=2, on_final_failure=forget_secrets)
def send_bulk_mail(mail: OutgoingMail) -> None:
    send(mail)
