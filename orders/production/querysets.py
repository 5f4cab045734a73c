"""Queries for jobs."""

from datetime import date

from django.db import models
from django.db.models.functions import RowNumber
from django.utils import timezone


class JobQuerySet(models.QuerySet):
    """Which jobs wait for what."""

    def to_make(self) -> "JobQuerySet":
        """Jobs that can be begun."""
        return self.filter(status=self.model.Status.WAITING)

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
        over = {self.model.Status.DONE, self.model.Status.CANCELLED}
        return self.filter(due_on__lt=timezone.localdate()).exclude(status__in=over)

    def on_the_board(self, day: date) -> "JobQuerySet":
        """Unfinished jobs, and jobs finished on this day."""
        status = self.model.Status
        begin = timezone.make_aware(timezone.datetime.combine(day, timezone.datetime.min.time()))
        open_ones = models.Q(status__in=[status.PROOF, status.WAITING, status.STARTED])
        return self.filter(open_ones | models.Q(status=status.DONE, done_at__gte=begin))

    def first_of_each_place(self, max_cards: int) -> "JobQuerySet":
        """At most ``max_cards`` of each column of the board, the earliest due first."""
        row = models.Window(RowNumber(), partition_by=["status", "at"], order_by=["due_on", "pk"])
        return self.annotate(row_in_place=row).filter(row_in_place__lte=max_cards).order_by("due_on", "pk")

    def with_line(self) -> "JobQuerySet":
        """With the line, its order and customer."""
        return self.select_related("line__order__customer", "line__configuration", "made_by")

    def with_steps(self) -> "JobQuerySet":
        """With their steps and who did them; one more query."""
        steps = self.model._meta.get_field("steps").related_model
        return self.prefetch_related(models.Prefetch("steps", steps.objects.select_related("by")))

    def with_proofs(self) -> "JobQuerySet":
        """With their proofs, without the large columns; one more query."""
        proofs = self.model._meta.get_field("proofs").related_model
        rows = proofs.objects.select_related("made_by").defer("picture", "choices", "measures")
        return self.prefetch_related(models.Prefetch("proofs", rows))
