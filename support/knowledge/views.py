"""Asking us, the answers suggested meanwhile, and saying whether an answer helped."""

import secrets

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.faq.models import FaqEntry
from cms.foundation.site_pages import may_open
from customers.accounts.limits import allow, client_address

from . import services
from .asking import About, Question, about_link, about_number, ask, asker
from .forms import ContactForm

#: Answers suggested to somebody who asks.
SUGGESTIONS = 3
#: What of a message is read for suggestions, in characters.
READ = 400


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """The contact form; from an order's page with the order and its line attached."""
    source = request.POST if request.method == "POST" else request.GET
    about = about_link(source.get("order", "")[:64], source.get("line", ""))
    if request.method != "POST":
        line = about.line.pk if about.line else ""
        start = {"order": about.token, "line": line, "subject": request.GET.get("subject", "")[:120]}
        return _page(request, ContactForm(user=request.user, about=about, initial=start), about)
    form = ContactForm(request.POST, user=request.user, about=about)
    if not form.is_valid():
        return _page(request, form, about, status=422)
    if form.is_by_machine:
        messages.success(request, _("Your question is with us."))
        return redirect("knowledge:contact")
    strong = [each for each in _suggested(form.cleaned_data) if each.is_strong]
    if strong and "seen" not in request.POST:
        return _page(request, form, about, suggestions=strong, before_sending=True)
    if not allow("question", client_address(request)):
        form.add_error(None, _("Many questions came from here within the hour. Wait a while, or call us."))
        return _page(request, form, about, status=429)
    return redirect(_ask(request, form.cleaned_data, about))


def _page(request: HttpRequest, form: ContactForm, about: About, *, status: int = 200, **more) -> HttpResponse:
    often, seen = services.often_asked(), "seen" in request.POST
    context = {"form": form, "about": about, "often": often, "seen": seen} | more
    return render(request, "support/knowledge/contact.html", context, status=status)


def _ask(request: HttpRequest, asked: dict, about: About) -> str:
    """Hand the question over. A number that opens no order stays in the words, for us to look at."""
    user, email, text = request.user, asked.get("email", ""), asked["message"]
    number = asked.get("number", "")
    if about.order is None and number:
        about = about_number(number, email=email, user=user)
        text = f"{text}\n\n{_('Order number')}: {number}"
    language = get_language() or "en"
    customer = asker(user=user, name=asked.get("name", ""), email=email, language=language, about=about)
    return ask(Question(customer, asked["subject"], text, about.order, about.line))


def _suggested(asked: dict) -> list:
    return services.find_answers(f"{asked['subject']} {asked['message'][:READ]}", SUGGESTIONS)


def suggest(request: HttpRequest) -> HttpResponse:
    """Answers that may spare the question, as a fragment; the words come by GET or, from the form, by POST."""
    words = {**request.GET.dict(), **request.POST.dict()}
    text = " ".join(words.get(name, "")[:READ] for name in ("text", "subject", "message"))
    context = {"suggestions": services.find_answers(text, SUGGESTIONS)}
    return render(request, "support/knowledge/_suggestions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: HttpRequest, entry: int) -> HttpResponse:
    """Was this helpful? One word a reader, changeable; the reader's mark is only set by speaking."""
    found = get_object_or_404(FaqEntry, id=entry)
    if not may_open(request, found):
        raise Http404
    if request.method == "POST":
        word = request.POST.get("helpful", "")
        if word not in {"yes", "no"}:
            return _voted(request, found, status=422)
        if not allow("vote", client_address(request)):
            return _voted(request, found, status=429)
        services.vote(found, reader=_reader(request), helpful=word == "yes")
        if not request.headers.get("HX-Request"):
            return redirect("knowledge:vote", found.pk)
    return _voted(request, found)


def _reader(request: HttpRequest) -> str:
    """The random mark of this browser."""
    return request.session.setdefault("reader", secrets.token_urlsafe(24))


def _voted(request: HttpRequest, entry: FaqEntry, *, status: int = 200) -> HttpResponse:
    mine = entry.votes.filter(reader=request.session.get("reader", "")).first()
    context = {"entry": entry, "mine": mine, "votes": services.votes_of(entry)}
    is_fragment = request.method == "POST" and request.headers.get("HX-Request")
    template = "support/knowledge/_voted.html" if is_fragment else "support/knowledge/voted.html"
    return render(request, template, context, status=status)
