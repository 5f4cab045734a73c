"""Counted tries, so that nobody can guess passwords, codes or order numbers."""

from django.db import models
from django.utils import timezone


class Tries(models.Model):
    """How often one key was tried in its window. The key is a hash, never a plain IP or mail address."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=1)
    since = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_count_per_kind_and_key")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.count}"
