"""What can happen to money."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

PAID = Verb("payment.paid", _("%(amount)s was paid for order %(number)s"), icon="check")
FAILED = Verb("payment.failed", _("A payment of %(amount)s for order %(number)s failed"), icon="warning")
UNDONE = Verb("payment.undone", _("%(amount)s for order %(number)s was marked as paid by mistake: undone"), icon="undo")
VOIDED = Verb("payment.voided", _("A payment of %(amount)s for order %(number)s was voided"), icon="cross")

REDUCED = Verb("payment.reduced", _("Order %(number)s costs %(amount)s less: %(reason)s"), icon="tag")
CHARGED = Verb("payment.charged", _("Order %(number)s costs %(amount)s more: %(reason)s"), icon="tag")
REFUND_DUE = Verb("payment.refund_due", _("%(amount)s of order %(number)s goes back"), icon="rotate")
REFUNDED = Verb("payment.refunded", _("%(amount)s of order %(number)s was paid back"), icon="rotate")
REFUND_REFUSED = Verb(
    "payment.refund_refused", _("%(amount)s of order %(number)s could not be paid back: %(message)s"), icon="warning"
)
