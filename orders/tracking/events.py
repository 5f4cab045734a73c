"""Events of parcels after they were sent."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

SCANNED = Verb("tracking.scanned", _("Parcel %(parcel)s: %(what)s"), icon="globe")
DELIVERED = Verb("tracking.delivered", _("Parcel %(parcel)s of order %(number)s was delivered"), icon="check")
