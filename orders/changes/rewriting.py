"""Writes an agreed change into the line, and adds up the order again.

The discount, delivery price and fee stay; ``orders.basket.totals`` computes the tax.
"""

from orders.basket import totals
from orders.order.models import FormerPicture, Order, OrderLine, picture_values
from orders.order.placing import frozen_price, frozen_taxes
from store.configurator.services import configure, picture_for
from store.money.amounts import total_of

from .models import LineChange


def rewrite(line: OrderLine, change: LineChange) -> None:
    """Write texts, picture and sums of the line as proposed."""
    product, choices = change.after.product, change.after.content["choices"]
    now = configure(product, choices, variant=line.variant, quantity=line.quantity)
    total = change.unit_price * line.quantity + change.once
    discount = min(line.discount, total)
    picture = str(picture_for(now.definition, product, choices, variant=line.variant, prefix=f"o{line.pk}"))
    values = {
        "configuration": change.after,
        "choices": change.choices_after,
        "unit_price": change.unit_price,
        "once": change.once,
        "breakdown": frozen_price(now.price) if now.price.total(line.quantity) == total else [],
        "total": total,
        "discount": discount,
        "tax": totals.contained_tax(total - discount, line.tax_percent),
        "lead_days": now.work.lead_days,
        "needs_proof": now.work.needs_proof,
    } | picture_values(picture)
    _save_former_picture(line, values["picture_hash"])
    for name, value in values.items():
        setattr(line, name, value)
    line.save(update_fields=[*values, "search_key"])


def _save_former_picture(line: OrderLine, new_hash: object) -> None:
    """Mails that were sent until now show the picture of that day; its address stays valid."""
    if line.picture_hash and line.picture_hash != new_hash:
        FormerPicture.objects.get_or_create(
            line=line, picture_hash=line.picture_hash, defaults={"picture": line.picture}
        )


def add_up(order: Order) -> None:
    """Write subtotal, discount, tax and total of the order from its lines as they are now."""
    lines = list(OrderLine.objects.filter(order=order))
    subtotal, discount = total_of(line.total for line in lines), total_of(line.discount for line in lines)
    values = {
        "subtotal": subtotal,
        "discount": discount,
        "total": subtotal - discount + order.delivery_price + order.payment_fee,
        "taxes": frozen_taxes(totals.taxes_of(lines, (order.delivery_price, order.payment_fee))),
    }
    Order.objects.filter(pk=order.pk).update(**values)
    for name, value in values.items():
        setattr(order, name, value)
