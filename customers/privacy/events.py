"""What staff do with the data of a person."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

EXPORTED = Verb("privacy.exported", _("A copy of all data was made"), icon="download")
ERASED = Verb("privacy.erased", _("All data was erased that need not be kept by law"), icon="bin")
CORRECTED = Verb("privacy.corrected", _("Personal data was corrected: %(fields)s"), icon="edit")
