"""Which shop a payment at a provider belongs to: several shops may use one account there."""

from django.utils.crypto import salted_hmac


def shop_id() -> str:
    """The same for all processes of this shop, another for every other shop. It follows from ``SECRET_KEY``."""
    return salted_hmac("orders.payment.shop_id", "").hexdigest()[:16]
