"""What can happen to an account."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

SIGNED_UP = Verb("accounts.signed_up", _("Opened an account"), icon="user")
EMAIL_CONFIRMED = Verb("accounts.email_confirmed", _("Confirmed the address %(email)s"), icon="check")
EMAIL_CHANGED = Verb("accounts.email_changed", _("Signs in with %(email)s from now on"), icon="mail")
MERGED = Verb("accounts.merged", _("The record of a guest with the address %(email)s was joined"), icon="link")
CONSENT_CHANGED = Verb("accounts.consent_changed", _("%(purpose)s: %(answer)s"), icon="mail")
