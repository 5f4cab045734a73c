"""All data of one person is erased; what the law asks for stays with reason and day."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from config.roles import ROLES
from customers.messaging.models import OutgoingMail
from customers.people.models import Customer, User
from customers.timeline.models import Entry
from orders.basket.models import Basket
from orders.order.models import Order
from orders.order.personal_data import erase_outdated_addresses
from orders.payment.models import Payment, WebhookEvent
from orders.payment.services import begin_payment
from orders.production.models import Job, Proof
from orders.production.services import make_jobs
from store.configurator.models import Configuration
from store.designs.models import Design
from store.money.amounts import Money
from store.uploads.models import Upload, UploadOwner, files, path_of
from support.tickets.models import Attachment, Ticket
from tests.customers.privacy.conftest import HASH
from tests.makers import make_customer, make_order, make_staff
from tests.orders.conftest import at_once  # noqa: F401

pytestmark = pytest.mark.django_db


def erase(client, customer, **values):
    page = reverse("customer_data:erase", args=[customer.pk])
    return client.post(page, {"why": "asked by mail"} | values, follow=True)


@pytest.mark.parametrize("role", ROLES)
def test_only_owner_and_support_lead_erase(client, role):
    guest = make_customer()
    client.force_login(make_staff(role))
    erase(client, guest)

    guest.refresh_from_db()
    assert bool(guest.erased_at) is (role in {"Owner", "Support lead"})


def test_the_page_names_what_goes_and_what_stays_and_until_when(client, lead, known):
    page = client.get(reverse("customer_data:erase", args=[known.pk])).content.decode()

    goes = page[page.index("This goes") : page.index("This stays")]
    assert "Questions, with messages and files" in goes
    assert not any(kept in goes for kept in (">Orders<", ">Payments<", ">Parcels<"))
    year = timezone.localtime().year + 10
    assert f"the tax law asks for its invoice until 31 December {year}" in page
    assert Customer.objects.get(pk=known.pk).name == "Alice Adler"


def test_other_records_with_the_address_are_named_and_stay(client, lead, known):
    guest = make_customer(known.email, "Alice Guest")
    page = client.get(reverse("customer_data:erase", args=[known.pk])).content.decode()
    erase(client, known)

    assert "Alice Guest" in page
    assert Customer.objects.get(pk=guest.pk).name == "Alice Guest"


def test_everything_else_is_gone(client, lead, known, django_capture_on_commit_callbacks):
    file = Attachment.objects.get().file.name
    with django_capture_on_commit_callbacks(execute=True):
        erase(client, known)

    rows = (Ticket, Design.all_rows, Basket, Upload, OutgoingMail, Configuration, Attachment)
    assert [getattr(each, "objects", each).count() for each in rows] == [0] * len(rows)
    assert (known.addresses.count(), known.consents.count()) == (0, 0)
    assert not default_storage.exists(file)
    assert not files().exists(path_of(HASH))
    assert not User.objects.filter(email="alice@example.com").exists()
    verbs = set(Entry.objects.filter(customer=known).values_list("verb", flat=True))
    assert verbs == {"privacy.erased", "customer.looked_at"}  # The screen that follows.


def test_the_order_stays_for_the_tax_office_without_the_rest(client, lead, known):
    erase(client, known)
    order = Order.objects.get()

    assert (order.email, order.phone, order.note) == ("", "", "")
    assert order.delivery_address["name"] == "Gesa Gast"
    lines = list(order.lines.all())
    assert [(line.picture, line.configuration, "zoe" in line.search_key) for line in lines] == [("", None, False)] * 2
    assert "Zoë" not in str([line.choices for line in lines])
    screen = client.get(reverse("orders_admin:inspect", args=[order.pk]))
    assert (screen.status_code, "Erased customer" in screen.content.decode()) == (200, True)


def test_the_workshop_reads_its_job_without_the_words(client, lead, known):
    make_jobs(Order.objects.get())
    job = Job.objects.get()
    words = {"picture": "<svg>Zoë</svg>", "comment": "Zoë, please", "answered_by": "Alice Adler"}
    Proof.objects.create(job=job, version=1, status="approved", **words)
    erase(client, known)

    screens = reverse("jobs_admin:inspect", args=[job.pk]), reverse("jobs_admin:index")
    pages = [client.get(screen) for screen in screens]
    assert [page.status_code for page in pages] == [200, 200]
    assert not any(word in page.content.decode() for page in pages for word in ("Zoë", "Alice"))


def test_what_the_provider_told_goes_and_the_payment_stays(client, lead, known):
    payment = begin_payment(Order.objects.get()) or Payment.objects.create(
        order=Order.objects.get(), method="card", amount=Money("9")
    )
    Payment.objects.filter(pk=payment.pk).update(provider_id="pi_7", message="Card of A. Adler")
    body = {"data": {"object": {"payment_intent": "pi_7", "name": "Alice Adler"}}}
    WebhookEvent.objects.create(provider="stripe", event_id="1", kind="x", body=body, done_at=timezone.now())
    erase(client, known)

    payment.refresh_from_db()
    assert (payment.message, WebhookEvent.objects.get().body) == ("", {})


def test_nobody_signs_in_any_more(client, lead, known):
    alices = Client()
    alices.force_login(known.user)
    erase(client, known)

    assert alices.get("/account/").status_code == 302
    assert not Client().login(email="alice@example.com", password="correct horse battery")


def test_nobody_finds_the_name_any_more(client, lead, known):
    client.post(reverse("customer_data:correct", args=[known.pk]), {"name": "Alice Ahorn", "why": "married"})
    erase(client, known)

    for words in ("Adler", "Ahorn", "alice@example.com"):
        assert "Alice" not in client.get(reverse("customers_admin:index"), {"q": words}).content.decode()
    assert not ModelLogEntry.objects.filter(label__contains="Alice").exists()
    screen = client.get(reverse("customers_admin:inspect", args=[known.pk])).content.decode()
    assert "Alice" not in screen
    assert "Erased. Reason: asked by mail" in screen


def test_an_open_order_must_be_over_first(client, lead):
    order = make_order()
    page = erase(client, order.customer)

    assert f"{order.number} is not over" in page.content.decode()
    order.customer.refresh_from_db()
    assert order.customer.erased_at is None


def test_money_to_pay_back_goes_back_first(client, lead, known):
    Order.objects.update(status="cancelled", payment_status="to pay back")

    assert "must be paid back first" in erase(client, known).content.decode()


def test_who_works_here_is_not_erased(client, lead, known):
    User.objects.filter(pk=known.user_id).update(is_staff=True)

    assert "works here" in erase(client, known).content.decode()
    assert Customer.objects.get(pk=known.pk).name == "Alice Adler"


def test_a_cancelled_order_that_was_never_paid_loses_its_address_at_once(client, lead):
    order = make_order()
    Order.objects.filter(pk=order.pk).update(status="cancelled")
    erase(client, order.customer)

    order.refresh_from_db()
    assert (order.delivery_address, order.billing_address) == ({"country_code": "DE"}, {})


def test_the_address_goes_once_the_law_does_not_ask_for_it(client, lead, known):
    erase(client, known)
    assert erase_outdated_addresses() == 0
    Order.objects.update(placed_at=timezone.now() - timedelta(days=366 * 11))

    assert [erase_outdated_addresses(), erase_outdated_addresses()] == [1, 0]
    assert Order.objects.get().delivery_address == {"country_code": "DE"}


def test_what_another_person_has_too_stays_theirs(client, lead, known, bob, django_capture_on_commit_callbacks):
    UploadOwner.objects.create(upload=Upload.objects.get(), customer=bob)
    theirs = make_order(bob, words="Für Zoë")
    with django_capture_on_commit_callbacks(execute=True):
        erase(client, known)

    assert files().exists(path_of(HASH))
    assert theirs.lines.exclude(configuration=None).exists()
    assert OutgoingMail.objects.filter(customer=known).count() == 0


def test_it_is_done_once(client, lead, known):
    erase(client, known)

    assert client.get(reverse("customer_data:erase", args=[known.pk])).status_code == 404
    assert ModelLogEntry.objects.filter(action="kontor.erase_person").count() == 1


def test_the_page_asks_as_often_for_many_orders(client, lead, queries_of):
    guest = make_customer()
    page = reverse("customer_data:erase", args=[guest.pk])
    make_order(guest)
    few = queries_of(lambda: client.get(page))
    for _each in range(3):
        make_order(guest)

    assert queries_of(lambda: client.get(page)) <= few


@pytest.mark.two_at_once
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_who_erase_at_once_do_it_once(at_once):  # noqa: F811
    guest, owner = make_customer(), make_staff("Owner")

    def run():
        client = Client()
        client.force_login(owner)
        return client.post(reverse("customer_data:erase", args=[guest.pk]), {"why": "asked"}).status_code

    assert set(at_once(*[run] * 6)) <= {302, 404}
    assert ModelLogEntry.objects.filter(action="kontor.erase_person").count() == 1
