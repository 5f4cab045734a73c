"""Every list and page of orders needs as many queries for twelve rows as for one.

The basket and the steps of the checkout stand in ``test_checkout_queries``.
"""

import pytest
from django.urls import reverse
from django.utils import timezone

from orders.basket import services as baskets
from orders.basket.models import Basket
from orders.basket.reading import read_contents
from orders.changes.services import propose, withdraw
from orders.fulfilment.services import ship
from orders.order.models import Order
from orders.order.placing import place
from orders.order.services import add_note
from orders.payment.models import Payment
from orders.payment.services import begin, mark_paid, payment_of
from orders.production.models import Job, Plan, PlanStep
from orders.production.proofs import send_proof
from orders.production.services import finish, reject, start
from orders.tracking.models import Scan
from orders.tracking.services import record_scan
from store.calendars.promise import Promise
from store.configurator.services import store_configuration
from tests.makers import ADDRESS, make_delivery, make_mug_with_words, make_product
from tests.queries import queries_of

pytestmark = pytest.mark.django_db
MANY = 12
LISTS = [
    "/admin/",
    "/admin/orders/",
    "/admin/orders/?view=to-make",
    "/admin/orders/?view=to-send",
    "/admin/orders/?q=alice",
    "/admin/jobs/",
    "/admin/jobs/?view=to-prove",
    "/admin/jobs/board/",
    "/admin/jobs/sheets/?view=to-make",
    "/admin/plans/",
    "/admin/delivery-methods/",
    "/account/orders/",
]


@pytest.fixture
def shop(db, alice, owner, run_work, client):
    client.force_login(owner)
    return Shop(alice, owner, run_work)


class Shop:
    """Makes orders in which every kind of row stands so many times."""

    def __init__(self, customer, staff, run_work) -> None:
        self.customer, self.staff, self.run_work = customer, staff, run_work
        self.mug, self.delivery = make_mug_with_words(), make_delivery()

    def basket(self, rows: int) -> Basket:
        """Lines with a text of their own, and lines from stock."""
        basket = Basket.objects.create()
        for number in range(rows):
            choices = {"glaze": "chalk", "words": f"Zoë {number}"}
            configuration = store_configuration(self.mug, choices)
            baskets.add(basket, self.mug.variants.get(), configuration=configuration)
            name = f"Cup {Order.objects.count()} {number}"
            baskets.add(basket, make_product(name, stock=50).variants.get())
        return basket

    def order(self, rows: int, **fields) -> Order:
        """Placed, not paid."""
        basket = self.basket(rows)
        values = {"customer": self.customer, "email": self.customer.email, "delivery_address": ADDRESS}
        values |= {"delivery": self.delivery, "payment_method": "transfer", "pays_in_advance": True} | fields
        prices, promise = read_contents(basket).price("DE", self.delivery), Promise(arrives_on=timezone.localdate())
        order = place(basket, prices, promise=promise, **values)
        begin(order)
        return order

    def full_order(self, rows: int) -> Order:
        """Paid; with jobs, proofs, parcels with scans, notes, changes, payments and mails."""
        order = self.order(rows)
        for number in range(rows):
            add_note(order, text=f"Note {number}", actor=self.staff)
            void = {"method": "card", "status": "void", "provider_id": f"{order.pk}-{number}"}
            Payment.objects.create(order=order, amount=order.total, **void)
        mark_paid(payment_of(order))
        self.run_work()
        order.refresh_from_db()
        for job in Job.objects.with_line().filter(line__order=order):
            choices = job.line.configuration.content["choices"]
            withdraw(propose(job.line, choices=choices | {"glaze": "ink"}, actor=self.staff), actor=self.staff)
        propose(job.line, choices=choices | {"glaze": "ink"}, actor=self.staff)
        for _version in range(rows):
            send_proof(job, actor=self.staff)
        for line in order.lines.filter(configuration=None):
            parcel = ship(order, quantities={line: 1})
            record_scan(parcel, kind=Scan.Kind.SORTED)
        self.run_work()
        return order

    def paid_order(self, rows: int) -> Order:
        """Paid, and nothing more."""
        order = self.order(rows)
        mark_paid(payment_of(order))
        self.run_work()
        return order

    def rejected_job(self, rows: int) -> Job:
        """A job that was made again so many times."""
        job = Job.objects.with_line().get(line__order=self.paid_order(1))
        start(job, actor=self.staff)
        for _number in range(rows):
            reject(job, reason="crooked", again_from=job.at, actor=self.staff)
        finish(job, actor=self.staff)
        return job


