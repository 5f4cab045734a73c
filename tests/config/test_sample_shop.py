"""A small sample shop: its rows are as the services would have left them."""

import re
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db import models, transaction
from django.test import override_settings
from django.utils import timezone

from cms.faq.models import FaqEntry
from cms.foundation.books import check_books
from config.sample.people import SIGN_INS
from customers.accounts.jobs import merge_missed_guests
from customers.messaging.models import OutgoingMail
from customers.people.models import Customer
from customers.profiles.models import Consent, Facts
from customers.timeline.models import Entry, Reaction
from orders.delivery.models import DeliveryMethod
from orders.delivery.services import quotes_for
from orders.fulfilment.services import left_to_send
from orders.order.models import Order, OrderLine, Paid, Sent
from orders.order.numbers import order_number
from orders.payment.balance import write_payment_status
from orders.payment.models import Payment
from orders.production.models import Job
from orders.production.services import write_production_status
from store.calendars.promise import Destination
from store.catalogue.models import Product
from store.configurator.models import Configuration
from store.configurator.services import check_configuration
from store.configurator.stored import content_hash
from store.money.amounts import Money, total_of
from store.search.query import Query
from store.search.services import search
from store.stock.models import StockLevel, StockMovement
from store.storefront.pages import product_page
from support.knowledge.services import find_answers
from support.tickets.models import Message, Ticket

CUSTOMERS = 20
OURS = {"sec-fetch-site": "same-origin"}
HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def sample(django_db_setup, django_db_blocker, tmp_path_factory):
    """The sample shop, loaded once for this file and taken back afterwards."""
    folder = tmp_path_factory.mktemp("index")
    with (
        django_db_blocker.unblock(),
        override_settings(SEARCH_INDEX_DIR=folder, PASSWORD_HASHERS=HASHERS),
        transaction.atomic(),
    ):
        call_command("load_sample", customers=CUSTOMERS, verbosity=0)
        yield folder
        transaction.set_rollback(True)


def test_so_many_customers_order_for_two_years():
    assert Customer.objects.count() == CUSTOMERS
    assert Order.objects.count() >= 2 * CUSTOMERS


def test_the_books_agree():
    assert {each.rule: each.first for each in check_books() if each.wrong} == {}


def test_parcels_moved_stock():
    assert StockMovement.objects.filter(kind="shipped", cause__startswith="shipment:", quantity__lt=0).exists()


def test_it_is_not_loaded_twice():
    with pytest.raises(CommandError, match="here already"):
        call_command("load_sample", verbosity=0)


@pytest.mark.parametrize("who", SIGN_INS, ids=lambda who: who.role)
def test_everybody_can_sign_in(client, who):
    answer = client.post("/account/login/", {"login": who.email, "password": who.password}, headers=OURS)
    assert answer.status_code == 302
    assert client.get("/admin/").status_code == (200 if who.is_staff else 302)


def test_staff_are_no_customers_by_the_clock_either():
    merge_missed_guests()
    assert Customer.objects.count() == CUSTOMERS


def test_every_order_adds_up():
    for order in Order.objects.prefetch_related("lines"):
        lines = list(order.lines.all())
        assert total_of(line.total for line in lines) == order.subtotal
        assert total_of(line.discount for line in lines) == order.discount
        assert order.subtotal - order.discount + order.delivery_price + order.payment_fee == order.agreed
        assert sum(each["gross"] for each in order.taxes) == order.total.minor
        assert all(line.unit_price * line.quantity + line.once == line.total for line in lines)


def test_the_number_of_an_order_follows_its_key_so_new_ones_go_on():
    assert all(number == order_number(pk) for pk, number in Order.objects.values_list("pk", "number"))


def test_orders_stand_in_the_order_of_time():
    placed = list(Order.objects.order_by("pk").values_list("placed_at", flat=True))
    assert placed == sorted(placed)


def test_paying_is_written_as_the_payments_are():
    for payment in Payment.objects.select_related("order"):
        assert payment.amount == payment.order.agreed
        assert payment.received - payment.refunded == payment.order.paid
        before = payment.order.payment_status
        write_payment_status(payment.order)
        assert payment.order.payment_status == before


def test_making_is_written_as_the_jobs_are():
    for order in Order.objects.exclude(status=Order.Status.PLACED):
        before = order.production_status
        write_production_status(order)
        assert order.production_status == before


def test_every_line_made_to_order_has_a_job_once_work_may_begin():
    confirmed = OrderLine.objects.exclude(configuration=None).exclude(order__confirmed_at=None)
    assert confirmed.filter(job=None).count() == 0
    assert Job.objects.filter(line__configuration=None).count() == 0


def test_sending_is_written_as_the_parcels_are():
    for order in Order.objects.all():
        left = sum(left_to_send(order).values())
        quantity = sum(line.quantity for line in order.lines.all())
        travels = order.shipments.filter(status="sent").exists()
        meant = Sent.OPEN if left == quantity else Sent.PARTLY if left else Sent.SENT if travels else Sent.DELIVERED
        assert order.fulfilment_status == (Sent.STOPPED if order.status == Order.Status.CANCELLED else meant)


def test_nothing_is_sent_before_it_is_made():
    early = OrderLine.objects.filter(shipped__isnull=False).exclude(configuration=None).exclude(job__status="done")
    assert early.count() == 0


