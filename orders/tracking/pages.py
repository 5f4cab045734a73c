"""What the pages of an order show; always the same number of queries."""

from collections import Counter, defaultdict

from django.db.models import Prefetch

from orders.fulfilment.models import ShipmentLine
from orders.order.models import LineChange, Order, OrderLine
from orders.payment.services import payment_of
from orders.production.models import Job, JobStep, Proof
from store.money.amounts import Money

from .models import Scan
from .way import way_of, workshop_way


def order_page(order: Order) -> dict:
    """An order with its lines, parcels, scans, steps and payment."""
    lines = list(
        OrderLine.objects.filter(order=order)
        .select_related("product", "configuration", "job")
        .order_by("position", "pk")
    )
    jobs = [line.job for line in lines if hasattr(line, "job")]
    _add_workshop(jobs)
    known = {line.pk: line for line in lines}
    inside = Prefetch("lines", ShipmentLine.objects.all())
    parcels = list(order.shipments.prefetch_related(inside, Prefetch("scans", Scan.objects.all())))
    for each in (each for parcel in parcels for each in parcel.lines.all()):
        each.line = known[each.line_id]
    payment = payment_of(order)
    made = [job.done_at for job in jobs if job.done_at]
    before = {"paid_at": payment.paid_at if payment else None, "made_at": max(made, default=None)}
    for parcel in parcels:
        parcel.steps = way_of(order, **before, sent_at=parcel.sent_at, delivered_at=parcel.delivered_at)
    sent = Counter()
    for each in (each for parcel in parcels for each in parcel.lines.all()):
        sent[each.line_id] += each.quantity
    taxes = [(row["percent"], Money.from_minor(row["tax"])) for row in order.taxes]
    return {
        "order": order,
        "lines": lines,
        "waiting": [(line, line.quantity - sent[line.pk]) for line in lines if line.quantity > sent[line.pk]],
        "parcels": parcels,
        "payment": payment,
        "steps": way_of(order, **before),
        "taxes": taxes,
        "changes": list(LineChange.objects.filter(line__order=order, status="proposed").select_related("line")),
        "pieces": sum(line.quantity for line in lines),
    }


def _add_workshop(jobs: list[Job]) -> None:
    """Steps and newest proof of each job; two queries for all of them."""
    steps: dict[int, list[JobStep]] = defaultdict(list)
    for step in JobStep.objects.filter(job__in=jobs):
        steps[step.job_id].append(step)
    newest = {}
    for proof in Proof.objects.filter(job__in=jobs).order_by("version").only("job", "version", "status", "answered_at"):
        newest[proof.job_id] = proof
    for job in jobs:
        job.way, job.proof = workshop_way(steps[job.pk]), newest.get(job.pk)
