"""Verbs of the customer's record."""

from django.utils.translation import gettext_lazy as _

from .verbs import Verb

NOTED = Verb("customer.noted", _("Note: %(text)s"), icon="edit")
LOOKED_AT = Verb("customer.looked_at", _("The record was looked at"), icon="view")
