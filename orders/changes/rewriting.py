"""Writes an agreed change into the line; ``orders.payment.ledger`` adds up the order after that."""

from orders.basket import totals
from orders.order.models import FormerPicture, OrderLine, picture_values
from orders.order.placing import frozen_price
from store.configurator.services import configure, picture_for

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
