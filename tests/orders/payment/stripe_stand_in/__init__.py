"""A stand-in for Stripe: intents, idempotency keys, declines, 3-D Secure and signed webhooks, over a real socket."""

from .bank import Bank
from .server import StandIn
from .webhooks import sign, signed

__all__ = ["Bank", "StandIn", "sign", "signed"]
