"""Verbs of mails."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

SENT_AGAIN = Verb("messaging.sent_again", _("Sent the e-mail “%(mail)s” once more"), icon="mail")
