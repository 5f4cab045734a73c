"""What can happen in the workshop."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

STARTED = Verb("production.started", _("Work on %(name)s of order %(number)s began"), icon="cogs")
FINISHED = Verb("production.finished", _("%(name)s of order %(number)s is made"), icon="check")
