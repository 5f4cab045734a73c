"""Accounts: opening them, earning and spending. The database decides that nothing is spent twice."""

from django.db import models, transaction
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _

from customers.people.models import Customer, User
from customers.timeline.services import record
from store.money.amounts import Money

from . import events
from .models import Account, GiftCard, WalletEntry


class WalletRefused(Exception):
    """An account cannot be used like this; the message is for the person who tried."""


def open_account(customer: Customer) -> Account:
    """The credit account of a customer, opened the first time."""
    account, _made = Account.objects.get_or_create(kind=Account.Kind.CREDIT, customer=customer)
    return account


def balance_of(customer: Customer | None) -> Money:
    """What credit a customer has."""
    if customer is None:
        return Money(0)
    account = Account.objects.filter(kind=Account.Kind.CREDIT, customer=customer).first()
    return account.balance if account else Money(0)


@transaction.atomic
def earn(
    account: Account, amount: Money, cause: str, reason: str, *, note: str = "", by: User | None = None
) -> WalletEntry:
    """Add ``amount``. With the same cause and reason it happens once; the first entry is returned again.

    Raises:
        WalletRefused: the amount is not above zero, or another amount was written for this cause.
    """
    return _write(
        account, amount, WalletEntry(account=account, amount=amount, cause=cause, reason=reason, note=note, by=by)
    )


@transaction.atomic
def spend(
    account: Account, amount: Money, cause: str, reason: str, *, note: str = "", by: User | None = None
) -> WalletEntry:
    """Take ``amount``, which must be there. With the same cause and reason it happens once.

    Raises:
        WalletRefused: there is not so much, the card is blocked, the amount is not above zero, or another amount was
            written for this cause.
    """
    return _write(
        account, amount, WalletEntry(account=account, amount=-amount, cause=cause, reason=reason, note=note, by=by)
    )


def _write(account: Account, amount: Money, entry: WalletEntry) -> WalletEntry:
    if amount <= Money(0) or amount != amount.rounded():
        raise WalletRefused(_("Write an amount above zero."))
    key = {"account": account, "cause": entry.cause, "reason": entry.reason}
    values = {"amount": entry.amount, "note": entry.note, "by": entry.by}
    written, is_new = WalletEntry.objects.get_or_create(**key, defaults=values)
    if not is_new:
        if written.amount != entry.amount:
            raise WalletRefused(_("%(amount)s was written for this already.") % {"amount": abs(written.amount)})
        return written
    _move(account, written)
    _record(account, written)
    return written


def _move(account: Account, entry: WalletEntry) -> None:
    """Change the balance. The statement itself refuses to take more than there is, or to pay with a blocked card."""
    row, amount = Account.objects.filter(pk=account.pk, balance__gte=-min(entry.amount, Money(0))), entry.amount
    if amount < Money(0) and entry.reason != WalletEntry.Reason.PAID_BACK:
        blocked = GiftCard.objects.filter(account=OuterRef("pk"), status=GiftCard.Status.BLOCKED)
        row = row.filter(~Exists(blocked))
    if not row.update(balance=F("balance") + models.Value(amount.minor)):
        account.refresh_from_db(fields=["balance"])
        raise WalletRefused(_refusal(account, -amount))
    account.refresh_from_db(fields=["balance"])


def _refusal(account: Account, wanted: Money) -> str:
    if account.balance >= wanted:
        return _("This gift card is blocked. Please ask us.")
    return _("There is only %(left)s left, not %(wanted)s.") % {"left": account.balance, "wanted": wanted}


def _record(account: Account, entry: WalletEntry) -> None:
    if account.customer is None:
        return
    why = ", ".join(filter(None, [str(entry.get_reason_display()), entry.note]))
    verb = events.EARNED if entry.amount > Money(0) else events.SPENT
    record(verb, customer=account.customer, actor=entry.by, amount=str(abs(entry.amount)), why=why)
