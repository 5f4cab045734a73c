"""Workers say that they live; whoever watches over the shop asks here."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from .models import WorkerHeartbeat

#: A worker says so every ``BEAT`` seconds; silent for longer than ``FRESH``, it counts as dead.
BEAT, FRESH = 10, timedelta(seconds=60)
#: Rows of workers that were killed stay for so long.
KEPT = timedelta(days=1)


def beat(name: str, queues: Iterable[str]) -> None:
    """Write down that the worker lives."""
    now = timezone.now()
    WorkerHeartbeat.objects.update_or_create(name=name, defaults={"seen_at": now, "queues": " ".join(queues)})


def say_goodbye(name: str) -> None:
    """The worker ends by itself; rows of others that were killed long ago go, too."""
    WorkerHeartbeat.objects.filter(name=name).delete()
    WorkerHeartbeat.objects.filter(seen_at__lt=timezone.now() - KEPT).delete()


def living_workers() -> QuerySet[WorkerHeartbeat]:
    """Workers that were seen a moment ago; a time in the future was written before the clock was set back."""
    now = timezone.now()
    return WorkerHeartbeat.objects.filter(seen_at__range=(now - FRESH, now + FRESH))
