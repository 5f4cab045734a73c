"""Putting things into a basket, making them anew, taking them out, pricing them, and merging two baskets."""

from .editing import LineMoved, remake, replace
from .lines import add, open_basket, remove, set_quantity
from .locking import BasketRefused, lock
from .merging import join, merge
from .prices import drop_voucher, priced, use_voucher
from .showing import acknowledge_prices, remember_shown

__all__ = [
    "BasketRefused",
    "LineMoved",
    "acknowledge_prices",
    "add",
    "drop_voucher",
    "join",
    "lock",
    "merge",
    "open_basket",
    "priced",
    "remake",
    "remember_shown",
    "remove",
    "replace",
    "set_quantity",
    "use_voucher",
]
