"""Two years of orders: their rows are what the services would have written, only faster."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from django.utils import timezone

from config.sample.loading.customers import Person
from config.sample.loading.order_lines import SampleLine, SampleLines
from config.sample.loading.order_stories import OrderStory, StoryTeller
from config.sample.loading.policy import assign_policies
from config.sample.words.customers import GIFTS, NOTES
from orders.basket import totals
from orders.basket.models import new_token
from orders.delivery.carrying import able
from orders.delivery.limits import ParcelSize
from orders.delivery.models import DeliveryMethod
from orders.order.models import Made, Order, OrderLine, Paid, Sent, picture_values
from orders.order.numbers import order_number
from orders.order.promises import promise_values
from orders.payment.methods import methods_for
from orders.production.models import Job
from store.calendars.promise import Destination, LineWork, Promise, Transit, promised, promised_after_payment
from store.calendars.services import home_calendar
from store.money.amounts import Money, total_of
from store.pricing.services import tax_percent
from store.promotions.models import Voucher
from store.stock import services as stock

#: Orders for each customer, on the average.
EACH = 3.6


@dataclass
class Sale:
    """An order with its lines and what became of it."""

    order: Order
    lines: list[OrderLine]
    sample_lines: list[SampleLine]
    story: OrderStory


def load(rng: Random, now: datetime, people: list[Person]) -> list[Sale]:
    """Every order of these people, oldest first, with its lines, stored."""
    maker = _Maker(rng, now)
    sales = sorted((maker.sale(*each) for each in maker.plan(people)), key=lambda sale: sale.order.placed_at)
    maker.sample_lines.store()
    assign_policies(sale.order for sale in sales)
    _store(sales)
    _count_vouchers(sales)
    _hold(sales)
    return sales


class _Maker:
    """Makes orders in memory."""

    def __init__(self, rng: Random, now: datetime) -> None:
        self.rng, self.now = rng, now
        self.sample_lines, self.teller = SampleLines(rng), StoryTeller(rng, now)
        self.home, self.methods = home_calendar(), list(DeliveryMethod.objects.filter(active=True))
        self.welcome = Voucher.objects.get(code="WELCOME10")

    def plan(self, people: list[Person]) -> list[tuple[Person, datetime, str, bool]]:
        """Who orders when, where it gets stuck, and whether it is their first; the shopper has seven."""
        plan = []
        for place, person in enumerate(people):
            count = 7 if place == 0 else min(14, 1 + int(self.rng.expovariate(1 / (EACH - 1))))
            moments = sorted(self._moment(person.customer.created_at, number) for number in range(count))
            if place == 0:
                moments = [self.now - timedelta(days=days, hours=3) for days in (590, 410, 214, 47, 9, 5, 1)]
            for number, moment in enumerate(moments):
                plan.append((person, moment, "" if place == 0 else self._stuck(), number == 0))
        return plan

    def _moment(self, since: datetime, number: int) -> datetime:
        """The first one soon after they came, the others spread until today, the last weeks more than others."""
        if number == 0:
            return min(since + timedelta(minutes=20), self.now - timedelta(minutes=3))
        age = (self.now - since).total_seconds()
        recent = min(age, 30 * 86400) if self.rng.random() < 0.14 else age
        return self.now - timedelta(seconds=self.rng.uniform(180, max(recent, 400)))

    def _stuck(self) -> str:
        return self.rng.choices(("", "unpaid", "failed", "cancelled"), (88, 4, 4, 4))[0]

    def sale(self, person: Person, placed: datetime, stuck: str, first: bool) -> Sale:
        """One order, as it was agreed at that moment."""
        sample_lines, size, method = self._lines_and_method(person)
        reduction = self._reduction(first)
        lines = [self._line(place, sample, person.country) for place, sample in enumerate(sample_lines)]
        delivery = totals.Delivery(method.price_for(size.weight), method.free_from)
        subtotal = total_of(line.total for line in lines)
        payment_method = self._payment_method(person.country, subtotal, stuck, is_pickup=method.is_pickup)
        priced = totals.order_totals(lines, reduction=reduction, delivery=delivery, fee=payment_method.fee)
        works = [replace(sample.work, is_day_open=False) for sample in sample_lines]  # Its day was told long ago.
        to = Destination(person.country)
        promise = promised(timezone.localtime(placed), works, method.transit, home=self.home, to=to)
        made = [sample.configuration is not None for sample in sample_lines]
        story = self.teller.tell(placed, promise, payment_method.code, made=made, stuck=stuck)
        if payment_method.is_waited_for:
            story.promise = self._after_transfer(story, works, method.transit, to)
        order = _order(person, method, payment_method, priced, story)
        return Sale(order, _lines(order, sample_lines, priced), sample_lines, story)

    def _lines_and_method(self, person: Person) -> tuple[list[SampleLine], ParcelSize, DeliveryMethod]:
        """Things that can be sent to this person, and how: mostly by the first method."""
        while True:
            lines = self.sample_lines.some(person.customer.name)
            size = ParcelSize.of(
                (line.quantity, line.variant.weight, line.variant.length, line.variant.product.name) for line in lines
            )
            if available := able(self.methods, person.country, size):
                return lines, size, self.rng.choices(available, [8, *[1] * (len(available) - 1)])[0]

    def _after_transfer(self, story: OrderStory, works: list[LineWork], transit: Transit, to: Destination) -> Promise:
        """Counted from the money; without it, it says so."""
        if story.paid is None:
            return promised(timezone.localtime(story.placed), works, transit, home=self.home, after_payment=True)
        return promised_after_payment(timezone.localdate(story.paid), works, transit, home=self.home, to=to)

    def _reduction(self, first: bool) -> totals.Reduction | None:
        if not first or self.rng.random() > 0.25:
            return None
        return totals.Reduction(self.welcome.code, self.welcome.percent, self.welcome.amount)

    def _line(self, place: int, sample: SampleLine, country: str) -> totals.LineToPrice:
        percent = tax_percent(sample.variant.product.tax_class_id, country)
        return totals.LineToPrice(place, sample.price.unit, sample.quantity, Decimal(percent), sample.price.once)

    def _payment_method(self, country: str, subtotal: Money, stuck: str, *, is_pickup: bool):
        methods = {method.code: method for method in methods_for(country, subtotal, is_pickup=is_pickup)}
        wanted = "pretend" if stuck == "failed" else self.rng.choices(("pretend", "transfer", "cash"), (50, 40, 10))[0]
        return methods.get(wanted) or methods["transfer"]


def _order(person: Person, method: DeliveryMethod, payment_method, priced: totals.Priced, story: OrderStory) -> Order:
    return Order(
        number=new_token()[:20],
        customer=person.customer,
        email=person.customer.email,
        phone=person.address["phone"],
        delivery_address=person.address,
        billing_address=person.address,
        delivery_code=method.code,
        delivery_name=method.name,
        payment_method=payment_method.code,
        pays_in_advance=payment_method.pays_in_advance,
        **promise_values(story.promise),
        **_words(story.placed),
        placed_at=story.placed,
        confirmed_at=story.confirmed,
        subtotal=priced.subtotal,
        voucher_code=priced.voucher_code,
        discount=priced.discount,
        delivery_price=priced.delivery,
        payment_fee=priced.fee,
        total=priced.total,
        paid=priced.total if story.paid else Money(0),
        taxes=[
            {"percent": f"{each.percent.normalize():f}", "gross": each.gross.minor, "tax": each.tax.minor}
            for each in priced.taxes
        ],
        **_statuses(story, bool(story.jobs)),
    )


def _words(placed: datetime) -> dict[str, str]:
    """What some shoppers write with an order."""
    words = {}
    if placed.minute % 9 == 4:
        words["note"] = NOTES[placed.second % len(NOTES)]
    if placed.minute % 12 == 7:
        words["gift_message"] = GIFTS[placed.second % len(GIFTS)]
    return words


def _lines(order: Order, sample_lines: list[SampleLine], priced: totals.Priced) -> list[OrderLine]:
    made = any(sample.configuration for sample in sample_lines)
    if made and order.production_status == Made.NOTHING:
        order.production_status = Made.STOPPED if order.status == Order.Status.CANCELLED else Made.OPEN
    return [
        OrderLine(
            order=order,
            product=sample.variant.product,
            variant=sample.variant,
            configuration=sample.configuration,
            name=str(sample.variant)[:250],
            sku=sample.variant.sku,
            choices=sample.choices,
            **picture_values(sample.picture),
            quantity=line.quantity,
            unit_price=line.unit_price,
            once=line.once,
            breakdown=[each._asdict() | {"amount": each.amount.minor} for each in sample.price.lines],
            total=line.total,
            discount=line.discount,
            tax_percent=line.tax_percent,
            tax=line.tax,
            lead_days=sample.work.lead_days,
            needs_proof=sample.work.needs_proof,
            position=place,
        )
        for place, (sample, line) in enumerate(zip(sample_lines, priced.lines, strict=True))
    ]


def _statuses(story: OrderStory, has_jobs: bool) -> dict[str, str]:
    """The four columns, each as its one writer would have left it."""
    return {
        "status": _status(story),
        "payment_status": _payment(story),
        "production_status": _production(story) if has_jobs else Made.NOTHING,
        "fulfilment_status": Sent.STOPPED if story.cancelled else Sent.OPEN,
    }


def _status(story: OrderStory) -> str:
    if story.cancelled:
        return Order.Status.CANCELLED
    return Order.Status.CONFIRMED if story.confirmed else Order.Status.PLACED


def _payment(story: OrderStory) -> str:
    if story.cancelled:
        return Paid.NOT_DUE if not story.paid else Paid.REFUNDED if story.paid_back else Paid.TO_PAY_BACK
    if story.paid:
        return Paid.REFUNDED if story.paid_back else Paid.PAID
    return Paid.FAILED if story.failed else Paid.OPEN


def _production(story: OrderStory) -> str:
    if story.cancelled:
        return Made.DONE if any(done for _begun, done in story.jobs) else Made.STOPPED
    if not any(begun for begun, _done in story.jobs):
        return Made.OPEN
    return Made.DONE if all(done for _begun, done in story.jobs) else Made.STARTED


def finish(sale: Sale) -> None:
    """Sending and completing depend on what was in the parcels."""
    order, story = sale.order, sale.story
    sent = {place for parcel in story.parcels for place in parcel[0]}
    if not sent:
        return
    if len(sent) < len(sale.lines):
        order.fulfilment_status = Sent.PARTLY
    else:
        order.fulfilment_status = Sent.DELIVERED if story.is_delivered else Sent.SENT
    if order.fulfilment_status == Sent.DELIVERED and story.paid:
        order.status = Order.Status.COMPLETED


def _store(sales: list[Sale]) -> None:
    for sale in sales:
        finish(sale)
    orders = Order.objects.bulk_create((sale.order for sale in sales), batch_size=200)
    for order in orders:
        order.number = order_number(order.pk)
    Order.objects.bulk_update(orders, ["number"], batch_size=200)
    OrderLine.objects.bulk_create((line for sale in sales for line in sale.lines), batch_size=100)


def _count_vouchers(sales: list[Sale]) -> None:
    used = [sale for sale in sales if sale.order.voucher_code == "WELCOME10"]
    Voucher.objects.filter(code="WELCOME10").update(uses=len(used))


def _hold(sales: list[Sale]) -> None:
    """Hold the stock of orders that are not sent yet."""
    for sale in sales:
        if sale.order.status == Order.Status.CANCELLED:
            continue
        sent = {place for parcel in sale.story.parcels for place in parcel[0]}
        quantities = {
            sample.variant: sample.quantity
            for place, sample in enumerate(sale.sample_lines)
            if sample.variant.counts_stock and place not in sent
        }
        if quantities:
            stock.hold(sale.order.hold_owner, quantities=quantities, lifetime=None)


def job_status(story: OrderStory, begun: datetime | None, done: datetime | None) -> str:
    """How far one job is."""
    if done:
        return Job.Status.DONE
    if story.cancelled:
        return Job.Status.CANCELLED
    return Job.Status.STARTED if begun else Job.Status.WAITING
