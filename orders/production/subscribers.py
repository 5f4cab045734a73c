"""What the workshop does about orders."""

from customers.timeline.models import Entry
from customers.timeline.verbs import reacts_to
from orders.order import events as orders

from . import events
from .mails import write_about
from .models import Proof
from .services import call_off, make_jobs


@reacts_to(orders.CONFIRMED)
def put_on_the_bench(entry: Entry) -> None:
    """Each line is a job once, however often this runs."""
    if entry.subject is not None:
        make_jobs(entry.subject)


@reacts_to(orders.CANCELLED)
def take_off_the_bench(entry: Entry) -> None:
    """Running it twice does no harm."""
    if entry.subject is not None:
        call_off(entry.subject)


@reacts_to(events.PROOF_SENT)
def say_that_a_proof_waits(entry: Entry) -> None:
    """One mail for each version, if it still waits when the worker comes to it."""
    proof = Proof.objects.filter(pk=entry.data.get("proof")).select_related("job__line__order__customer").first()
    if proof and proof.is_open:
        write_about(proof, "proof_ready", str(proof.pk))
