"""The id that tells this shop's payments from those of other shops on the same provider account."""

from django.utils.crypto import salted_hmac


def shop_id() -> str:
    """The same in all processes of this shop, different in other shops. Derived from ``SECRET_KEY``."""
    return salted_hmac("orders.payment.shop_id", "").hexdigest()[:16]
