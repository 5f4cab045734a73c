"""The worker sends mails: those a person waits for, and beside them those to many."""

from customers.timeline.handlers import Queue, handles

from .models import OutgoingMail
from .sending import forget_secrets, send

_TRANSACTIONAL = {"queue": OutgoingMail.Queue.TRANSACTIONAL}
_BULK = {"queue": OutgoingMail.Queue.BULK}


@handles(OutgoingMail, queue=Queue.MAIL, only=_TRANSACTIONAL, at_once=8, when_given_up=forget_secrets)
def send_mail(mail: OutgoingMail) -> None:
    send(mail)


@handles(OutgoingMail, queue=Queue.BULK, only=_BULK, at_once=2, when_given_up=forget_secrets)
def send_bulk_mail(mail: OutgoingMail) -> None:
    send(mail)
