"""The facts that the rules of the policy need about each line of an order, and what they answer for its lines."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cms.policies.rules import Answer, LineFacts, last_day_to_send_back, may_send_back
from cms.policies.terms import Asker, PolicyTerms, ReturnReason
from cms.policies.wording import sending_back
from orders.fulfilment.models import Shipment, ShipmentLine
from orders.order.models import Order, OrderLine

#: A quantity of a line in a parcel that is on its way or has arrived: the line's key, and when it arrived.
Sending = tuple[int, datetime | None]


@dataclass(frozen=True)
class SendBackRow:
    """A line that was sent: whether a shopper may send it back without a fault of ours, and the sentence about it."""

    name: str
    answer: Answer
    sentence: str


def facts_of(order: Order) -> dict[int, LineFacts]:
    """The facts of each line, by its key; two queries."""
    sent = ShipmentLine.objects.filter(shipment__order=order, shipment__status__in=Shipment.COUNTED)
    return facts_from(order, order.lines.select_related("job"), sent.values_list("line_id", "shipment__delivered_at"))


def facts_from(order: Order, lines: Iterable[OrderLine], sendings: Iterable[Sending]) -> dict[int, LineFacts]:
    """The same for lines with their jobs that are read already; no query."""
    arrived: dict[int, list[datetime | None]] = defaultdict(list)
    for key, delivered_at in sendings:
        arrived[key].append(delivered_at)
    return {
        line.pk: LineFacts(
            name=line.name,
            made_to_order=line.is_made_to_order,
            is_paid=order.balance.amount <= 0,
            is_begun=hasattr(line, "job") and line.job.has_begun,
            is_sent=line.pk in arrived,
            delivered_on=_last_day(arrived[line.pk]) if line.pk in arrived else None,
        )
        for line in lines
    }


def send_back_rows(terms: PolicyTerms, facts: Iterable[LineFacts], *, today: date | None = None) -> list[SendBackRow]:
    """What a shopper may send back because they changed their mind: a row for each line that was sent."""
    return [_row(terms, line, today or localdate()) for line in facts if line.is_sent]


def _row(terms: PolicyTerms, line: LineFacts, today: date) -> SendBackRow:
    answer = may_send_back(terms, line, ReturnReason.CHANGED_MIND, today=today, asker=Asker.SHOPPER)
    last = last_day_to_send_back(terms, line)
    sentence = answer.reason or sending_back(terms, made_to_order=line.made_to_order)
    if answer and last:
        sentence = _("It can be sent back until %(day)s.") % {"day": date_format(last)}
    return SendBackRow(line.name, answer, sentence)


def _last_day(arrived: list[datetime | None]) -> date | None:
    """The day on which the last parcel arrived; None while one is on its way."""
    days = [localdate(each) for each in arrived if each]
    return max(days) if len(days) == len(arrived) else None
