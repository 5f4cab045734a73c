"""Payments, refunds, adjustments, and events of payment providers."""

from .adjustments import Adjustment, AdjustmentPart
from .events import MAX_EVENT_ID, MAX_KIND, WebhookEvent
from .payments import Payment
from .refunds import Refund

__all__ = ["MAX_EVENT_ID", "MAX_KIND", "Adjustment", "AdjustmentPart", "Payment", "Refund", "WebhookEvent"]
