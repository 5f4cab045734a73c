"""Events of sending parcels."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

SENT = Verb("fulfilment.sent", _("A parcel of order %(number)s was sent with %(carrier)s"), icon="redirect")
TAKEN_BACK = Verb("fulfilment.taken_back", _("Parcel %(parcel)s of order %(number)s was taken back"), icon="undo")
RENUMBERED = Verb(
    "fulfilment.renumbered", _("The number of parcel %(before)s was corrected to %(parcel)s"), icon="edit"
)
READY = Verb("fulfilment.ready", _("Order %(number)s is ready for pick-up"), icon="check")
