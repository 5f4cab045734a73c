"""Scheduled jobs: ``@every(hours=1)``."""

from collections.abc import Callable
from datetime import timedelta

from .verbs import NamedTwice

_jobs: dict[str, tuple[Callable[[], None], timedelta]] = {}


def every(**pause: int) -> Callable:
    """Run the function in the worker every ``timedelta(**pause)``; it must be idempotent."""

    def register(function: Callable[[], None]) -> Callable[[], None]:
        name = f"{function.__module__}.{function.__name__}"
        if name in _jobs:
            raise NamedTwice(f"The job {name!r} is named twice.")
        _jobs[name] = (function, timedelta(**pause))
        return function

    return register


def job_named(name: str) -> tuple[Callable[[], None], timedelta] | None:
    """The function and its pause, or None."""
    return _jobs.get(name)


def job_names() -> list[str]:
    """The names of all jobs."""
    return sorted(_jobs)
