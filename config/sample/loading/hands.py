"""Who has the sample shop's jobs in hand, and which of them rest."""

from collections.abc import Iterable

from customers.people.models import User
from orders.production.models import Job, Pause, Take

REASONS = [
    (Pause.Reason.MATERIAL, "Comes on Thursday"),
    (Pause.Reason.TOOL, "In use until noon"),
    (Pause.Reason.ANSWER, ""),
]


def load_hands(jobs: Iterable[Job], maker: User) -> None:
    """Two of three jobs that are being made are taken, and every sixth rests."""
    begun = [job for job in jobs if job.status == Job.Status.STARTED]
    Take.objects.bulk_create(Take(job=job, by=maker, at=job.started_at) for place, job in enumerate(begun) if place % 3)
    rests = [(job, *REASONS[place % len(REASONS)]) for place, job in enumerate(begun[2::6])]
    Pause.objects.bulk_create(
        Pause(job=job, reason=reason, note=note, by=maker, at=job.started_at) for job, reason, note in rests
    )
