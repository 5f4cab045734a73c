"""Tries that are counted, so that nobody guesses passwords, codes or order numbers."""

from django.db import models
from django.utils import timezone


class Try(models.Model):
    """One try of one kind by one key: a hashed address or mailbox, never the thing itself."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["kind", "key", "at"], name="tries_by_key")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at}"
