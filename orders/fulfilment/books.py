"""Book rules of fulfilment: the status that orders have from their parcels, and what is sent of a line."""

from django.db.models import Case, CharField, Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from cms.foundation.books import Checked, book_rule, compared
from customers.wallet.models import GiftCard
from orders.order.books import is_being_cancelled
from orders.order.models import Order, OrderLine
from orders.order.statuses import Sent
from store.stock.models import Hold

from .models import Shipment, ShipmentLine

COUNTED = Shipment.COUNTED


def _sent() -> Coalesce:
    """The quantity of a line in parcels that count."""
    inside = ShipmentLine.objects.filter(line=OuterRef("pk"), shipment__status__in=COUNTED).order_by()
    return Coalesce(Subquery(inside.values("line").annotate(sum=Sum("quantity")).values("sum")), Value(0))


@book_rule("orders: the sending status is that of the parcels")
def fulfilment_status() -> Checked:
    """``write_fulfilment_status`` in SQL. A cancelled order is checked once the worker has stopped its sending."""
    parcels = Shipment.objects.filter(order=OuterRef("pk"), status__in=COUNTED)
    lines = OrderLine.objects.filter(order=OuterRef("pk")).annotate(sent=_sent())
    rows = Order.objects.alias(
        has_parcels=Exists(parcels) | Exists(lines.filter(cards_sent__gt=0)),
        is_under_way=Exists(parcels.filter(status=Shipment.Status.SENT)),
        has_more=Exists(lines.filter(is_gift_card=False, quantity__gt=F("sent") + F("cancelled_quantity")))
        | Exists(lines.filter(is_gift_card=True, quantity__gt=F("cards_sent") + F("cancelled_quantity"))),
    ).exclude(is_being_cancelled())
    expected = Case(
        When(has_parcels=False, status=Order.Status.CANCELLED, then=Value(Sent.STOPPED.value)),
        When(has_parcels=False, then=Value(Sent.OPEN.value)),
        When(has_more=True, then=Value(Sent.PARTLY.value)),
        When(is_under_way=True, then=Value(Sent.SENT.value)),
        default=Value(Sent.DELIVERED.value),
    )
    return compared(rows.annotate(expected=expected), wrong=~Q(fulfilment_status=F("expected")), sentence=_sentence)


def _sentence(order: Order) -> str:
    return f"{order.number}: {order.fulfilment_status}, by its parcels {order.expected}"


@book_rule("orders: what is cancelled holds no stock")
def cancelled_hold_nothing() -> Checked:
    """A cancelled order gave its stock back."""
    owner = Concat(Value("order:"), Cast(OuterRef("pk"), CharField()))
    held = Hold.objects.filter(owner=owner).order_by().values("owner").annotate(sum=Sum("quantity")).values("sum")
    rows = Order.objects.filter(status=Order.Status.CANCELLED)
    rows = rows.annotate(held=Coalesce(Subquery(held, output_field=IntegerField()), Value(0)))
    return compared(rows, wrong=Q(held__gt=0), sentence=lambda order: f"{order.number}: {order.held} held")


@book_rule("orders: the gift cards sent are those of the wallet")
def cards_sent() -> Checked:
    """Never more than were mailed; the worker may be about to count one that was."""
    cause = Concat(Value("order-line:"), Cast(OuterRef("pk"), CharField()))
    cards = GiftCard.objects.filter(cause=cause, sent_at__isnull=False).order_by().values("cause")
    count = Subquery(cards.annotate(count=Count("pk")).values("count"), output_field=IntegerField())
    rows = OrderLine.objects.filter(is_gift_card=True).annotate(count=Coalesce(count, Value(0)))
    wrong = Q(cards_sent__gt=F("count")) | Q(cards_sent__gt=F("quantity"))
    return compared(rows, wrong=wrong, sentence=lambda line: f"line {line.pk}: {line.cards_sent}, not {line.count}")
