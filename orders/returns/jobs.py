"""Background work: finding the orders of withdrawals."""

from customers.timeline.handlers import Queue, handles

from .models import Withdrawal
from .withdrawals.joining import look_for_order


@handles(Withdrawal, queue=Queue.MAIL, only={"status": Withdrawal.Status.RECEIVED})
def join_withdrawal(withdrawal: Withdrawal) -> None:
    """Join it to its order, if number, name and e-mail address agree."""
    look_for_order(withdrawal)
