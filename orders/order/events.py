"""What can happen to an order."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

PLACED = Verb("order.placed", _("Order %(number)s was placed, %(total)s"), icon="form")
CONFIRMED = Verb("order.confirmed", _("Order %(number)s was confirmed"), icon="check")
COMPLETED = Verb("order.completed", _("Order %(number)s is completed"), icon="check")
CANCELLED = Verb("order.cancelled", _("Order %(number)s was cancelled: %(reason_text)s"), icon="cross")
PROMISED = Verb("order.promised", _("Promised for order %(number)s: %(day)s"), icon="date")
PROMISE_MOVED = Verb(
    "order.promise_moved", _("The promise of order %(number)s is now %(day)s, before: %(before)s. %(why)s"), icon="date"
)
NOTED = Verb("order.noted", _("Note on order %(number)s: %(text)s"), icon="edit")
