"""What can happen to an order."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

PLACED = Verb("order.placed", _("Order %(number)s was placed, %(total)s"), icon="form")
CONFIRMED = Verb("order.confirmed", _("Order %(number)s was confirmed"), icon="check")
COMPLETED = Verb("order.completed", _("Order %(number)s is completed"), icon="check")
CANCELLED = Verb("order.cancelled", _("Order %(number)s was cancelled: %(reason_text)s"), icon="cross")
NOTED = Verb("order.noted", _("Note on order %(number)s: %(text)s"), icon="edit")
CHANGE_PROPOSED = Verb(
    "order.change_proposed",
    _("Other choices were proposed for %(name)s of order %(number)s: %(difference)s"),
    icon="edit",
)
LINE_CHANGED = Verb(
    "order.line_changed", _("Other choices were agreed for %(name)s of order %(number)s: %(difference)s"), icon="edit"
)
CHANGE_DECLINED = Verb("order.change_declined", _("Other choices for %(name)s were declined"), icon="cross")
CHANGE_WITHDRAWN = Verb(
    "order.change_withdrawn", _("Other choices for %(name)s are not proposed any more"), icon="undo"
)
