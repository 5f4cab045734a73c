"""Queries for jobs."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models.functions import RowNumber
from django.utils import timezone

if TYPE_CHECKING:
    from customers.people.models import User


class JobQuerySet(models.QuerySet):
    """Which jobs wait for what."""

    def unfinished(self) -> "JobQuerySet":
        """Jobs that are neither made nor cancelled."""
        return self.exclude(status__in=[self.model.Status.DONE, self.model.Status.CANCELLED])

    def to_make(self) -> "JobQuerySet":
        """Jobs that can be begun; paused ones cannot."""
        return self.filter(~self._has_open("pauses"), status=self.model.Status.WAITING)

    def paused(self) -> "JobQuerySet":
        return self.unfinished().filter(self._has_open("pauses"))

    def taken_by(self, user: "User") -> "JobQuerySet":
        """Unfinished jobs that this person has."""
        return self.unfinished().filter(self._has_open("takes", by=user))

    def _has_open(self, name: str, **fields: object) -> models.Exists:
        rows = self.model._meta.get_field(name).related_model.objects
        return models.Exists(rows.open().filter(job=models.OuterRef("pk"), **fields))

    def in_progress(self) -> "JobQuerySet":
        return self.filter(status=self.model.Status.STARTED)

    def begun(self) -> "JobQuerySet":
        """Jobs that were begun or finished."""
        return self.filter(status__in=[self.model.Status.STARTED, self.model.Status.DONE])

    def at_proof(self) -> "JobQuerySet":
        """Jobs that wait for the customer's approval."""
        return self.filter(status=self.model.Status.PROOF)

    def to_prove(self) -> "JobQuerySet":
        """Jobs whose next proof we must draw: there is none yet, or the customer asked for changes."""
        proofs = self.model._meta.get_field("proofs").related_model
        waits = proofs.objects.filter(job=models.OuterRef("pk"), status=proofs.Status.OPEN)
        return self.at_proof().exclude(models.Exists(waits))

    def late(self) -> "JobQuerySet":
        """Due before today, and not made."""
        return self.unfinished().filter(due_on__lt=timezone.localdate())

    def on_the_board(self, day: date) -> "JobQuerySet":
        """Unfinished jobs, and jobs finished on this day."""
        status = self.model.Status
        begin = timezone.make_aware(timezone.datetime.combine(day, timezone.datetime.min.time()))
        open_ones = models.Q(status__in=[status.PROOF, status.WAITING, status.STARTED])
        return self.filter(open_ones | models.Q(status=status.DONE, done_at__gte=begin))

    def first_of_each_place(self, max_cards: int) -> "JobQuerySet":
        """At most ``max_cards`` of each column of the board, the earliest due first; below them as many paused ones."""
        rows = self.annotate(is_paused=self._has_open("pauses"))
        row = models.Window(RowNumber(), partition_by=["status", "at", "is_paused"], order_by=["due_on", "pk"])
        first = rows.annotate(row_in_place=row).filter(row_in_place__lte=max_cards)
        return first.order_by("is_paused", "due_on", "pk")

    def with_line(self) -> "JobQuerySet":
        """With the line, its order and customer."""
        return self.select_related("line__order__customer", "line__configuration", "made_by")

    def with_steps(self) -> "JobQuerySet":
        """With their steps and who did them; one more query."""
        steps = self.model._meta.get_field("steps").related_model
        return self.prefetch_related(models.Prefetch("steps", steps.objects.select_related("by")))

    def with_hands(self) -> "JobQuerySet":
        """With who has them and why they rest; two more queries."""
        names = {name: self.model._meta.get_field(name).related_model for name in ("takes", "pauses")}
        rows = (models.Prefetch(name, kind.objects.open().select_related("by")) for name, kind in names.items())
        return self.prefetch_related(*rows)

    def with_proofs(self) -> "JobQuerySet":
        """With their proofs, without the large columns; one more query."""
        proofs = self.model._meta.get_field("proofs").related_model
        rows = proofs.objects.select_related("made_by").defer("picture", "choices", "measures")
        return self.prefetch_related(models.Prefetch("proofs", rows))
