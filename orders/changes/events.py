"""Events of changes of an order's lines."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

PROPOSED = Verb(
    "changes.proposed",
    _("Other choices were proposed for %(name)s of order %(number)s: %(difference)s"),
    icon="edit",
)
AGREED = Verb(
    "changes.agreed", _("Other choices were agreed for %(name)s of order %(number)s: %(difference)s"), icon="edit"
)
DECLINED = Verb("changes.declined", _("Other choices for %(name)s were declined"), icon="cross")
TOO_LATE = Verb(
    "changes.too_late", _("Other choices for %(name)s came too late: it is made as it was ordered"), icon="warning"
)
WITHDRAWN = Verb("changes.withdrawn", _("Other choices for %(name)s are not proposed any more"), icon="undo")
ADDRESS_CHANGED = Verb("changes.address", _("Another delivery address for order %(number)s"), icon="edit")