def growth(client, few: dict[str, str], many: dict[str, str]) -> dict[str, tuple[int, int]]:
    """The pages whose queries differ: name → (for one row, for twelve)."""
    counts = {name: (queries_of(client, few[name]), queries_of(client, many[name])) for name in few}
    return {name: count for name, count in counts.items() if count[0] != count[1]}


def staff_pages(order: Order, job: Job, unpaid: Order) -> dict[str, str]:
    proved = Job.objects.filter(line__order=order).exclude(proofs=None).first()
    return {
        "order": reverse("orders_admin:inspect", args=[order.pk]),
        "sheets of an order": reverse("jobs_admin:sheets") + f"?order={order.pk}",
        "job with proofs": reverse("jobs_admin:inspect", args=[proved.pk]),
        "job with rejects": reverse("jobs_admin:inspect", args=[job.pk]),
        "change of a line": reverse("line_change", args=[unpaid.lines.exclude(configuration=None).first().pk]),
        "delivery note": reverse("delivery_note", args=[order.shipments.first().pk]),
    }


def shopper_pages(order: Order, unpaid: Order) -> dict[str, str]:
    proved = Job.objects.filter(line__order=order).exclude(proofs=None).first()
    return {
        "order by link": f"/track/{order.token}/",
        "order in the account": f"/account/orders/{order.number}/",
        "proof": f"/proofs/{proved.token}/",
        "thank you": f"/checkout/done/{order.token}/",
        "pay": f"/checkout/pay/{unpaid.token}/",
    }


def test_lists_need_the_same_queries_for_one_row_and_for_twelve(client, owner, shop, alice):
    few = {path: path for path in LISTS[:-1]}
    shop.full_order(1)
    shop.paid_order(1)
    Plan.objects.create(product=shop.mug)
    before = {path: queries_of(client, path) for path in few}
    client.force_login(alice.user)
    before[LISTS[-1]] = queries_of(client, LISTS[-1])

    for number in range(1, MANY):
        shop.full_order(1)
        shop.paid_order(1)
        make_delivery(f"parcel-{number}")
        plan = Plan(product=make_product(f"Planned {number}"))
        plan.steps = [PlanStep(sort_order=0, name="Print")]
        plan.save()
    after = {LISTS[-1]: queries_of(client, LISTS[-1])}
    client.force_login(owner)
    after |= {path: queries_of(client, path) for path in few}

    assert {path: (before[path], after[path]) for path in LISTS if before[path] != after[path]} == {}


def test_screens_of_staff_need_the_same_queries_for_one_row_and_for_twelve(client, shop):
    few, many = (staff_pages(shop.full_order(rows), shop.rejected_job(rows), shop.order(rows)) for rows in (1, MANY))

    assert growth(client, few, many) == {}


def test_pages_of_shoppers_need_the_same_queries_for_one_row_and_for_twelve(client, shop, alice):
    pages = []
    for rows in (1, MANY):
        order, unpaid = shop.full_order(rows), shop.order(rows)
        for number in range(rows):
            void = {"method": "card", "status": "void", "provider_id": f"{unpaid.pk}-{number}"}
            Payment.objects.create(order=unpaid, amount=unpaid.total, **void)
        pages.append(shopper_pages(order, unpaid))
    client.force_login(alice.user)

    assert growth(client, *pages) == {}
