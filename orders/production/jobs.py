"""Scheduled jobs of the workshop."""

from customers.timeline.schedule import every

from . import proofs
from .mails import write_about


@every(hours=1)
def remind_of_proofs() -> None:
    """Mail customers who have not answered a proof. Idempotent: each reminder has its own occasion."""
    for proof in proofs.to_remind():
        write_about(proof, "proof_reminder", f"{proof.pk}:{proof.reminders + 1}")
        proofs.note_reminder(proof)
