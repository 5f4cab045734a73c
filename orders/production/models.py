"""It is made: one job for each made-to-order line."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.people.models import User
from customers.timeline.states import Stateful
from orders.order.models import OrderLine

from .querysets import JobQuerySet


class Job(Stateful):
    """The making of one line, from the job sheet to the shelf."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("To be made")
        STARTED = "started", _("Being made")
        DONE = "done", _("Made")
        CANCELLED = "cancelled", _("Called off")

    TRANSITIONS = {
        Status.WAITING: {Status.STARTED, Status.DONE, Status.CANCELLED},
        Status.STARTED: {Status.DONE, Status.CANCELLED},
    }

    line = models.OneToOneField(OrderLine, models.PROTECT, related_name="job", verbose_name=_("line"))
    number = models.CharField(_("number"), max_length=24, unique=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.WAITING, db_index=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    done_at = models.DateTimeField(_("made"), null=True, blank=True)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.number

    @property
    def order_id(self) -> int:
        """The order it belongs to."""
        return self.line.order_id

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be done."""
        return self.status in {self.Status.DONE, self.Status.CANCELLED}
