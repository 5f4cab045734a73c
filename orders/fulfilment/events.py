"""Events of sending parcels."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

SENT = Verb("fulfilment.sent", _("A parcel of order %(number)s was sent with %(carrier)s"), icon="redirect")
