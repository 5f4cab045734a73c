"""Heartbeats of workers, for monitoring."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from .models import WorkerHeartbeat

#: A worker writes every ``BEAT`` seconds; silent for longer than ``FRESH``, it counts as dead.
BEAT, FRESH = 10, timedelta(seconds=60)
#: Rows of killed workers are deleted after this time.
MAX_AGE = timedelta(days=1)


def beat(name: str, queues: Iterable[str]) -> None:
    """Save that the worker is alive."""
    now = timezone.now()
    WorkerHeartbeat.objects.update_or_create(name=name, defaults={"seen_at": now, "queues": " ".join(queues)})


def remove_heartbeat(name: str) -> None:
    """Delete the row of a worker that ends, and old rows of killed ones."""
    WorkerHeartbeat.objects.filter(name=name).delete()
    WorkerHeartbeat.objects.filter(seen_at__lt=timezone.now() - MAX_AGE).delete()


def living_workers() -> QuerySet[WorkerHeartbeat]:
    """Workers seen within ``FRESH``; times far in the future were written before the clock was set back."""
    now = timezone.now()
    return WorkerHeartbeat.objects.filter(seen_at__range=(now - FRESH, now + FRESH))
