"""Questions about jobs."""

from django.db import models


class JobQuerySet(models.QuerySet):
    """What waits for the workshop."""

    def to_make(self) -> "JobQuerySet":
        """Not begun, the earliest due first."""
        return self.filter(status=self.model.Status.WAITING)

    def under_way(self) -> "JobQuerySet":
        return self.filter(status=self.model.Status.STARTED)

    def with_line(self) -> "JobQuerySet":
        """With everything a row or a sheet shows."""
        return self.select_related("line__order__customer", "line__configuration", "made_by")
