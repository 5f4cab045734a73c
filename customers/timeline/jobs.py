"""Reactions reach their subscribers, the jobs of the schedule run, and version numbers stay in few rows."""

from datetime import datetime

from django.utils import timezone

from cms.foundation import versions

from .handlers import Queue, handles
from .models import Reaction, ScheduledJob
from .schedule import every, job_named, job_names
from .verbs import subscriber_named


@handles(Reaction, queue=Queue.REACTIONS, at_once=3)
def react(reaction: Reaction) -> None:
    """Call the subscriber; nothing happens if it is gone."""
    if function := subscriber_named(reaction.subscriber):
        function(reaction.entry)


@handles(ScheduledJob, queue=Queue.JOBS, at_once=3)
def run_job(row: ScheduledJob) -> datetime | None:
    """Run a job of the schedule, and say when it runs next."""
    job = job_named(row.name)
    if job is None:
        return None
    function, pause = job
    function()
    return timezone.now() + pause


def plan_jobs() -> None:
    """Give every job of the code a row, and delete the rows of jobs that are gone."""
    names = job_names()
    ScheduledJob.objects.exclude(name__in=names).delete()
    ScheduledJob.objects.filter(due_at=None).update(due_at=timezone.now(), attempts=0)  # A new worker is a new try.
    ScheduledJob.objects.bulk_create([ScheduledJob(name=name) for name in names], ignore_conflicts=True)


@every(minutes=1)
def compact_versions() -> None:
    """Every request reads version numbers; their rows are added up."""
    versions.compact()
