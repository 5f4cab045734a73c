"""Reactions of the workshop to events of orders and proofs, and to changes of plans."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from customers.timeline.models import Entry
from customers.timeline.verbs import reacts_to
from orders.order.events import CANCELLED, CONFIRMED, PROMISE_MOVED, PROMISED
from store.configurator.models import MadeToOrder

from . import events
from .mails import write_about
from .models import Plan, Proof
from .plan_facts import write_plan_facts
from .services import cancel_jobs, follow_promise, make_jobs


@reacts_to(CONFIRMED)
def create_jobs(entry: Entry) -> None:
    """Create the jobs of a confirmed order. Idempotent."""
    if entry.subject is not None:
        make_jobs(entry.subject)


@reacts_to(PROMISED)
def follow_first_promise(entry: Entry) -> None:
    """Jobs follow the day that the payment set. Idempotent."""
    if entry.subject is not None:
        follow_promise(entry.subject)


@reacts_to(PROMISE_MOVED)
def follow_moved_promise(entry: Entry) -> None:
    """Jobs follow the promise. Idempotent."""
    if entry.subject is not None:
        follow_promise(entry.subject)


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


@receiver([post_save, post_delete], sender=Plan)
def plan_changed(**_signal) -> None:
    """Products learn of proof and capacity."""
    write_plan_facts()


@receiver(post_save, sender=MadeToOrder)
def product_is_made_to_order(instance: MadeToOrder, created: bool, **_signal) -> None:
    """A new one takes what its plan says."""
    if created:
        write_plan_facts(MadeToOrder.objects.filter(pk=instance.pk))
