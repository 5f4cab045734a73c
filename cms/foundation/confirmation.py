"""The page that asks before something is done that cannot be undone."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """A question with its consequences. The button posts the form; the link leads back and changes nothing."""

    heading: str
    #: What it is about, such as the number and sum of an order.
    subject: str = ""
    #: What happens then, one sentence each.
    consequences: Sequence[str]
    button: str
    keep: str
    #: Where ``keep`` leads.
    back: str
    #: Where the form is posted; empty for the address of this page.
    action: str = ""
    #: Hidden fields of the form, as (name, value).
    fields: Sequence[tuple[str, str]] = ()
    #: Whether the button is what people came for, and no loss.
    is_wanted: bool = False


def ask_to_confirm(request: HttpRequest, confirmation: Confirmation) -> HttpResponse:
    """The page of a confirmation. It works without scripts and is never cached."""
    response = render(request, "components/confirmation.html", {"confirmation": confirmation})
    add_never_cache_headers(response)
    return response
