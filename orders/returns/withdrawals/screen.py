"""What the screen of one withdrawal shows."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from orders.order.models import Order
from orders.order.numbers import as_order_number
from orders.order.progress import SENT_TONES

from ..models import Withdrawal
from ..permissions import may_act, may_pay_back
from .admin_forms import JoinForm, RejectionForm
from .columns import TONES, due_text
from .policy import judge_lines
from .refund_parts import RefundParts
from .settling import preview

#: Orders that a withdrawal may be about.
MAX_CANDIDATES = 6


@dataclass(frozen=True)
class LineRow:
    """A line of the order: what of it is withdrawn from, and the policy's reason against it."""

    pk: int
    name: str
    ordered: int
    quantity: int
    #: Why the row that is stored is not paid back.
    refused: str
    #: What the policy says now.
    reason_against: str


@dataclass(frozen=True, kw_only=True)
class WithdrawalScreen:
    """``candidates``: orders with the typed number or address, while none is joined."""

    withdrawal: Withdrawal
    tone: str
    due: str
    sent_tone: str
    rows: list[LineRow]
    are_lines_set: bool
    candidates: list[Order]
    others: list[Withdrawal]
    may_act: bool
    join_form: JoinForm
    reject_form: RejectionForm
    #: What would be paid back now; None if nothing can be.
    refund: RefundParts | None
    may_pay_back: bool


def screen_of(withdrawal: Withdrawal, request: HttpRequest) -> WithdrawalScreen:
    """The screen; a fixed number of queries."""
    order = withdrawal.order
    rows = _rows(withdrawal, order) if order else []
    others = order.withdrawals.exclude(pk=withdrawal.pk).order_by("-pk")[:MAX_CANDIDATES] if order else []
    return WithdrawalScreen(
        withdrawal=withdrawal,
        tone=TONES[withdrawal.status],
        due=due_text(withdrawal),
        sent_tone=SENT_TONES[order.fulfilment_status] if order else "idle",
        rows=rows,
        are_lines_set=any(row.quantity for row in rows),
        candidates=_candidates(withdrawal) if withdrawal.status == Withdrawal.Status.RECEIVED else [],
        others=list(others),
        may_act=may_act(request.user),
        join_form=JoinForm(auto_id="join-%s"),
        reject_form=RejectionForm(auto_id="reject-%s"),
        refund=preview(withdrawal) if withdrawal.status == Withdrawal.Status.JOINED else None,
        may_pay_back=may_pay_back(request.user),
    )


def _rows(withdrawal: Withdrawal, order: Order) -> list[LineRow]:
    stored = {row.line_id: row for row in withdrawal.lines.all()}
    judged = judge_lines(order, stated_on=timezone.localdate(withdrawal.stated_at))
    return [
        LineRow(
            pk=each.line.pk,
            name=each.line.name,
            ordered=each.line.quantity,
            quantity=stored[each.line.pk].quantity if each.line.pk in stored else 0,
            refused=stored[each.line.pk].reason_against if each.line.pk in stored else "",
            reason_against=each.reason_against,
        )
        for each in judged
    ]


def _candidates(withdrawal: Withdrawal) -> list[Order]:
    number = as_order_number(withdrawal.order_number)
    found = Order.objects.select_related("customer").filter(Q(number=number) | Q(email=withdrawal.email))
    return list(found.order_by("-placed_at", "-pk")[:MAX_CANDIDATES])
