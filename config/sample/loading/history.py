"""Payments, jobs, parcels and scans of the orders, and what the record says of them."""

from collections.abc import Iterator
from datetime import datetime
from random import Random

from django.contrib.contenttypes.models import ContentType

from customers.people.models import User
from customers.timeline.models import Entry
from customers.timeline.verbs import Verb
from orders.delivery.models import DeliveryMethod
from orders.fulfilment import events as fulfilment_events
from orders.fulfilment.models import Shipment, ShipmentLine
from orders.order import events as order_events
from orders.order.models import Order
from orders.order.services import CancelReason
from orders.payment import events as payment_events
from orders.production import events as production_events
from orders.production.models import Job, JobStep, Proof
from orders.tracking import events as tracking_events
from orders.tracking.models import Scan

from .hands import load_hands
from .money import load_money
from .orders import Sale, job_status
from .stock_history import load_movements
from .workshop import JobHistory, Plans


class OrderHistory:
    """Writes what happened to all orders, table by table."""

    def __init__(self, rng: Random, staff: dict[str, User], now: datetime) -> None:
        self.rng, self.staff, self.now = rng, staff, now
        self.methods = {method.code: method for method in DeliveryMethod.objects.all()}
        self.kind = ContentType.objects.get_for_model(Order)
        self.entries: list[Entry] = []

    def write(self, sales: list[Sale]) -> list[Entry]:
        """Everything; returns the entries, oldest first."""
        self.paid = {sale.order.pk: str(sale.order.total) for sale in sales}  # Cancelling takes it off.
        load_money(sales)
        self._write_jobs(sales)
        self._write_parcels(sales)
        for sale in sales:
            self._tell(sale)
        self.entries.sort(key=lambda entry: entry.at)
        return Entry.objects.bulk_create(self.entries, batch_size=500)

    def _write_jobs(self, sales: list[Sale]) -> None:
        rows, steps, proofs = [], [], []
        plans, bench = Plans(), JobHistory(self.staff["Workshop"], self.now)
        for sale in sales:
            if not sale.story.confirmed:
                continue
            lines = [line for line in sale.lines if line.configuration]
            due = sale.order.leaves_on
            for place, (line, (begun, done)) in enumerate(zip(lines, sale.story.jobs, strict=True), 1):
                job = self._job(sale, line, place, due, begun, done)
                made = bench.freeze(job, plans.of(line))
                seen = bench.prove(job, made, line, len(rows))
                self._tell_steps(sale, line, made, seen)
                rows.append(job)
                steps += made
                proofs += seen
        Job.objects.bulk_create(rows, batch_size=300)
        JobStep.objects.bulk_create(steps, batch_size=500)
        Proof.objects.bulk_create(proofs, batch_size=100)
        load_hands(rows, self.staff["Workshop"])

    def _tell_steps(self, sale: Sale, line, steps: list[JobStep], proofs: list[Proof]) -> None:
        values = {"number": sale.order.number, "name": line.name}
        for proof in proofs:
            about = values | {"version": proof.version}
            self._add(production_events.PROOF_SENT, sale, proof.sent_at, proof.made_by, **about)
            if proof.status == Proof.Status.APPROVED:
                self._add(production_events.PROOF_APPROVED, sale, proof.answered_at, by=proof.answered_by, **about)
            elif proof.status == Proof.Status.CHANGES:
                self._add(production_events.CHANGES_REQUESTED, sale, proof.answered_at, comment=proof.comment, **about)
        for step in steps:
            if not step.is_proof:
                self._add(production_events.STEP_DONE, sale, step.done_at, step.by, step=step.name, **values)

    def _job(self, sale: Sale, line, place: int, due, begun, done) -> Job:
        maker = self.staff["Workshop"]
        values = {"number": sale.order.number, "name": line.name}
        if begun:
            self._add(production_events.STARTED, sale, begun, maker, **values)
        if done:
            self._add(production_events.FINISHED, sale, done, maker, **values)
        return Job(
            line=line,
            number=f"J-{sale.order.number}-{place}",
            status=job_status(sale.story, begun, done),
            due_on=due,
            created_at=sale.story.confirmed,
            started_at=begun,
            done_at=done,
            made_by=maker if done else None,
        )

    def _write_parcels(self, sales: list[Sale]) -> None:
        parcels = [(sale, parcel) for sale in sales for parcel in sale.story.parcels]
        rows = Shipment.objects.bulk_create([self._shipment(sale, parcel) for sale, parcel in parcels], batch_size=300)
        inside, scans = [], []
        for row, (sale, parcel) in zip(rows, parcels, strict=True):
            lines = [sale.lines[place] for place in parcel[0]]
            inside += [ShipmentLine(shipment=row, line=line, quantity=line.quantity) for line in lines]
            scans += self._scans(sale, row, parcel)
            values = {"number": sale.order.number, "carrier": row.carrier, "parcel": str(row), "shipment": row.pk}
            verb = fulfilment_events.READY if sale.order.is_pickup else fulfilment_events.SENT
            self._add(verb, sale, row.sent_at, self.staff["Warehouse"], **values)
        ShipmentLine.objects.bulk_create(inside, batch_size=500)
        load_movements(inside, self.staff["Warehouse"])
        Scan.objects.bulk_create(scans, batch_size=500)

    def _shipment(self, sale: Sale, parcel: tuple) -> Shipment:
        method: DeliveryMethod = self.methods[sale.order.delivery_code]
        number = "" if sale.order.is_pickup else f"0034{self.rng.randrange(10**12, 10**13)}"
        _lines, sent, _sorted, _driver, delivered = parcel
        return Shipment(
            order=sale.order,
            status=Shipment.Status.DELIVERED if delivered else Shipment.Status.SENT,
            carrier=(method.carrier or method.name)[:40],
            tracking_number=number,
            tracking_url=method.tracking_address(number),
            sent_at=sent,
            delivered_at=delivered,
        )

    def _scans(self, sale: Sale, row: Shipment, parcel: tuple) -> Iterator[Scan]:
        town = sale.order.delivery_address["city"]
        places = ("Dresden", "Leipzig", town, town)
        kinds = (Scan.Kind.HANDED_OVER, Scan.Kind.SORTED, Scan.Kind.DELIVERING, Scan.Kind.DELIVERED)
        for kind, place, at in zip(kinds, places, parcel[1:], strict=True):
            if at is None:
                return
            if sale.order.is_pickup and kind != Scan.Kind.DELIVERED:
                continue
            if kind == Scan.Kind.DELIVERED:
                values = {"number": sale.order.number, "shipment": row.pk}
                verb = tracking_events.PICKED_UP if sale.order.is_pickup else tracking_events.DELIVERED
                self._add(verb, sale, at, parcel=str(row), **values)
            else:
                self._add(tracking_events.SCANNED, sale, at, parcel=str(row), what=str(kind.label))
            yield Scan(shipment=row, kind=kind, place=place, at=at)

    def _tell(self, sale: Sale) -> None:
        """What the order itself and its payment leave on the record."""
        order, story, clerk = sale.order, sale.story, self.staff["Order clerk"]
        about = {"number": order.number}
        money = {"number": order.number, "amount": self.paid[order.pk]}
        by_hand = clerk if story.payment_method in {"transfer", "cash"} else None
        self._add(order_events.PLACED, sale, story.placed, total=money["amount"], **about)
        self._add(payment_events.FAILED, sale, story.failed, **money)
        self._add(payment_events.PAID, sale, story.paid, by_hand, due="", begins=order.pays_in_advance, **money)
        self._add(
            order_events.CONFIRMED,
            sale,
            story.confirmed,
            by_hand if story.payment_method == "transfer" else None,
            **about,
        )
        if story.cancelled:
            reason = {"reason": story.reason, "reason_text": str(CancelReason(story.reason).label), "note": ""}
            self._add(order_events.CANCELLED, sale, story.cancelled, clerk if story.paid else None, **about, **reason)
        if story.paid and story.cancelled:
            self._add(payment_events.REFUND_DUE, sale, story.cancelled, clerk, **money)
        self._add(payment_events.REFUNDED, sale, story.paid_back, clerk, **money)
        if order.status == Order.Status.COMPLETED:
            self._add(order_events.COMPLETED, sale, max(story.paid, *(each[4] for each in story.parcels)), **about)

    def _add(self, verb: Verb, sale: Sale, at: datetime | None, actor: User | None = None, **data) -> None:
        if at is not None:
            self.entries.append(
                Entry(
                    customer=sale.order.customer,
                    verb=verb.name,
                    at=at,
                    actor=actor,
                    subject_type=self.kind,
                    subject_id=sale.order.pk,
                    data=data,
                )
            )
