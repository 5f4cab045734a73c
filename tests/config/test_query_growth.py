"""Pages of customers, support and cms need as many queries for twelve rows as for one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.faq.models import FaqEntry, FaqIndex, FaqSection
from cms.foundation import caching, public
from cms.legal.models import LegalChange
from cms.pages.models import HomePage
from customers.insights.services import write_facts
from customers.messaging.models import OutgoingMail
from customers.messaging.services import write_mail
from customers.people.models import Customer, User
from customers.profiles.models import Address, Consent
from orders.order.models import Order
from store.search.services import rebuild
from support.knowledge.services import vote
from support.tickets import services as tickets
from support.tickets.models import Ticket
from tests.cms.pages.conftest import home, published, show, write_page  # noqa: F401
from tests.makers import ADDRESS, make_category, make_customer, make_order, make_product
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

PUBLIC = ["/", "/faq/", "/faq/?q=really", "/faq/s0/", "/faq/s0/q0/", "/terms0/", "/contact/", "/sitemap.xml",
          "/contact/suggest/?text=really", "/sitemap-pages.xml", "/sitemap-categories.xml",
          "/sitemap-products.xml"]  # fmt: skip
ACCOUNT = ["accounts:overview", "accounts:personal_details", "accounts:addresses", "accounts:new_address",
           "accounts:consent", "account_email", "mfa_index", "tickets:questions"]  # fmt: skip
LISTS = ["customers_admin:index", "mails_admin:index", "tickets_admin:index"]
SCREENS = ["wagtailadmin_home", "work_admin", "faq_votes", "legal_changes_admin:index", "chosen_product:choose"]
PARTS = [
    ("categories", {"heading": "Categories"}),
    ("products", {"heading": "Best sellers", "products": [], "number": 4}),
    ("questions", {"heading": "Frequently asked"}),
]


@pytest.fixture
def grow(alice, owner, show, write_page):  # noqa: F811
    """Adds rows of every kind, numbered from ``first`` to before ``end``: alice's, other customers', and pages."""
    show(*PARTS)
    index = published(HomePage.objects.get(), FaqIndex(title="Help", slug="faq"))
    order = make_order(alice)

    def add(first: int, end: int) -> None:
        for number in range(first, end):
            _add_questions(index, number)
            write_page(f"Terms {number}", f"terms{number}", footer="legal")
            make_product(f"Cup {number}", category=make_category(f"Cups {number}"))
            _add_records(alice, order, owner, number)
        write_facts(alice)
        rebuild()

    return add


def _add_questions(index: FaqIndex, number: int) -> None:
    """A section of its own, and one question more in the first section."""
    own = published(index, FaqSection(title=f"Section {number}", slug=f"s{number}"))
    for section in {own, FaqSection.objects.get(slug="s0")}:
        entry = FaqEntry(title=f"Really {number}?", slug=f"q{number}", answer="<p>Really.</p>", is_frequent=True)
        vote(published(section, entry), reader=f"r{number}", helpful=True)


def _add_records(alice: Customer, order: Order, owner: User, number: int) -> None:
    if number:
        line = order.lines.first()
        line.pk, line.position = None, number + 10
        line.save()
    Address.objects.create(customer=alice, **ADDRESS)
    Consent.objects.create(customer=alice, purpose="news", given=bool(number % 2), proven=True)
    LegalChange.objects.create(field="iban", before="a", after="b", changed_by=owner)
    make_customer(alice.email)
    for customer in (alice, make_customer(f"g{number}@example.com")):
        ticket = tickets.open(customer, subject="Really?", text="Yes?", order=order, line=order.lines.last())
        _add_failed_mail(ticket)
    first = alice.tickets.earliest("pk")
    tickets.note(first, text="Note", actor=owner)
    tickets.assign(first, to=owner if number % 2 else None, actor=owner)
    tickets.add_question(first, text="Well?")


def _add_failed_mail(ticket: Ticket) -> None:
    context = {"ticket": ticket, "message": ticket.messages.first()}
    about = {"about": ticket, "customer": ticket.customer, "to": ticket.customer.email}
    mail = write_mail("support/tickets/mails/question_received", occasion=f"a:{ticket.pk}", context=context, **about)
    failed_at = timezone.now() - timedelta(hours=1)
    OutgoingMail.objects.filter(pk=mail.pk).update(due_at=None, failed_at=failed_at, last_error="OSError")


def public_pages() -> dict[str, int]:
    """Queries of public pages without any cache."""
    return {path: _uncached_queries_of(path) for path in PUBLIC}


def _uncached_queries_of(path: str) -> int:
    return queries_of(_ForgetfulClient(), path)


class _ForgetfulClient(Client):
    """Empties the caches before each request, so that the whole page is made."""

    def get(self, *args, **kwargs):
        caching.clear()
        public.clear()
        cache.clear()
        return super().get(*args, **kwargs)


def account_pages() -> dict[str, int]:
    """Queries of alice's pages."""
    ticket = Ticket.objects.earliest("pk")
    contact = f"{reverse('tickets:contact')}?order={ticket.order.token}&line={ticket.line_id}"
    paths = [*map(reverse, ACCOUNT), ticket.get_absolute_url(), contact]
    return _queries_as("alice@example.com", paths)


def admin_screens() -> dict[str, int]:
    """Queries of lists, searches and screens in the back office."""
    ticket = Ticket.objects.earliest("pk")
    screens = {
        "customers_admin": ticket.customer,
        "tickets_admin": ticket,
        "mails_admin": ticket.customer.mails.earliest("pk"),
    }
    paths = [*map(reverse, [*LISTS, *SCREENS]), *(f"{reverse(name)}?q=example" for name in LISTS)]
    paths += [reverse(f"{name}:inspect", args=[row.pk]) for name, row in screens.items()]
    return _queries_as("owner@example.com", paths)


def _queries_as(email: str, paths: list[str]) -> dict[str, int]:
    client = Client()
    client.force_login(User.objects.get(email=email))
    return {path: queries_of(client, path) for path in paths}


@pytest.mark.parametrize("count", [public_pages, account_pages, admin_screens])
def test_twelve_rows_need_as_many_queries_as_one(grow, count: Callable[[], dict[str, int]]):
    grow(0, 1)
    one = count()
    grow(1, 12)

    assert count() == one
