"""Statuses of an order for payment, production and fulfilment. Each has one app above that writes it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Paid(models.TextChoices):
    """Payment status of an order; written by ``orders.payment``."""

    OPEN = "open", _("To be paid")
    PARTLY = "partly", _("Partly paid")
    CHECK = "check", _("To be checked")
    FAILED = "failed", _("Payment failed")
    PAID = "paid", _("Paid")
    TO_PAY_BACK = "to pay back", _("To be paid back")
    REFUNDED = "refunded", _("Paid back")
    NOT_DUE = "not due", _("Nothing to pay")


class Made(models.TextChoices):
    """Production status of an order; written by ``orders.production``."""

    NOTHING = "nothing", _("Nothing to make")
    OPEN = "open", _("To be made")
    STARTED = "started", _("Being made")
    DONE = "done", _("Made")
    STOPPED = "stopped", _("Not made")


class Sent(models.TextChoices):
    """Fulfilment status of an order; written by ``orders.fulfilment``."""

    OPEN = "open", _("To be sent")
    PARTLY = "partly", _("Partly sent")
    SENT = "sent", _("On its way")
    DELIVERED = "delivered", _("Delivered")
    STOPPED = "stopped", _("Not sent")


#: The same for an order that is picked up.
PICKUP_LABELS = {
    Sent.OPEN: _("To be made ready"),
    Sent.PARTLY: _("Partly ready for pick-up"),
    Sent.SENT: _("Ready for pick-up"),
    Sent.DELIVERED: _("Picked up"),
    Sent.STOPPED: _("Not picked up"),
}
