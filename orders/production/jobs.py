"""What the workshop does by the clock."""

from customers.timeline.schedule import every

from . import proofs
from .mails import write_about


@every(hours=1)
def remind_of_proofs() -> None:
    """A mail to everybody whose answer is missed. Running it twice writes one: its occasion counts them."""
    for proof in proofs.to_remind():
        write_about(proof, "proof_reminder", f"{proof.pk}:{proof.reminders + 1}")
        proofs.note_reminder(proof)
