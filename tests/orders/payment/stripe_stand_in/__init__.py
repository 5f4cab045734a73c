"""A stand-in for Stripe on a real socket: intents, refunds, idempotency keys, declines, 3-D Secure, signed webhooks."""

from .bank import Bank
from .server import StandIn
from .webhooks import sign, signed

__all__ = ["Bank", "StandIn", "sign", "signed"]
