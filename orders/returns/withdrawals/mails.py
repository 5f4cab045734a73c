"""Mails about withdrawals."""

from django.utils.timezone import localtime

from customers.messaging.services import write_mail

from ..models import Withdrawal

_FOLDER = "orders/returns/mails"


def write_receipt(withdrawal: Withdrawal) -> None:
    """The receipt with all that was typed, and the time; the same whether the order exists or not."""
    write_mail(
        f"{_FOLDER}/withdrawal_received",
        occasion=f"withdrawal_received:{withdrawal.pk}",
        to=withdrawal.email,
        about=withdrawal,
        context={"withdrawal": withdrawal, "at": localtime(withdrawal.stated_at)},
        language=withdrawal.language,
    )


def write_lines(withdrawal: Withdrawal, *, occasion: str) -> None:
    """Which lines can be withdrawn from, why others cannot, and what comes next; to the address of the order."""
    order = withdrawal.order
    rows = list(withdrawal.lines.select_related("line"))
    context = {
        "withdrawal": withdrawal,
        "order": order,
        "granted": [row for row in rows if not row.reason_against],
        "refused": [row for row in rows if row.reason_against],
        "must_send_back": withdrawal.may_wait,
    }
    _write("withdrawal_lines", withdrawal, order.email, occasion=occasion, context=context)


def write_rejection(withdrawal: Withdrawal, *, occasion: str) -> None:
    """The sentence of the member of staff who rejected it."""
    to = withdrawal.order.email if withdrawal.order else withdrawal.email
    _write("withdrawal_rejected", withdrawal, to, occasion=occasion, context={"withdrawal": withdrawal})


def _write(name: str, withdrawal: Withdrawal, to: str, *, occasion: str, context: dict[str, object]) -> None:
    write_mail(
        f"{_FOLDER}/{name}",
        occasion=occasion,
        to=to,
        about=withdrawal,
        customer=withdrawal.order.customer if withdrawal.order else None,
        context=context,
        language=withdrawal.language,
    )
