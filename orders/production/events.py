"""What can happen in the workshop."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

STARTED = Verb("production.started", _("Work on %(name)s of order %(number)s began"), icon="cogs")
STEP_DONE = Verb("production.step_done", _("%(name)s of order %(number)s: %(step)s is done"), icon="check")
STEP_SKIPPED = Verb(
    "production.step_skipped", _("%(name)s of order %(number)s: %(step)s was skipped"), icon="arrow-right"
)
PAUSED = Verb("production.paused", _("%(name)s of order %(number)s is paused: %(reason_text)s"), icon="minus")
RESUMED = Verb("production.resumed", _("Work on %(name)s of order %(number)s goes on"), icon="cogs")
PUT_BACK = Verb("production.put_back", _("%(name)s of order %(number)s was put back: %(step)s"), icon="undo")
REJECTED = Verb(
    "production.rejected", _("%(name)s of order %(number)s is made again from %(step)s: %(reason)s"), icon="warning"
)
FINISHED = Verb("production.finished", _("%(name)s of order %(number)s is made"), icon="check")
PROOF_SENT = Verb("production.proof_sent", _("Proof %(version)s of %(name)s, order %(number)s, was sent"), icon="view")
PROOF_APPROVED = Verb(
    "production.proof_approved", _("Proof %(version)s of %(name)s, order %(number)s, was approved"), icon="check"
)
CHANGES_REQUESTED = Verb(
    "production.changes_requested",
    _("Changes to proof %(version)s of %(name)s, order %(number)s: %(comment)s"),
    icon="edit",
)
