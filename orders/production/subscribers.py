"""Reactions of the workshop to events of orders and proofs."""

from customers.timeline.models import Entry
from customers.timeline.verbs import reacts_to
from orders.order.events import CANCELLED, CONFIRMED

from . import events
from .mails import write_about
from .models import Proof
from .services import cancel_jobs, make_jobs


@reacts_to(CONFIRMED)
def create_jobs(entry: Entry) -> None:
    """Create the jobs of a confirmed order. Idempotent."""
    if entry.subject is not None:
        make_jobs(entry.subject)


@reacts_to(CANCELLED)
def cancel_jobs_of_order(entry: Entry) -> None:
    """Cancel the jobs of a cancelled order. Idempotent."""
    if entry.subject is not None:
        cancel_jobs(entry.subject)


@reacts_to(events.PROOF_SENT)
def mail_proof(entry: Entry) -> None:
    """Mail the customer about a new proof, if it still waits for an answer."""
    proof = Proof.objects.filter(pk=entry.data.get("proof")).select_related("job__line__order__customer").first()
    if proof and proof.is_open:
        write_about(proof, "proof_ready", str(proof.pk))
