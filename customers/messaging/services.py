"""Writing mails: rendered once and stored; the worker sends them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import make_msgid
from django.db import models, transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from cms.foundation.menus import shop
from customers.people.models import Customer, User
from customers.timeline.services import record
from customers.timeline.work import wake

from . import events
from .models import OutgoingMail

#: Message-IDs of earlier mails that a mail refers to.
MAX_REFERENCES = 12


@dataclass(frozen=True)
class _Content:
    """Subject and body of a mail."""

    subject: str
    text: str
    html: str
    secrets: list[str]


def write_mail(
    template: str,
    *,
    occasion: str,
    to: str,
    about: models.Model | None = None,
    customer: Customer | None = None,
    context: Mapping[str, object],
    language: str = "en",
    secrets: Sequence[str] = (),
    queue: str = OutgoingMail.Queue.TRANSACTIONAL,
    reply_to: str = "",
) -> OutgoingMail:
    """Render and store a mail, to be sent at once. If the occasion and address exist already, return that mail.

    ``template`` is the path without suffix ("orders/tracking/mails/order_placed"). ``occasion`` names the one event
    ("order_placed:17"). Mails about the same object to the same address refer to each other, so mail programs show
    one conversation. ``secrets`` are codes and links in it that are erased after sending.
    """
    known = OutgoingMail.objects.filter(occasion=occasion, recipient=to).first()
    if known:
        return known
    content = _rendered(template, context, language, secrets)
    return _store(
        occasion,
        to,
        content,
        about=about,
        customer=customer,
        kind=template.rpartition("/")[2],
        queue=queue,
        reply_to=reply_to or shop().email,
        references=" ".join(_conversation(about, to)),
    )


@transaction.atomic
def resend(mail: OutgoingMail, *, actor: User | None = None) -> OutgoingMail:
    """Send the same mail again, as a new row."""
    copy = _store(
        f"resent:{mail.pk}:{mail.copies.count() + 1}",
        mail.recipient,
        _Content(mail.subject, mail.text, mail.html, mail.secrets),
        about=mail.about,
        customer=mail.customer,
        kind=mail.kind,
        queue=mail.queue,
        reply_to=mail.reply_to,
        references=mail.references,
        resent_from=mail,
    )
    if mail.customer:
        record(events.SENT_AGAIN, customer=mail.customer, subject=copy, actor=actor, mail=copy.subject)
    return copy


def _rendered(template: str, context: Mapping[str, object], language: str, secrets: Sequence[str]) -> _Content:
    with translation.override(language):
        values = {"shop": shop(), "base_url": settings.BASE_URL, "language": language, **context}
        subject = " ".join(render_to_string(f"{template}.subject.txt", values).split())
        text = render_to_string(f"{template}.txt", values)
        html = render_to_string(f"{template}.html", values | {"subject": subject})
    return _Content(subject[:250], text, html, list(secrets))


def _conversation(about: models.Model | None, to: str) -> list[str]:
    """Message-IDs of our mails about it to the same address, oldest first."""
    if about is None:
        return []
    before = OutgoingMail.objects.about(about).filter(recipient=to).newest_first()
    return list(before.values_list("message_id", flat=True)[:MAX_REFERENCES])[::-1]


def _store(occasion: str, to: str, content: _Content, **values: Any) -> OutgoingMail:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    values |= {"message_id": make_msgid(domain=domain), "written_at": timezone.now(), **vars(content)}
    mail, created = OutgoingMail.objects.get_or_create(occasion=occasion, recipient=to, defaults=values)
    if created:
        wake()
    return mail
