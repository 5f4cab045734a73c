"""What the basket last showed: kept on its lines, so that what the shop changed since is said once."""

from orders.basket.contents import Contents, Item
from orders.basket.models import BasketLine

_SHOWN = ["shown_name", "shown_total", "shown_for"]


def remember_shown(wanted: Contents) -> None:
    """The basket is shown like this; a price that the shop has changed waits until it is acknowledged."""
    _remember([item for item in wanted.items if not item.problem and item.total_was is None])


def acknowledge_prices(wanted: Contents) -> None:
    """The shopper has seen the new prices."""
    _remember([item for item in wanted.items if not item.problem])


def _remember(items: list[Item]) -> None:
    changed = []
    for item in items:
        now = (item.name[:250], item.total, item.shown_for)
        if now != tuple(getattr(item.line, name) for name in _SHOWN):
            item.line.shown_name, item.line.shown_total, item.line.shown_for = now
            changed.append(item.line)
    if changed:
        BasketLine.objects.bulk_update(changed, _SHOWN)
