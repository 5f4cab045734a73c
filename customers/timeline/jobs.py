"""Handlers of reactions and scheduled jobs, and the job that compacts version numbers."""

from datetime import datetime

from django.utils import timezone

from cms.foundation import bulk_actions, versions

from .handlers import Queue, handles
from .models import Reaction, ScheduledJob
from .schedule import every, job_named, job_names
from .verbs import subscriber_named


@handles(Reaction, queue=Queue.REACTIONS, at_once=3)
def react(reaction: Reaction) -> None:
    """Call the subscriber, if it still exists."""
    if function := subscriber_named(reaction.subscriber):
        function(reaction.entry)


@handles(ScheduledJob, queue=Queue.JOBS, at_once=3)
def run_job(row: ScheduledJob) -> datetime | None:
    """Run a scheduled job and return when it runs next."""
    job = job_named(row.name)
    if job is None:
        return None
    function, pause = job
    function()
    return timezone.now() + pause


def plan_jobs() -> None:
    """Create a row for every scheduled job, and delete the rows of removed jobs."""
    names = job_names()
    ScheduledJob.objects.exclude(name__in=names).delete()
    # A new worker retries failed jobs.
    ScheduledJob.objects.filter(due_at=None).update(due_at=timezone.now(), attempts=0)
    ScheduledJob.objects.bulk_create([ScheduledJob(name=name) for name in names], ignore_conflicts=True)


@every(minutes=1)
def compact_versions() -> None:
    """Merge the rows of version numbers, which every request reads."""
    versions.compact()


@every(hours=24)
def delete_old_results() -> None:
    """What actions on many rows did is looked at once, on the page that follows. Idempotent."""
    bulk_actions.delete_old_results()
