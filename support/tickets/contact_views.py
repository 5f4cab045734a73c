"""The contact form: help answers first, then a ticket."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from store.uploads.limits import MAX_BYTES, too_heavy
from store.uploads.receiving import is_skipped
from support.knowledge.answers import HelpAnswer
from support.knowledge.services import MAX_READ, frequent_questions, suggestions_for

from . import services
from .attachments import LIMITS, may_send
from .contact_form import ContactForm
from .order_reference import OrderReference, asking_customer, reference_by_link, reference_by_number


@dataclass(frozen=True)
class ContactContext:
    """What the contact form shows."""

    form: ContactForm
    about: OrderReference
    frequent: tuple[HelpAnswer, ...]
    #: Strong matches, displayed once before the question is sent.
    suggestions: list[HelpAnswer]
    #: Whether they were displayed before.
    seen: bool


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """The contact form. A link from an order's page carries the order and line."""
    source = request.POST if request.method == "POST" else request.GET
    about = reference_by_link(source.get("order", "")[:64], source.get("line", ""))
    if request.method != "POST":
        line = about.line.pk if about.line else ""
        start = {"order": about.token, "line": line, "subject": request.GET.get("subject", "")[:120]}
        return _page(request, ContactForm(user=request.user, about=about, initial=start), about)
    form = ContactForm(request.POST, request.FILES, user=request.user, about=about)
    if is_skipped(request):
        form.add_error("files", too_heavy(LIMITS, MAX_BYTES + 1))
    if not form.is_valid():
        return _page(request, form, about, status=422)
    if form.is_spam:
        messages.success(request, _("Your question is with us."))
        return redirect("tickets:contact")
    strong = [each for each in _suggestions(form.cleaned_data) if each.is_strong]
    # A page in between would lose the chosen files.
    if strong and "seen" not in request.POST and not form.cleaned_data["files"]:
        return _page(request, form, about, suggestions=strong)
    if not may_send(request, form.cleaned_data["files"]):
        form.add_error(None, _("Many questions came from here within the hour. Wait a while, or call us."))
        return _page(request, form, about, status=429)
    return redirect(_ask(request, form.cleaned_data, about))


def _page(
    request: HttpRequest,
    form: ContactForm,
    about: OrderReference,
    *,
    suggestions: list[HelpAnswer] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = ContactContext(form, about, frequent_questions(), suggestions or [], seen="seen" in request.POST)
    return render(request, "support/tickets/contact.html", vars(context), status=status)


def _ask(request: HttpRequest, values: dict[str, Any], about: OrderReference) -> str:
    """Open a ticket and return its address. A typed order number is added to the text."""
    user, email, text = request.user, values.get("email", ""), values["message"]
    number = values.get("number", "")
    if about.order is None and number:
        about = reference_by_number(number, email=email, user=user)
        text = f"{text}\n\n{_('Order number')}: {number}"
    language = get_language() or "en"
    customer = asking_customer(user=user, name=values.get("name", ""), email=email, language=language, about=about)
    about_it = {"order": about.order, "line": about.line, "files": values["files"]}
    ticket = services.open(customer, subject=values["subject"], text=text, **about_it)
    return f"{ticket.get_absolute_url()}?sent=1"


def _suggestions(values: dict[str, Any]) -> list[HelpAnswer]:
    return suggestions_for(f"{values['subject']} {values['message'][:MAX_READ]}")
