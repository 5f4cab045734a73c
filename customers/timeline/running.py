"""Running rows: claim due rows, call their handler, save the outcome."""

import logging
from collections.abc import Callable
from enum import Enum

from .claims import Claim, claim
from .handlers import Handler, handlers
from .work import ServiceAway, TryLater

log = logging.getLogger("kontor.work")


class Outcome(Enum):
    """The outcome of one look for work."""

    NOTHING_DUE = "nothing due"
    DONE = "done"
    NOT_DONE = "not done"
    SERVICE_AWAY = "service away"


def run_next(handler: Handler, *, watch: Callable[[Claim], None] = lambda _claim: None) -> Outcome:
    """Claim the next due rows and run them. ``watch`` gets the claim before it runs, to renew it."""
    claimed = claim(handler)
    if claimed is None:
        return Outcome.NOTHING_DUE
    watch(claimed)
    return run(claimed)


def run(claimed: Claim) -> Outcome:
    """Run the claimed rows, if they are still ours."""
    if not claimed.is_ours():
        return Outcome.NOT_DONE
    handler = claimed.handler
    try:
        again = handler.function(claimed.rows if handler.batch else claimed.rows[0])
    except TryLater as later:
        claimed.postpone(later.pause, str(later))
        return Outcome.NOT_DONE
    except ServiceAway as away:
        log.warning("%s: %s", handler.name, away)
        claimed.wait_for_service(away)
        return Outcome.SERVICE_AWAY
    except Exception as error:
        _log_failure(claimed, error)
        claimed.fail(error)
        return Outcome.NOT_DONE
    claimed.finish(again)
    return Outcome.DONE


def run_everything(*, rounds: int = 50) -> int:
    """Run everything that is due, in at most ``rounds`` rounds. Returns how often a handler ran."""
    total = 0
    for _round in range(rounds):
        ran = sum(_run_all(handler) for handler in handlers())
        total += ran
        if not ran:
            break
    return total


def _run_all(handler: Handler) -> int:
    for ran in range(1000):
        if run_next(handler) is Outcome.NOTHING_DUE:
            return ran
    return 1000


def _log_failure(claimed: Claim, error: Exception) -> None:
    row = claimed.rows[0]
    log.warning("%s %s failed: %s", type(row)._meta.label, row.pk, type(error).__name__)
