"""Adding, changing and removing lines of a basket, its voucher, and merging two baskets."""

from .country import take_country
from .displayed import acknowledge_prices, save_displayed
from .editing import LineChanged, remake, replace
from .lines import add, add_all, open_basket, remove, set_quantity
from .locking import BasketRefused, lock
from .merging import join, merge
from .vouchers import drop_voucher, use_voucher

__all__ = [
    "BasketRefused",
    "LineChanged",
    "acknowledge_prices",
    "add",
    "add_all",
    "drop_voucher",
    "join",
    "lock",
    "merge",
    "open_basket",
    "remake",
    "remove",
    "replace",
    "save_displayed",
    "set_quantity",
    "take_country",
    "use_voucher",
]
