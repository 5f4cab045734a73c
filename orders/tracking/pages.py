"""What the pages of an order show; always the same number of queries."""

from collections import Counter, defaultdict
from datetime import datetime

from django.db.models import F, Q, QuerySet, Subquery

from cms.foundation.prepared import prepared
from customers.people.models import User
from orders.changes.models import LineChange
from orders.changes.rules import reason_against
from orders.changes.standing import standing_of
from orders.fulfilment.models import Shipment, ShipmentLine
from orders.order.models import Order, OrderLine, Sent
from orders.payment.services import payment_of
from orders.production.models import Job, JobStep, Proof
from store.money.amounts import Money

from .models import Scan
from .way import Worked, way_of, workshop_way

#: Orders on one page of the account.
ORDERS = 10


def order_page(order: Order) -> dict:
    """An order with its lines, parcels, scans, steps and payment.

    A line has its ``job``, if it is made, and ``slug`` and ``is_live`` of its product and the ``hash`` of its choices.
    """
    lines = _lines(order.pk)
    known = {line.pk: line for line in lines}
    jobs = [line.job for line in lines if hasattr(line, "job")]
    _add_workshop(jobs)
    payment = payment_of(order)
    made = [job.done_at for job in jobs if job.done_at]
    before = {"paid_at": payment.paid_at if payment else None, "made_at": max(made, default=None)}
    parcels = _parcels(order, known, before)
    sent = Counter()
    for line, quantity in (each for parcel in parcels for each in parcel.inside):
        sent[line.pk] += quantity
    waiting = [(line, line.quantity - sent[line.pk]) for line in lines if line.quantity > sent[line.pk]]
    return {
        "order": order,
        "lines": lines,
        "waiting": waiting,
        "parcels": parcels,
        "payment": payment,
        "steps": way_of(order, **before) if waiting else (),
        "taxes": tuple((row["percent"], Money.from_minor(row["tax"])) for row in order.taxes),
        "changes": _proposed(order, known),
        "reason_against_cancelling": reason_against(
            standing_of(order, [job.line.name for job in jobs if job.has_begun])
        ),
        "pieces": sum(line.quantity for line in lines),
    }


def _proposed(order: Order, known: dict[int, OrderLine]) -> list[LineChange]:
    """The changes that wait for the customer; ``reason`` says why one cannot be agreed to any more."""
    if reason_against(standing_of(order)):
        return []
    changes = _changes(list(known), LineChange.Status.PROPOSED.value)
    for change in changes:
        change.line = line = known[change.line_id]
        has_begun = hasattr(line, "job") and line.job.has_begun
        change.reason = reason_against(standing_of(order, [line.name] if has_begun else []))
    return changes


def orders_page(user: User, *, before: int | None = None) -> dict:
    """So many orders of somebody who is signed in, the newest first; ``before``: those older than this one."""
    found = (_older(user.pk, before) if before else []) or _newest(user.pk)
    older = found[ORDERS - 1].pk if len(found) > ORDERS else None
    return {"orders": found[:ORDERS], "older": older}


@prepared
def _newest(user: int) -> QuerySet[Order]:
    return _placed(user)[: ORDERS + 1]


@prepared
def _older(user: int, than: int) -> QuerySet[Order]:
    last = Subquery(Order.objects.of_user(user).filter(pk=than).values("placed_at"))
    return _placed(user).filter(Q(placed_at__lt=last) | Q(placed_at=last, pk__lt=than))[: ORDERS + 1]


def _placed(user: int) -> QuerySet[Order]:
    shown = ("number", "status", "production_status", "fulfilment_status", "total", "promised_for", "placed_at")
    return Order.objects.of_user(user).only(*shown).with_item_count().order_by("-placed_at", "-pk")


def _parcels(order: Order, known: dict[int, OrderLine], before: dict[str, datetime | None]) -> list[Shipment]:
    """Each with what is ``inside``, when and where it was ``seen`` being what, and its ``steps``."""
    if order.fulfilment_status == Sent.OPEN:
        return []
    parcels = _shipments(order.pk)
    keys = [parcel.pk for parcel in parcels]
    inside, seen = defaultdict(list), defaultdict(list)
    for parcel, line, quantity in _inside(keys):
        inside[parcel].append((known[line], quantity))
    for parcel, at, place, kind in _scans(keys):
        seen[parcel].append((at, place, Scan.Kind(kind)))
    for parcel in parcels:
        parcel.inside, parcel.seen = inside[parcel.pk], tuple(seen[parcel.pk])
        parcel.steps = way_of(order, **before, sent_at=parcel.sent_at, delivered_at=parcel.delivered_at)
    return parcels


def _add_workshop(jobs: list[Job]) -> None:
    """Steps and newest proof of each job; two queries for all of them."""
    keys = [job.pk for job in jobs]
    steps: dict[int, list[Worked]] = defaultdict(list)
    for job, *step in _steps(keys):
        steps[job].append(Worked(*step))
    newest = {proof.job_id: proof for proof in _proofs(keys)}
    for job in jobs:
        job.way, job.proof = workshop_way(steps[job.pk]), newest.get(job.pk)


@prepared
def _lines(order: int) -> QuerySet[OrderLine]:
    own = [field.name for field in OrderLine._meta.concrete_fields]
    job = ("job__line", "job__token", "job__status", "job__done_at", "job__rejected")
    hangs_on_it = {"slug": F("product__slug"), "is_live": F("product__live"), "hash": F("configuration__hash")}
    lines = OrderLine.objects.filter(order=order).select_related("job").only(*own, *job)
    return lines.annotate(**hangs_on_it).order_by("position", "pk")


@prepared
def _steps(jobs: list[int]) -> QuerySet[JobStep]:
    steps = JobStep.objects.filter(job__in=jobs).annotate(is_begun=Q(started_at__isnull=False))
    return steps.values_list("job_id", *Worked._fields)


@prepared
def _proofs(jobs: list[int]) -> QuerySet[Proof]:
    return Proof.objects.filter(job__in=jobs).order_by("version").only("job", "version", "status", "answered_at")


@prepared
def _shipments(order: int) -> QuerySet[Shipment]:
    return Shipment.objects.filter(order=order)


@prepared
def _inside(shipments: list[int]) -> QuerySet[ShipmentLine]:
    rows = ShipmentLine.objects.filter(shipment__in=shipments).order_by("pk")
    return rows.values_list("shipment_id", "line_id", "quantity")


@prepared
def _scans(shipments: list[int]) -> QuerySet[Scan]:
    return Scan.objects.filter(shipment__in=shipments).values_list("shipment_id", "at", "place", "kind")


@prepared
def _changes(lines: list[int], status: str) -> QuerySet[LineChange]:
    return LineChange.objects.filter(line__in=lines, status=status)
