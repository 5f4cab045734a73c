"""Converts allauth's mails to ours."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string

#: Context variables of allauth with the link of a mail.
_LINKS = ("activate_url", "password_reset_url", "signup_url", "login_url")


@dataclass(frozen=True)
class AccountMail:
    """A mail of allauth: its subject, its paragraphs, and its link, if it has one."""

    occasion: str
    subject: str
    paragraphs: list[str]
    link: str


def read_mail(template_prefix: str, context: Mapping[str, object]) -> AccountMail:
    """Render allauth's mail; each has an occasion of its own."""
    subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", dict(context)).split())
    text = render_to_string(f"{template_prefix}_message.txt", dict(context))
    link = next((str(context[name]) for name in _LINKS if context.get(name)), "")
    paragraphs = [" ".join(part.split()) for part in text.strip().split("\n\n")]
    return AccountMail(
        occasion=f"{template_prefix}:{secrets.token_urlsafe(12)}",
        subject=subject,
        paragraphs=[part for part in paragraphs if part and part != link],
        link=link,
    )
