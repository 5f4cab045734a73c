"""The contact form: written answers first, then a ticket."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from customers.accounts.limits import allow, client_address
from support.knowledge.services import READ, frequent_questions, suggestions_for

from . import services
from .asking import About, about_link, about_number, asker
from .contact_form import ContactForm


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
        return redirect("tickets:contact")
    strong = [each for each in _suggested(form.cleaned_data) if each.is_strong]
    if strong and "seen" not in request.POST:
        return _page(request, form, about, suggestions=strong, before_sending=True)
    if not allow("question", client_address(request)):
        form.add_error(None, _("Many questions came from here within the hour. Wait a while, or call us."))
        return _page(request, form, about, status=429)
    return redirect(_ask(request, form.cleaned_data, about))


def _page(request: HttpRequest, form: ContactForm, about: About, *, status: int = 200, **more) -> HttpResponse:
    frequent, seen = frequent_questions(), "seen" in request.POST
    context = {"form": form, "about": about, "frequent": frequent, "seen": seen} | more
    return render(request, "support/tickets/contact.html", context, status=status)


def _ask(request: HttpRequest, asked: dict, about: About) -> str:
    """Open a ticket; returns the address of its page. A number that opens no order stays in the text for us to read."""
    user, email, text = request.user, asked.get("email", ""), asked["message"]
    number = asked.get("number", "")
    if about.order is None and number:
        about = about_number(number, email=email, user=user)
        text = f"{text}\n\n{_('Order number')}: {number}"
    language = get_language() or "en"
    customer = asker(user=user, name=asked.get("name", ""), email=email, language=language, about=about)
    ticket = services.open(customer, subject=asked["subject"], text=text, order=about.order, line=about.line)
    return f"{ticket.get_absolute_url()}?sent=1"


def _suggested(asked: dict) -> list:
    return suggestions_for(f"{asked['subject']} {asked['message'][:READ]}")
