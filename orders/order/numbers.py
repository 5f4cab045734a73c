"""Order numbers: the prefix of the shop and the primary key, with zeros in front up to five digits."""

from django.conf import settings

from cms.text.spelling import numbered

WIDTH = 5


def order_number(pk: int) -> str:
    """The number of the order with this primary key: AF-00976."""
    return f"{settings.ORDER_PREFIX}{pk:0{WIDTH}d}"


def as_order_number(typed: str) -> str:
    """The number as it is stored, from any spelling: ``#af 976`` is AF-00976. Other text matches no order."""
    return numbered(typed, settings.ORDER_PREFIX, WIDTH)
