"""Stock: holding it for baskets and orders, and moving it. Every change of what is there is a row."""

from .counting import CountRefused, count, open_levels, set_stock
from .holds import hand_over, hold, hold_what_is_there, release, release_expired
from .levels import SoldOut, available, level_of
from .moving import put_back, receive_back, take

__all__ = [
    "CountRefused",
    "SoldOut",
    "available",
    "count",
    "hand_over",
    "hold",
    "hold_what_is_there",
    "level_of",
    "open_levels",
    "put_back",
    "receive_back",
    "release",
    "release_expired",
    "set_stock",
    "take",
]
