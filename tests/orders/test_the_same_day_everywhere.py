"""The promised day is the same on every page, in every mail and on the screens of staff."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.foundation.templatetags.site_tags import day as written
from customers.messaging.models import OutgoingMail
from customers.timeline.models import Entry
from orders.delivery.models import DeliveryMethod
from orders.fulfilment.services import left_to_send, ship
from orders.order.models import Order
from orders.payment.services import mark_paid, payment_of
from orders.production.models import Job, Plan, PlanStep, Proof
from orders.production.proofs import approve, send_proof
from orders.tracking.services import record_scan
from store.calendars.services import home_calendar
from store.configurator.models import MadeToOrder
from store.money.amounts import Money
from tests.makers import make_mug_with_words, make_product, make_staff

pytestmark = pytest.mark.django_db
GLAZED = {"choice-glaze": "chalk", "choice-words": "Für Zoë"}


@pytest.fixture
def shopping(shopping):
    """No order of these tests is placed just before the cutoff hour."""
    DeliveryMethod.objects.update(cutoff_hour=24)
    return shopping


@pytest.fixture
def mug(db):
    """A mug with a plan: 24 a day, from 100 on the day is told."""
    return plan_for(make_mug_with_words()).variants.get()


def plan_for(product, **fields):
    plan = Plan(product=product, **{"units_per_day": 24, "day_open_from": 100} | fields)
    plan.steps = [PlanStep(sort_order=0, name="Make")]
    plan.save()
    return product


def days_in(content: str) -> set[str]:
    """What is marked as promised."""
    marked = re.findall(r"<mark[^>]*>([^<]*)</mark>", content)
    return {each.strip() for each in marked} - {order.number for order in Order.objects.all()}


def text_of(answer) -> str:
    return answer.content.decode()


def days_to_the_order(shopping, variant, *, payment: str, **fields) -> list[set[str]]:
    """What product page, basket, each step of the checkout and the thank-you page say; the order is placed."""
    client, product = shopping.client, variant.product
    pages = [client.get(product.get_absolute_url(), fields)]
    shopping.put(variant, **fields)
    pages.append(client.get("/basket/"))
    shopping.give_address()
    pages.append(client.get("/checkout/delivery/"))
    shopping.choose(payment=payment)
    summary = client.get("/checkout/summary/")
    pages.append(summary)
    pages.append(client.get(shopping.order(summary).url))
    return [days_in(text_of(page)) for page in pages]


def test_every_page_and_mail_and_the_workshop_say_one_day(shopping, mug, run_work, owner):
    said = days_to_the_order(shopping, mug, payment="cash", **GLAZED)
    run_work()

    order, job = Order.objects.get(), Job.objects.get()
    day = written(order.promised_for)
    mail = OutgoingMail.objects.get(occasion__startswith="order_placed")
    shopping.client.get(f"/track/{order.token}/")
    said += [days_in(text_of(shopping.client.get(f"/track/{order.token}/"))), days_in(mail.html)]
    assert said == [{day}] * len(said)
    assert day in mail.text
    assert job.due_on == order.leaves_on == home_calendar().after(timezone.localdate(), 3)
    shopping.client.force_login(owner)
    sheet = text_of(shopping.client.get(reverse("jobs_admin:sheets"), {"job": job.pk}))
    assert days_in(sheet) == {written(order.leaves_on)}


def test_a_transfer_is_counted_from_the_money(shopping, mug, run_work):
    _product, _basket, _delivery, *said = days_to_the_order(shopping, mug, payment="transfer", **GLAZED)
    run_work()
    order = Order.objects.get()
    words = "6 working days after your transfer arrives"
    assert said == [{words}] * len(said)
    assert order.promised_for is None
    assert words in OutgoingMail.objects.get(occasion__startswith="order_placed").text

    mark_paid(payment_of(order))
    run_work()

    order.refresh_from_db()
    assert order.promised_for == home_calendar().after(timezone.localdate(), 6)
    day = written(order.promised_for)
    assert day in OutgoingMail.objects.get(occasion__startswith="order_paid").text
    assert days_in(text_of(shopping.client.get(f"/track/{order.token}/"))) == {day}
    assert Job.objects.get().due_on == order.leaves_on
    assert Entry.objects.get(verb="order.promised").data["day"] == day


def test_more_than_a_day_can_make_takes_longer(shopping, mug):
    one, many = (
        days_in(text_of(shopping.client.get(mug.product.get_absolute_url(), GLAZED | {"quantity": quantity})))
        for quantity in (1, 48)
    )
    later = home_calendar().after(timezone.localdate(), 3 + 1 + 2)

    assert many == {written(later)} != one


def test_lines_of_one_product_are_made_together(shopping, mug):
    shopping.put(mug, quantity=60, **GLAZED)
    shopping.put(mug, quantity=60, **{"choice-glaze": "ink"})

    assert days_in(text_of(shopping.client.get("/basket/"))) == {"we tell you the day within one working day"}


def test_from_a_quantity_on_staff_tell_the_day(shopping, mug, run_work, owner):
    said = days_to_the_order(shopping, mug, payment="cash", quantity=120, **GLAZED)
    run_work()
    order, client = Order.objects.get(), shopping.client
    words = "we tell you the day within one working day"
    assert said == [{words}] * len(said)
    assert words in OutgoingMail.objects.get(occasion__startswith="order_placed").text
    assert Job.objects.get().due_on is None
    client.force_login(owner)
    assert "day to tell" in text_of(client.get(reverse("wagtailadmin_home")))
    assert "day to be told" in text_of(client.get(reverse("jobs_admin:board")))

    day = home_calendar().after(timezone.localdate(), 20)
    client.post(reverse("orders_admin:tell_day", args=[order.pk]), {"day": day.isoformat()})
    run_work()

    order.refresh_from_db()
    assert (order.promised_for, Job.objects.get().due_on) == (day, order.leaves_on)
    assert order.leaves_on == home_calendar().before(day, 2)
    mail = OutgoingMail.objects.get(occasion__startswith="promise_moved")
    assert written(day) in mail.text
    assert written(day) in mail.subject
    assert days_in(text_of(client.get(f"/track/{order.token}/"))) == {written(day)}
    assert "day to be told" not in text_of(client.get(reverse("jobs_admin:board")))


@pytest.mark.parametrize("day", ["", "nonsense", "2020-01-01"])
def test_a_day_that_cannot_be_is_refused_with_a_sentence(shopping, mug, run_work, owner, day):
    days_to_the_order(shopping, mug, payment="cash", quantity=120, **GLAZED)
    order = Order.objects.get()
    shopping.client.force_login(owner)

    answer = shopping.client.post(reverse("orders_admin:tell_day", args=[order.pk]), {"day": day}, follow=True)

    assert "Choose a day" in text_of(answer)
    assert Order.objects.get().promised_for is None


def test_a_proof_is_announced_everywhere_with_the_day_it_assumes(shopping, run_work):
    variant = plan_for(make_mug_with_words(), needs_proof=True).variants.get()
    client = shopping.client
    assumed = f"The day assumes your yes by {written(home_calendar().after(timezone.localdate(), 1))}"
    assert assumed in text_of(client.get(variant.product.get_absolute_url()))

    page = shopping.come_to_summary(variant, **GLAZED)
    shopping.choose(payment="cash")
    page = client.get("/checkout/summary/")
    assert assumed in text_of(page)
    assert assumed in text_of(client.get(shopping.order(page).url))
    run_work()

    assert assumed in OutgoingMail.objects.get(occasion__startswith="order_placed").text
    assert Order.objects.get().promised_for == home_calendar().after(timezone.localdate(), 1 + 3 + 2)


def test_a_late_yes_moves_the_promise_and_says_so(shopping, run_work, owner):
    variant = plan_for(make_mug_with_words(), needs_proof=True).variants.get()
    days_to_the_order(shopping, variant, payment="cash", **GLAZED)
    run_work()
    proof, order = send_proof(Job.objects.get(), actor=owner), Order.objects.get()
    before = order.promised_for
    long_ago = {"proof_by": order.proof_by - timedelta(days=30), "promised_for": before - timedelta(days=30)}
    Order.objects.filter(pk=order.pk).update(**long_ago)

    approve(Proof.objects.get(pk=proof.pk), by="Gesa")
    run_work()

    order.refresh_from_db()
    assert order.promised_for == home_calendar().after(timezone.localdate(), 3 + 2)
    assert Job.objects.get().due_on == order.leaves_on
    assert "The yes to the proof came later" in OutgoingMail.objects.get(occasion__startswith="promise_moved").text


def test_a_yes_in_time_moves_nothing(shopping, run_work, owner):
    variant = plan_for(make_mug_with_words(), needs_proof=True).variants.get()
    days_to_the_order(shopping, variant, payment="cash", **GLAZED)
    run_work()
    before = Order.objects.get().promised_for

    approve(send_proof(Job.objects.get(), actor=owner), by="Gesa")
    run_work()

    assert Order.objects.get().promised_for == before
    assert not OutgoingMail.objects.filter(occasion__startswith="promise_moved").exists()


def test_what_is_picked_up_has_words_of_its_own(shopping, run_work, owner):
    variant = make_product(stock=5).variants.get()
    DeliveryMethod.objects.update(name="Pick up in Dresden", carrier="", is_pickup=True, days=1)
    client = shopping.client
    days_to_the_order(shopping, variant, payment="cash")
    run_work()
    order = Order.objects.get()
    assert (order.is_pickup, order.payment_fee.minor) == (True, 0)
    pages = [text_of(client.get(f"/checkout/done/{order.token}/")), text_of(client.get(f"/track/{order.token}/"))]
    mail = OutgoingMail.objects.get(occasion__startswith="order_placed")
    for text in (*pages, mail.text):
        assert "Ready for pick-up" in text
        assert "when you pick it up" in text
        assert not re.search("driver|at your door|on delivery|It goes to|Goes to", text)

    shipment = ship(order, quantities=left_to_send(order))
    run_work()
    assert "ready for pick-up" in OutgoingMail.objects.get(occasion__startswith="order_ready").subject
    record_scan(shipment, kind="delivered", actor=owner)
    run_work()

    client.force_login(owner)
    screen = text_of(client.get(reverse("orders_admin:inspect", args=[order.pk])))
    assert "is ready for pick-up" in screen
    assert "was picked up" in screen
    assert "Pay when you pick it up" in screen
    assert "Cash on delivery" not in screen
    assert "Picked up" in text_of(client.get(f"/track/{order.token}/"))


def test_the_sold_out_thing_promises_nothing(client):
    product = make_product(stock=0)

    page = text_of(client.get(product.get_absolute_url()))

    assert "Sold out at the moment." in page
    assert not days_in(page)
    assert "Estimated delivery" not in page


def test_another_country_has_its_own_day_without_a_script(client, mug):
    shipped = DeliveryMethod.objects.create(
        code="home", name="Home", countries=["DE"], price=Money("4.90"), cutoff_hour=24
    )
    abroad = DeliveryMethod.objects.create(
        code="abroad", name="Abroad", countries=["FR"], price=Money("9.90"), days=9, cutoff_hour=24
    )
    address = mug.product.get_absolute_url()
    home = client.get(address)
    assert "to Germany" in text_of(home)
    assert not home.cookies

    listed = text_of(client.get(address, {"choose_country": "1"}))
    there = text_of(client.get(address, {"to": "FR"}))

    assert '<option value="FR">France</option>' in listed
    assert "to France" in there
    assert '<input type="hidden" name="to" value="FR">' in there
    assert days_in(there) != days_in(text_of(home))
    assert (shipped.days, abroad.days) == (2, 9)
    fragment = client.get(reverse("storefront:countries", args=[mug.product.slug]), {"to": "FR"})
    assert '<option value="FR" selected>France</option>' in text_of(fragment)
    assert not fragment.cookies
    assert "to Germany" in text_of(client.get(address, {"to": "XX"}))
    client.post("/basket/add/", GLAZED | {"variant": mug.pk, "to": "FR"})
    assert days_in(text_of(client.get("/basket/"))) == days_in(text_of(client.get(address, GLAZED | {"to": "FR"})))


@pytest.mark.parametrize("country", ["FR", "DE"])
def test_the_first_address_form_has_the_country_of_the_product_page(client, mug, country):
    DeliveryMethod.objects.create(code="abroad", name="Abroad", countries=["DE", "FR"], price=Money("9.90"))
    client.post("/basket/add/", GLAZED | {"variant": mug.pk, "to": country})

    page = text_of(client.get("/checkout/"))
    assert re.findall(r'<option value="([A-Z]{2})" selected', page) == [country]


def test_the_list_of_countries_begins_with_the_one_of_the_page(client, mug):
    DeliveryMethod.objects.create(code="abroad", name="Abroad", countries=["DE", "FR"], price=Money("9.90"))
    address = mug.product.get_absolute_url()

    page = text_of(client.get(address, {"to": "FR"}))
    listed = text_of(client.get(address, {"to": "FR", "choose_country": "1"}))

    assert 'hx-get="/product/straight-mug/countries/?to=FR"' in page
    assert '<option value="FR" selected>France</option>' in listed
    assert days_in(listed) == days_in(page)


def test_products_follow_their_plan(mug):
    def facts():
        return MadeToOrder.objects.values_list("needs_proof", "units_per_day", "day_open_from").get()

    assert facts() == (False, 24, 100)
    Plan.objects.create(needs_proof=True, units_per_day=5)
    assert facts() == (False, 24, 100)
    Plan.objects.get(product=mug.product).delete()
    assert facts() == (True, 5, None)
    Plan.objects.all().delete()
    assert facts() == (False, None, None)


def test_whoever_closes_a_day_without_seeing_orders_still_reads_what_is_promised_for_then(
    client, shopping, mug, run_work
):
    days_to_the_order(shopping, mug, payment="cash", **GLAZED)
    order = Order.objects.get()
    client.force_login(make_staff("Merchandiser"))
    sent = {"day": order.leaves_on, "until": order.promised_for, "reason": "The kilns rest"}

    page = text_of(client.post(reverse("closed_days_admin:add"), sent, follow=True))

    assert "1 order is promised for then" in page
    assert order.number in page
    assert str(order.customer) not in page
    assert reverse("orders_admin:inspect", args=[order.pk]) not in page


def test_closing_names_what_is_promised_for_then(client, owner, shopping, mug, run_work):
    days_to_the_order(shopping, mug, payment="cash", **GLAZED)
    order = Order.objects.get()
    client.force_login(owner)
    sent = {"day": order.leaves_on, "until": order.promised_for, "reason": "The kilns rest"}

    page = text_of(client.post(reverse("closed_days_admin:add"), sent, follow=True))

    assert "1 order is promised for then" in page
    assert order.number in page
    assert reverse("orders_admin:inspect", args=[order.pk]) in page
    assert not home_calendar().is_working_day(order.leaves_on)
    wrong = client.post(reverse("closed_days_admin:add"), {"day": "2099-06-09", "until": "2099-06-08"})
    assert "The last day is before the first one." in text_of(wrong)
    assert date(2099, 6, 9) not in home_calendar().closed
