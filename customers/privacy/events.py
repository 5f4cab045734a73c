"""What staff do with the data of a person."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

CORRECTED = Verb("privacy.corrected", _("Personal data was corrected: %(fields)s"), icon="edit")
