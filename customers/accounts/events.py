"""What can happen to an account."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

SIGNED_UP = Verb("accounts.open_account", _("Opened an account"), icon="user")
EMAIL_CONFIRMED = Verb("accounts.email_confirmed", _("Confirmed the address %(email)s"), icon="check")
EMAIL_CHANGED = Verb("accounts.email_changed", _("Signs in with %(email)s from now on"), icon="mail")
MERGED = Verb("accounts.merged", _("The record of a guest with the address %(email)s was joined"), icon="link")
TAKEN_OVER = Verb("accounts.taken_over", _("Took the account over as the owner of its address"), icon="lock")
HISTORY_SEPARATED = Verb(
    "accounts.history_separated",
    _("The owner of the address took the account over; this record stays separate"),
    icon="user",
)
ACCOUNT_CLOSED = Verb("accounts.closed", _("The account was closed: nobody confirmed its address"), icon="cross")
CONSENT_CHANGED = Verb("accounts.consent_changed", _("%(purpose)s: %(answer)s"), icon="mail")
