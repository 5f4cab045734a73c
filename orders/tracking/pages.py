"""Template contexts of an order's pages. The number of queries is fixed."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Prefetch, Q, QuerySet, Subquery, prefetch_related_objects

from cms.policies.terms import Asker, ChangeKind
from customers.people.models import User
from orders.changes.address import reason_against_address
from orders.changes.by_shopper import changeable_by_shopper
from orders.changes.line_facts import SendBackRow, facts_from, send_back_rows
from orders.changes.models import LineChange
from orders.changes.order_state import state_of, state_of_line
from orders.changes.rules import reason_against, reason_against_changing
from orders.fulfilment.models import Shipment, ShipmentLine
from orders.order.models import Order, OrderLine
from orders.order.passes import is_pass, pass_for
from orders.payment.models import Payment
from orders.payment.services import payment_of
from orders.production.models import Job, Proof
from store.money.amounts import Money

from .models import Scan
from .order_cards import ORDER_FIELDS, OrderCard, order_cards
from .progress import TrackingStep, parcel_steps, workshop_steps

#: Orders on one page of the account.
MAX_ORDERS = 10


@dataclass(frozen=True, kw_only=True)
class OrderPage:
    """The page of an order, by its link and in the account."""

    order: Order
    lines: list[OrderLine]
    #: Lines that are not sent yet, with the quantity left.
    waiting: list[tuple[OrderLine, int]]
    parcels: list[Shipment]
    payment: Payment | None
    #: Progress of the lines that are not sent yet.
    steps: tuple[TrackingStep, ...]
    taxes: tuple[tuple[str, Money], ...]
    changes: list[LineChange]
    reason_against_cancelling: str
    #: What may be sent back of what was sent.
    send_back: list[SendBackRow]
    #: Lines of which the shopper can change words or options.
    changeable: list[OrderLine]
    may_change_address: bool
    made_to_order: bool
    has_plain: bool
    quantity: int


@dataclass(frozen=True, kw_only=True)
class OrdersPage:
    """Orders of a customer; ``older``: the key for the link to older ones."""

    cards: list[OrderCard]
    older: int | None


def order_page(order: Order) -> OrderPage:
    """An order with its lines, parcels, scans, steps and payment.

    Each line has its ``job`` if it is made to order, ``slug`` and ``is_live`` of its product, ``hash`` of its choices.
    """
    lines = _lines(order)
    known = {line.pk: line for line in lines}
    jobs = [line.job for line in lines if hasattr(line, "job")]
    if is_pass(order.token):
        for job in jobs:
            job.token = pass_for(job, like=order.token)
    _add_workshop(jobs)
    payment = payment_of(order)
    made = [job.done_at for job in jobs if job.done_at]
    before = {"paid_at": (payment and payment.paid_at) or order.confirmed_at, "made_at": max(made, default=None)}
    parcels = _parcels(order, known, before)
    sent: Counter[int] = Counter()
    arrive = [parcel for parcel in parcels if not parcel.has_failed]
    for line, quantity in (each for parcel in arrive for each in parcel.inside):
        sent[line.pk] += quantity
    to_send = [(line, line.quantity_to_send - sent[line.pk]) for line in lines]
    waiting = [(line, left) for line, left in to_send if left > 0 or order.status == Order.Status.CANCELLED]
    begun = [job.line.name for job in jobs if job.has_begun]
    return OrderPage(
        order=order,
        lines=lines,
        waiting=waiting,
        parcels=parcels,
        payment=payment,
        steps=parcel_steps(order, **before) if waiting else (),
        taxes=tuple((row["percent"], Money.from_minor(row["tax"])) for row in order.taxes),
        changes=_proposed(order, known),
        reason_against_cancelling=reason_against(state_of(order, begun)),
        send_back=_send_back(order, lines, arrive),
        changeable=changeable_by_shopper(order, lines),
        may_change_address=not reason_against_address(order, begun),
        made_to_order=any(line.is_made_to_order for line in lines),
        has_plain=any(not line.is_made_to_order for line in lines),
        quantity=sum(line.quantity for line in lines),
    )


def _send_back(order: Order, lines: list[OrderLine], parcels: list[Shipment]) -> list[SendBackRow]:
    sendings = [(line.pk, parcel.delivered_at) for parcel in parcels for line, _quantity in parcel.inside]
    return send_back_rows(order.agreed_policy.terms, facts_from(order, lines, sendings).values())


def _proposed(order: Order, known: dict[int, OrderLine]) -> list[LineChange]:
    """Changes that wait for the customer; ``reason``: why one cannot be accepted any more."""
    if order.is_over:
        return []
    changes = list(LineChange.objects.filter(line__order=order, status=LineChange.Status.PROPOSED))
    for change in changes:
        change.line = line = known[change.line_id]
        line.order = order
        has_begun = hasattr(line, "job") and line.job.has_begun
        state = state_of_line(line, has_begun=has_begun)
        change.reason = reason_against_changing(state, ChangeKind.OPTIONS, asker=Asker.STAFF)
    return changes


def orders_page(user: User, *, before: int | None = None) -> OrdersPage:
    """The newest orders of a signed-in customer; ``before``: only those older than the order with this key."""
    placed = Order.objects.visible_to(user).only(*ORDER_FIELDS).order_by("-placed_at", "-pk")
    found = (list(_older(placed, before)[: MAX_ORDERS + 1]) if before else []) or list(placed[: MAX_ORDERS + 1])
    older = found[MAX_ORDERS - 1].pk if len(found) > MAX_ORDERS else None
    return OrdersPage(cards=order_cards(found[:MAX_ORDERS]), older=older)


def _older(orders: QuerySet[Order], than: int) -> QuerySet[Order]:
    last = Subquery(Order.objects.filter(pk=than).values("placed_at"))
    return orders.filter(Q(placed_at__lt=last) | Q(placed_at=last, pk__lt=than))


def _parcels(order: Order, known: dict[int, OrderLine], before: dict[str, datetime | None]) -> list[Shipment]:
    """Parcels with ``inside`` (line, quantity), ``seen`` (time, place, kind of each scan) and ``steps``.

    A parcel that was taken back never left, so it is not among them.
    """
    left = order.shipments.exclude(status=Shipment.Status.TAKEN_BACK)
    parcels = list(left.prefetch_related(Prefetch("lines", ShipmentLine.objects.order_by("pk")), "scans"))
    for parcel in parcels:
        parcel.inside = [(known[each.line_id], each.quantity) for each in parcel.lines.all()]
        parcel.seen = tuple((scan.at, scan.place, Scan.Kind(scan.kind)) for scan in parcel.scans.all())
        sent = {"sent_at": parcel.sent_at, "delivered_at": parcel.delivered_at}
        parcel.steps = () if parcel.has_failed else parcel_steps(order, **before, **sent)
    return parcels


def _add_workshop(jobs: list[Job]) -> None:
    """Steps and newest proof of each job; two queries for all of them."""
    prefetch_related_objects(jobs, "steps", Prefetch("proofs", Proof.objects.defer("picture", "choices", "measures")))
    for job in jobs:
        job.progress = workshop_steps(job.steps.all())
        job.proof = next(iter(job.proofs.all()), None)


def _lines(order: Order) -> list[OrderLine]:
    hangs_on_it = {"slug": F("product__slug"), "is_live": F("product__live"), "hash": F("configuration__hash")}
    return list(order.lines.select_related("job").annotate(**hangs_on_it).order_by("position", "pk"))
