"""Events of parcels after they were sent."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

SCANNED = Verb("tracking.scanned", _("Parcel %(parcel)s: %(what)s"), icon="globe")
NOT_DELIVERED = Verb(
    "tracking.not_delivered", _("Parcel %(parcel)s of order %(number)s could not be delivered"), icon="warning"
)
RETURNED = Verb("tracking.returned", _("Parcel %(parcel)s of order %(number)s came back to us"), icon="undo")
LOST = Verb("tracking.lost", _("Parcel %(parcel)s of order %(number)s is lost"), icon="warning")
DELIVERED = Verb("tracking.delivered", _("Parcel %(parcel)s of order %(number)s was delivered"), icon="check")
PICKED_UP = Verb("tracking.picked_up", _("Order %(number)s was picked up"), icon="check")
SCAN_UNDONE = Verb("tracking.scan_undone", _("“%(what)s” of parcel %(parcel)s was a mistake"), icon="undo")
