"""Mails about questions and answers."""

from django.db import transaction

from customers.accounts.limits import may_mail_unconfirmed
from customers.messaging.services import write_mail
from customers.timeline.models import Entry
from customers.timeline.verbs import reacts_to

from . import events
from .models import Message


@reacts_to(events.QUESTION_RECEIVED)
def confirm_question(entry: Entry) -> None:
    """Confirm the first message of a ticket by a mail with its link.

    Anybody can ask in the name of any address, so these mails are limited until it is confirmed. The question is
    taken in any case; the page after sending names its number.
    """
    message = _message(entry)
    if message is None or message.ticket.messages.filter(pk__lt=message.pk).exists():
        return
    customer = message.ticket.customer
    with transaction.atomic():  # Counted if, and only if, the mail is written.
        if may_mail_unconfirmed(customer, customer.email):
            _write("question_received", message)


@reacts_to(events.BEGUN, events.ANSWERED)
def send_answer(entry: Entry) -> None:
    """Mail our message to the customer; one mail per message, even if this runs twice."""
    message = _message(entry)
    if message:
        _write("question_answered", message)


def _message(entry: Entry) -> Message | None:
    messages = Message.objects.select_related("ticket__customer", "author")
    return messages.filter(pk=entry.data.get("message")).first()


def _write(name: str, message: Message) -> None:
    ticket = message.ticket
    customer = ticket.customer
    if not customer.email:
        return
    question = ticket.messages.filter(kind=Message.Kind.QUESTION, pk__lte=message.pk).order_by("-pk").first()
    write_mail(
        f"support/tickets/mails/{name}",
        occasion=f"{name}:{message.pk}",
        to=customer.email,
        about=ticket,
        customer=customer,
        context={"ticket": ticket, "message": message, "question": question, "files": message.attachments.count()},
        language=customer.language,
    )
