"""What can happen to a payment."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

PAID = Verb("payment.paid", _("%(amount)s was paid for order %(number)s"), icon="check")
FAILED = Verb("payment.failed", _("A payment of %(amount)s for order %(number)s failed"), icon="warning")
UNDONE = Verb("payment.undone", _("%(amount)s for order %(number)s was marked as paid by mistake: undone"), icon="undo")
PAID_BACK = Verb("payment.paid_back", _("%(amount)s of order %(number)s was paid back"), icon="rotate")
VOIDED = Verb("payment.voided", _("A payment of %(amount)s for order %(number)s was voided"), icon="cross")
