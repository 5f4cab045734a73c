"""Staff find every kind of record from one box, by whatever they have at hand."""

import pytest
from django.urls import reverse
from django.utils import timezone

from config.roles import ROLES
from customers.messaging.models import OutgoingMail
from orders.production.services import make_jobs
from store.money.amounts import Money
from support.tickets import services as tickets
from tests.makers import make_customer, make_mug_with_words, make_order, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def find(client, owner):
    """The addresses that a search gives the owner."""
    client.force_login(owner)

    def addresses(text: str) -> str:
        return client.get(reverse("admin_search"), {"q": text}, headers={"x-search-part": "1"}).content.decode()

    return addresses


@pytest.fixture
def order():
    customer = make_customer("zoe@example.com", "Zoë Müller-O’Neil")
    customer.phone = "+49 351 1234567"
    customer.save()
    return make_order(customer, products=[make_mug_with_words()], words="Grüße aus Łódź")


@pytest.mark.parametrize(
    "text", ["{number}", "#{number}", "mueller zoe", "0351/1234567", "zoe@example.com", "grusse lodz"]
)
def test_an_order_is_found_by_number_customer_and_engraved_words(find, order, text):
    assert reverse("orders_admin:inspect", args=[order.pk]) in find(text.format(number=order.number))


def test_an_order_and_its_job_are_found_by_product_and_article_number(find, order):
    line = order.lines.get()
    order.move_to(order.Status.CONFIRMED)
    make_jobs(order)

    for text in (line.sku, line.name.lower()):
        assert reverse("orders_admin:inspect", args=[order.pk]) in find(text)
        assert reverse("jobs_admin:inspect", args=[line.job.pk]) in find(text)


@pytest.mark.parametrize("text", ["€34,90", "łódź grüße", "straight mug"])
def test_the_list_of_orders_finds_them_by_sum_words_and_product_too(client, owner, order, text):
    client.force_login(owner)
    address = reverse("orders_admin:index")

    assert order.number in client.get(address, {"q": text}).content.decode()
    assert order.number not in client.get(address, {"q": f"{text} nothing"}).content.decode()


def test_an_order_is_found_by_its_sum(find, order):
    for text in (f"{order.total.amount:.2f}", f"€{order.total.amount:.2f}".replace(".", ",")):
        assert reverse("orders_admin:inspect", args=[order.pk]) in find(text)


@pytest.mark.parametrize("text", ["2959", "€2,959", "2.959,00", "2,959.00 €", "EUR 2959", "2 959,0", "2’959.00"])
def test_a_sum_is_found_as_people_write_it(find, order, text):
    type(order).objects.update(total=Money("2959"))

    assert reverse("orders_admin:inspect", args=[order.pk]) in find(text)


@pytest.mark.parametrize("text", ["oneil", "Zoë Müller", "0351 1234567"])
def test_a_customer_is_found_in_any_spelling(find, order, text):
    assert reverse("customers_admin:inspect", args=[order.customer_id]) in find(text)


def test_a_ticket_is_found_by_number_customer_and_message(find, order):
    ticket = tickets.open(order.customer, subject="Late", text="The glaze has a hairline crack.")
    address = reverse("tickets_admin:inspect", args=[ticket.pk])

    for text in (ticket.number, "zoe@example.com", "hairline glaze", "late", "late hairline"):
        assert address in find(text)


def test_a_job_is_found_by_number_and_engraved_words(find, order):
    order.move_to(order.Status.CONFIRMED)
    make_jobs(order)
    job = order.lines.get().job
    address = reverse("jobs_admin:inspect", args=[job.pk])

    assert address in find(job.number.lower())
    assert address in find("Łódź")


def test_mails_are_found_by_their_customer_and_the_number_they_are_about(find, order, run_work):
    run_work()
    mail = OutgoingMail.objects.get()

    for text in ("zoe@example.com", order.number, order.number.lower().replace("-", " ")):
        assert reverse("mails_admin:inspect", args=[mail.pk]) in find(text)


def test_nothing_is_found_that_a_role_may_not_see(client, order, django_user_model):
    from django.contrib.auth.models import Group

    assert "people.view_customer" not in ROLES["Warehouse"]
    user = django_user_model.objects.create_user("w@example.com", "correct horse battery", is_staff=True)
    user.groups.add(Group.objects.get(name="Warehouse"))
    client.force_login(user)
    page = client.get(reverse("admin_search"), {"q": "zoe@example.com"}).content.decode()

    assert reverse("orders_admin:inspect", args=[order.pk]) in page
    assert reverse("customers_admin:inspect", args=[order.customer_id]) not in page


@pytest.mark.parametrize("text", ["'; drop", "\x00", "%", "9" * 90, "🙂🙂", "((("])
def test_odd_searches_find_nothing_and_fail_nowhere(find, order, text):
    assert "Nothing found" in find(text) or "at least two" in find(text)


def test_a_product_is_found_by_its_name_before_it_is_published(find):
    draft, sold = make_product("Elbtal jug"), make_product("Elbtal bowl")
    draft.live = False
    draft.save()
    page = find("elbtal")

    assert all(f"/edit/{product.pk}/" in page for product in (draft, sold))
    assert page.count("not published") == 1
    draft.archived_at = timezone.now()
    draft.save()
    assert f"/edit/{draft.pk}/" not in find("elbtal")


def test_the_inbox_searches_words_of_messages(client, owner, order):
    ticket = tickets.open(order.customer, subject="Late", text="The glaze has a hairline crack.")
    other = tickets.open(make_customer("x@example.com"), subject="Early", text="All is well.")
    client.force_login(owner)
    page = client.get(reverse("tickets_admin:index"), {"q": "hairline glaz"}).content.decode()

    assert ticket.number in page
    assert other.number not in page


def test_the_list_of_jobs_searches_engraved_words(client, owner, order):
    order.move_to(order.Status.CONFIRMED)
    make_jobs(order)
    client.force_login(owner)
    job = order.lines.get().job

    assert job.number in client.get(reverse("jobs_admin:index"), {"q": "lodz grusse"}).content.decode()
    assert job.number not in client.get(reverse("jobs_admin:index"), {"q": "elsewhere"}).content.decode()
