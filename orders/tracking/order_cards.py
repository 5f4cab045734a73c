"""Orders as cards: pictures and texts of their first lines, status, day and sum."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects

from orders.basket.products import products_by_key
from orders.order.models import Order, OrderLine
from store.search.pictures import picture_of

#: Lines on one card; the others are counted.
MAX_LINES = 3
#: What a card shows of an order and of its lines: most of their columns are for other pages.
_PROMISE = ("promise_kind", "proof_by", "leaves_on", "promised_for", "promise_days", "promises_proof", "is_pickup")
ORDER_FIELDS = (
    "customer_id",
    "number",
    "placed_at",
    "total",
    "status",
    "fulfilment_status",
    "production_status",
    *_PROMISE,
)
LINE_FIELDS = ("order_id", "product_id", "name", "quantity", "choices", "picture_hash", "position")


@dataclass(frozen=True)
class PicturedLine:
    """A line with the address of its picture, empty without one."""

    line: OrderLine
    picture: str


@dataclass(frozen=True)
class OrderCard:
    """An order with its first lines; ``more``: how many others it has."""

    order: Order
    lines: list[PicturedLine]
    more: int

    @property
    def is_expected(self) -> bool:
        """Whether something of it is still to come."""
        return not self.order.is_over and self.order.fulfilment_status != "delivered"

    @property
    def state(self) -> str:
        """Everything that the card shows, for the key of its cached text: what was read of the order and its lines."""
        order = [getattr(self.order, name) for name in ORDER_FIELDS]
        lines = [[each.picture, *(getattr(each.line, name) for name in LINE_FIELDS)] for each in self.lines]
        return repr((order, lines, self.more, self.quantity))

    @property
    def quantity(self) -> int:
        """How many things were ordered."""
        return sum(line.quantity for line in self.order.lines.all())


def order_cards(orders: Iterable[Order]) -> list[OrderCard]:
    """The cards of orders; the number of queries does not grow with them."""
    found = list(orders)
    lines = OrderLine.objects.only(*LINE_FIELDS).order_by("position", "pk")
    prefetch_related_objects(found, Prefetch("lines", lines))
    first = {order.pk: list(order.lines.all())[:MAX_LINES] for order in found}
    plain = {line.product_id for lines in first.values() for line in lines if line.product_id and not line.picture_hash}
    products = products_by_key(plain) if plain else {}
    pictures = {key: picture_of(product)[0] for key, product in products.items()}
    return [
        OrderCard(
            order,
            [PicturedLine(line, line.picture_address or pictures.get(line.product_id, "")) for line in first[order.pk]],
            max(0, len(order.lines.all()) - MAX_LINES),
        )
        for order in found
    ]
