"""Makes an order of a basket. Names, prices and addresses are frozen; nothing computes them again.

The number of an order is ``ORDER_PREFIX`` and its primary key, with zeros in front up to five digits. It is unique
under any concurrency, because the database gives the key. Code that creates orders in bulk does the same: create
them with ``number=new_token()[:20]`` (random), then write ``order_number(pk)``.
"""

from collections.abc import Container, Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.policies.services import current_policy
from customers.people.models import Customer
from customers.timeline.services import record
from orders.basket import totals
from orders.basket.contents import Contents
from orders.basket.items import BasketItem
from orders.basket.models import Basket, new_token
from orders.basket.reading import read_contents
from orders.basket.services import BasketRefused
from orders.delivery.models import DeliveryMethod
from store.calendars.promise import LineWork, Promise
from store.configurator.services import ConfiguredPrice, capital_groups, picture_for
from store.money.amounts import Money
from store.promotions.services import count_use
from store.stock.services import hand_over, hold
from store.uploads.services import Owner, grant

from . import events
from .models import Made, Order, OrderLine, picture_values
from .numbers import order_number
from .promises import promise_values


@transaction.atomic
def place(
    basket: Basket,
    priced: totals.Priced,
    *,
    customer: Customer,
    email: str,
    delivery_address: dict,
    delivery: DeliveryMethod,
    payment_method: str,
    pays_in_advance: bool,
    billing_address: dict | None = None,
    promise: Promise | None = None,
    phone: str = "",
    language: str = "en",
    note: str = "",
    gift_message: str = "",
    at: datetime | None = None,
    contents: Contents | None = None,
) -> Order:
    """Create the order of a basket at these prices, hold its stock without end and count the use of its voucher.

    Lock the basket first and compute ``priced`` after that. ``contents`` saves reading the basket again.

    Raises:
        BasketRefused: a line of the basket cannot be ordered any more.
        SoldOut: another order took the stock.
        VoucherRefused: another order had the last use of it.
    """
    contents = contents or read_contents(basket)
    if contents.problem:
        raise BasketRefused(contents.problem)
    contact = {"email": email, "phone": phone, "language": language}
    agreed = contact | {
        "delivery_address": delivery_address,
        "billing_address": billing_address or delivery_address,
        "payment_method": payment_method,
        "pays_in_advance": pays_in_advance,
        "placed_at": at or timezone.now(),
        "note": note,
        "gift_message": gift_message,
    }
    frozen = agreed | _delivery_fields(delivery) | _sums(priced) | promise_values(promise)
    order = _numbered(contents, basket=basket, customer=customer, **frozen)
    _freeze_lines(order, contents, priced)
    Basket.objects.filter(pk=basket.pk).update(ordered_at=order.placed_at)
    if priced.voucher_code and basket.voucher:
        count_use(basket.voucher)
    _hold_for(order, basket, contents)
    record(events.PLACED, customer=customer, subject=order, at=at, number=order.number, total=str(order.total))
    return order


def _hold_for(order: Order, basket: Basket, contents: Contents) -> None:
    """Hold the stock without end, for the order instead of the basket."""
    hold(basket.hold_owner, quantities=contents.quantity_by_variant, lifetime=None)
    hand_over(basket.hold_owner, to=order.hold_owner)


def _freeze_lines(order: Order, contents: Contents, priced: totals.Priced) -> None:
    """Create the order lines. Uploads in them belong to the customer from now on, also those of a guest session."""
    OrderLine.objects.bulk_create(_lines(order, contents, priced))
    for picture in contents.pictures:
        grant(picture, Owner(order.customer))


def _numbered(contents: Contents, **fields: Any) -> Order:
    to_make = any(item.is_made_to_order for item in contents.items)
    status = Made.OPEN if to_make else Made.NOTHING
    frozen = fields | {"production_status": status, "policy_id": current_policy().pk}
    order = Order.objects.create(number=new_token()[:20], **frozen)
    order.number = order_number(order.pk)
    Order.objects.filter(pk=order.pk).update(number=order.number)
    return order


def _delivery_fields(delivery: DeliveryMethod) -> dict[str, str | bool]:
    return {"delivery_code": delivery.code, "delivery_name": delivery.name, "is_pickup": delivery.is_pickup}


def _sums(priced: totals.Priced) -> dict[str, Money | str | list]:
    return {
        "subtotal": priced.subtotal,
        "voucher_code": priced.voucher_code,
        "discount": priced.discount,
        "delivery_price": priced.delivery,
        "payment_fee": priced.fee,
        "total": priced.total,
        "taxes": frozen_taxes(priced.taxes),
    }


def frozen_taxes(taxes: Iterable[totals.TaxSum]) -> list[dict]:
    """Tax by rate, as stored in ``Order.taxes``."""
    return [
        {"percent": _percent(each.percent), "gross": each.gross.minor, "tax": each.tax.minor}
        | ({"gift_cards": True} if each.is_gift_card else {})
        for each in taxes
    ]


def frozen_choices(described: Iterable[dict], capitals: Container[str] = ()) -> list[dict]:
    """Choices in words, as stored in ``OrderLine.choices``; ``capitals``: groups that are drawn in capitals."""
    return [
        each | {"surcharge": each["surcharge"].minor} | ({"capitals": True} if _is_in(each, capitals) else {})
        for each in described
    ]


def _is_in(choice: dict, capitals: Container[str]) -> bool:
    return bool(choice["yours"]) and choice["group"] in capitals


def frozen_price(price: ConfiguredPrice) -> list[dict]:
    """The parts of a price, as stored in ``OrderLine.breakdown``."""
    return [each._asdict() | {"amount": each.amount.minor} for each in price.lines]


def _percent(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _lines(order: Order, contents: Contents, priced: totals.Priced) -> list[OrderLine]:
    sums = {line.key: line for line in priced.lines}
    works = contents.works
    return [
        _line(order, item, sums[item.line.pk], works[item.line.pk], place) for place, item in enumerate(contents.items)
    ]


def _line(order: Order, item: BasketItem, line: totals.PricedLine, work: LineWork, position: int) -> OrderLine:
    return OrderLine(
        order=order,
        product=item.product,
        variant=item.variant,
        configuration=item.line.configuration,
        name=item.name[:250],
        sku=item.variant.sku,
        choices=frozen_choices(item.described, capital_groups(item.definition, item.choices, variant=item.variant)),
        **picture_values(_picture(item)),
        quantity=line.quantity,
        unit_price=line.unit_price,
        once=line.once,
        breakdown=[each._asdict() | {"amount": each.amount.minor} for each in item.price.lines],
        total=line.total,
        discount=line.discount,
        tax_percent=line.tax_percent,
        tax=line.tax,
        lead_days=work.lead_days,
        needs_proof=work.needs_proof,
        is_gift_card=item.is_gift_card,
        position=position,
    )


def _picture(item: BasketItem) -> str:
    """The picture with these choices as SVG; "" for products without a drawing."""
    prefix = f"l{item.line.pk}"
    return str(picture_for(item.definition, item.product, item.choices, variant=item.variant, prefix=prefix))
