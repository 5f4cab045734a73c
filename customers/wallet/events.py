"""What can happen to credit and gift cards."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

EARNED = Verb("wallet.earned", _("%(amount)s of credit: %(why)s"), icon="plus")
SPENT = Verb("wallet.spent", _("%(amount)s of credit was spent: %(why)s"), icon="minus")
CARD_MADE = Verb("wallet.card_made", _("Bought a gift card of %(amount)s for %(recipient)s"), icon="tag")
CARD_SENT = Verb("wallet.card_sent", _("The gift card …%(last_four)s went to %(email)s"), icon="mail")
CARD_SENT_AGAIN = Verb(
    "wallet.card_sent_again", _("The gift card …%(last_four)s went to %(email)s with a new code"), icon="mail"
)
CARD_BLOCKED = Verb("wallet.card_blocked", _("%(what)s was blocked: %(why)s"), icon="lock")
CARD_UNBLOCKED = Verb("wallet.card_unblocked", _("%(what)s can be used again"), icon="lock-open")
