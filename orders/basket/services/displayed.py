"""Stores on the lines what the basket displayed last, so that it can tell the shopper once what has changed since."""

from orders.basket.contents import Contents
from orders.basket.items import BasketItem
from orders.basket.models import BasketLine

_DISPLAYED = ["displayed_name", "displayed_total", "displayed_key"]


def save_displayed(contents: Contents) -> None:
    """Store names and totals as displayed; a price changed by the shop is stored only once acknowledged."""
    _save([item for item in contents.items if not item.problem and item.total_was is None])


def acknowledge_prices(contents: Contents) -> None:
    """Store the new prices: the shopper has seen them."""
    _save([item for item in contents.items if not item.problem])


def _save(items: list[BasketItem]) -> None:
    changed = []
    for item in items:
        now = (item.name[:250], item.total, item.displayed_key)
        if now != tuple(getattr(item.line, name) for name in _DISPLAYED):
            item.line.displayed_name, item.line.displayed_total, item.line.displayed_key = now
            changed.append(item.line)
    if changed:
        BasketLine.objects.bulk_update(changed, _DISPLAYED)