def test_what_is_delivered_and_paid_is_completed():
    done = Order.objects.filter(fulfilment_status=Sent.DELIVERED, payment_status=Paid.PAID)
    assert done.exists()
    assert not done.exclude(status=Order.Status.COMPLETED).exists()


def test_what_is_held_is_held_for_somebody():
    for level in StockLevel.objects.annotate(kept=models.Sum("holds__quantity", default=0)):
        assert level.held == level.kept


def test_every_configuration_is_in_its_one_form_and_can_be_made():
    for configuration in Configuration.objects.select_related("product"):
        assert configuration.hash == content_hash(configuration.content)
        check_configuration(configuration)


def test_frozen_lines_carry_picture_and_choices():
    made = OrderLine.objects.exclude(configuration=None)
    assert made.exists()
    assert not made.filter(models.Q(picture="") | models.Q(choices=[])).exists()


def test_every_entry_of_the_record_reads_as_a_sentence():
    assert not [str(entry) for entry in Entry.objects.all() if "%(" in str(entry)]


def test_nothing_of_the_past_moves_anybody():
    assert not Reaction.objects.exists()
    assert not OutgoingMail.objects.exclude(due_at=None).exists()


def test_the_shopper_has_orders_mails_and_questions():
    ines = Customer.objects.get(email="ines@example.com")
    assert ines.orders.count() >= 5
    assert ines.mails.exists()
    assert ines.tickets.count() == 2


def test_whoever_spoke_last_decides_how_a_question_stands():
    for ticket in Ticket.objects.exclude(status=Ticket.Status.CLOSED):
        last = ticket.messages.exclude(kind=Message.Kind.NOTE).last()
        waits = ticket.status == Ticket.Status.WAITING
        assert (last.kind == Message.Kind.ANSWER) == waits


def test_facts_and_consents_follow_the_orders():
    counted = Counter(Order.objects.exclude(status=Order.Status.CANCELLED).values_list("customer", flat=True))
    assert dict(Facts.objects.exclude(orders=0).values_list("customer", "orders")) == counted
    terms = Consent.objects.filter(purpose=Consent.Purpose.TERMS)
    assert terms.count() == Order.objects.count()


def test_the_help_has_answers_of_which_eight_are_frequent():
    assert FaqEntry.objects.live().count() == 37
    assert FaqEntry.objects.live().filter(is_frequent=True).count() == 8


def answer_to(question: str) -> str:
    return FaqEntry.objects.get(title=question).answer


@pytest.mark.parametrize("slug", ["straight-mug", "writing-desk", "city-bicycle"])
def test_the_help_names_the_days_of_the_product_pages(slug):
    page = product_page(Product.objects.get(slug=slug))

    words = answer_to("How long does it take until my piece is here?").replace(" takes ", " ")
    assert f"{page.product.name.lower()} {page.configured.days}" in words


def test_the_help_names_the_prices_of_delivery(settings):
    named = set(re.findall("€([0-9]+(?:[.][0-9]{2})?)", answer_to("What does delivery cost?")))
    methods = DeliveryMethod.objects.all()
    real = {f"{each.price.amount:.2f}" for each in methods} | {
        f"{each.free_from.amount:.0f}" for each in methods if each.free_from
    }
    assert named <= real
    assert f"€{settings.CASH_FEE}.00" in answer_to("How can I pay?")


def test_the_help_names_how_long_things_are_kept(settings):
    unpaid = answer_to("My payment did not go through. What now?")
    assert f"for {settings.PAYMENT_DEADLINE.days} days" in unpaid
    assert f"after {settings.PAYMENT_REMINDER_DAYS} days" in unpaid
    assert f"for {settings.DELETED_DESIGNS_STAY.days} days" in answer_to("Where do I find my saved designs?")


def test_the_help_finds_the_opening_hours():
    assert find_answers("opening hours", 3)[0].question == "What are your opening hours?"


def test_every_product_has_a_price_and_a_revision():
    assert not Product.objects.filter(latest_revision=None).exists()
    assert not Product.objects.filter(figures__price_from__lte=Money(0)).exists()


def test_products_are_found(sample, settings):
    settings.SEARCH_INDEX_DIR = sample
    assert search(Query(words="walnut desk")).total


def test_what_is_photographed_in_layers_has_a_picture_like_the_drawing(sample, settings, client):
    settings.SEARCH_INDEX_DIR = sample
    card = search(Query(words="photo tote")).hits[0]
    assert card.picture.startswith("/pictures/photo-tote")
    assert client.get("/pictures/photo-tote.svg")["Content-Type"] == "image/webp"


def test_names_are_as_many_as_pieces_and_days_lie_ahead():
    lines = OrderLine.objects.exclude(configuration=None).select_related("configuration")
    answers = [(line.quantity, line.configuration.content["choices"]) for line in lines]
    assert all(len(chosen["names"]) == quantity for quantity, chosen in answers if "names" in chosen)
    assert all(chosen["day"] > timezone.localdate().isoformat() for _quantity, chosen in answers if "day" in chosen)


@pytest.mark.parametrize("path", ["/", "/faq/", "/terms/", "/delivery/", "/who-we-are/", "/policies/", "/policies/1/"])
def test_the_pages_open(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(("country", "sent"), [("DE", "standard"), ("FR", "union"), ("CN", "world")])
def test_the_worldwide_parcel_is_offered_where_no_nearer_one_goes(country, sent):
    codes = [quote.method.code for quote in quotes_for(Destination(country), Money("20"))]
    assert codes[0] == sent
    assert ("world" in codes) == (sent == "world")
