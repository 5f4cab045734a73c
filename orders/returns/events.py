"""What happens when something comes back."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

WITHDRAWN = Verb("returns.withdrawn", _("Withdrawal %(withdrawal)s from order %(number)s"), icon="undo")
DETACHED = Verb("returns.detached", _("Withdrawal %(withdrawal)s is not about order %(number)s"), icon="cross")
LINES_SET = Verb("returns.lines_set", _("Withdrawal %(withdrawal)s is about %(lines)s"), icon="edit")
ITEMS_RECEIVED = Verb("returns.items_received", _("The items of withdrawal %(withdrawal)s are back"), icon="download")
PROOF_RECEIVED = Verb(
    "returns.proof_received", _("The customer has proved that the items of %(withdrawal)s are sent"), icon="check"
)
REJECTED = Verb("returns.withdrawal_rejected", _("Withdrawal %(withdrawal)s is rejected: %(reason)s"), icon="cross")
REOPENED = Verb("returns.withdrawal_reopened", _("Withdrawal %(withdrawal)s is open again"), icon="undo")
SETTLED = Verb("returns.withdrawal_settled", _("Withdrawal %(withdrawal)s is paid back: %(amount)s"), icon="rotate")
