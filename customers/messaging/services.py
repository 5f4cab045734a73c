"""Writing letters: rendered once, stored, sent by the worker."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.core.mail import make_msgid
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from cms.foundation.menus import shop
from customers.people.models import Customer
from customers.timeline.services import record
from customers.timeline.work import wake

from . import events
from .models import Letter


def write_letter(
    name: str,
    *,
    occasion: str,
    to: str,
    customer: Customer | None = None,
    context: Mapping[str, object],
    language: str = "en",
    secrets: Sequence[str] = (),
) -> Letter:
    """Render ``letters/<name>`` and store it, to be sent at once; the same occasion and address gives the first one.

    ``occasion`` names the one event ("order-placed:17"). ``secrets`` are codes and links in it that are erased once
    it has left.
    """
    known = Letter.objects.filter(occasion=occasion, recipient=to).first()
    if known:
        return known
    with translation.override(language):
        values = {"shop": shop(), "base_url": settings.BASE_URL, "language": language, **context}
        subject = " ".join(render_to_string(f"letters/{name}.subject.txt", values).split())
        text = render_to_string(f"letters/{name}.txt", values)
        html = render_to_string(f"letters/{name}.html", values | {"subject": subject})
    content = {"subject": subject[:250], "text": text, "html": html, "secrets": list(secrets)}
    return _store(occasion, to, customer, content)


@transaction.atomic
def resend(letter: Letter, *, actor=None) -> Letter:
    """The same letter once more, as a row of its own."""
    before = Letter.objects.filter(occasion__startswith=f"{letter.occasion}:again:", recipient=letter.recipient)
    occasion = f"{letter.occasion}:again:{before.count() + 1}"
    content = {"subject": letter.subject, "text": letter.text, "html": letter.html, "secrets": letter.secrets}
    again = _store(occasion[:120], letter.recipient, letter.customer, content)
    if letter.customer:
        record(events.SENT_AGAIN, customer=letter.customer, subject=again, actor=actor, letter=again.subject)
    return again


def _store(occasion: str, to: str, customer: Customer | None, content: dict) -> Letter:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    values = {"customer": customer, "message_id": make_msgid(domain=domain), "written_at": timezone.now(), **content}
    letter, made = Letter.objects.get_or_create(occasion=occasion, recipient=to, defaults=values)
    if made:
        wake()
    return letter
