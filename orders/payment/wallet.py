"""Paying with gift cards and credit: payments that are captured in the transaction that makes the order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from customers.wallet.models import Account, WalletEntry
from customers.wallet.services import earn, open_account, spend
from orders.order.models import Order
from store.money.amounts import Money, total_of

from . import events
from .models import Payment
from .providers import RefundReport, provider_of
from .recording import record_payment


@dataclass(frozen=True)
class WalletPart:
    """What one gift card or the credit pays of an order, and what it has."""

    account: Account
    amount: Money

    @property
    def name(self) -> str:
        """Which card, or “Credit”."""
        if self.account.kind == Account.Kind.GIFT_CARD:
            return str(self.account.gift_card)
        provider = provider_of(self.account.kind)
        return str(provider.name) if provider else self.account.kind

    @property
    def left(self) -> Money:
        """What it still has afterwards."""
        return self.account.balance - self.amount


def parts_of(accounts: Iterable[Account], total: Money) -> tuple[WalletPart, ...]:
    """What each account pays of the total, in their order; those that pay nothing are part of it, too."""
    parts, due = [], total
    for account in accounts:
        amount = min(due, account.balance)
        parts.append(WalletPart(account, amount))
        due -= amount
    return tuple(parts)


@transaction.atomic
def pay_from_wallet(order: Order, parts: Sequence[WalletPart]) -> None:
    """Spend what was agreed; call it in the transaction that makes the order, before its payment begins.

    Raises:
        WalletRefused: somebody else has spent it meanwhile, or a card was blocked. The order must not be made then.
    """
    paying = sorted((part for part in parts if part.amount), key=lambda part: part.account.pk)  # Locked in key order.
    payments = [_capture(order, part) for part in paying]
    paid = total_of(payment.received for payment in payments)
    if payments and paid == order.total:
        values = {"due": "", "begins": True, "payment_id": payments[-1].pk}
        record_payment(events.PAID, order, paid, **values)


def give_credit(order: Order, amount: Money, *, key: str) -> RefundReport:
    """Give the customer of the order credit instead of money, once for each key."""
    entry = earn(open_account(order.customer), amount, key, WalletEntry.Reason.REFUND, note=order.number)
    return RefundReport("done", provider_id=f"entry:{entry.pk}")


def _capture(order: Order, part: WalletPart) -> Payment:
    cause = f"order:{order.pk}:account:{part.account.pk}"
    spend(part.account, part.amount, cause, WalletEntry.Reason.PAID, note=order.number)
    return Payment.objects.create(
        order=order,
        method=part.account.kind,
        status=Payment.Status.PAID,
        amount=part.amount,
        received=part.amount,
        provider_id=cause,
        paid_at=timezone.now(),
    )
