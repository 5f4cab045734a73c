"""The credit of two customers becomes one."""

from django.db.models import F, Value

from customers.people.merging import merges
from customers.people.models import Customer

from .models import Account, WalletEntry
from .services import open_account


@merges(Account)
def join_credit(keep: Customer, drop: Customer) -> None:
    """The entries move, so the balance does."""
    rows = Account.objects.select_for_update().filter(customer__in=[keep, drop], kind=Account.Kind.CREDIT)
    accounts = {account.customer_id: account for account in rows.order_by("pk")}
    if (goes := accounts.get(drop.pk)) is None:
        return
    stays = accounts.get(keep.pk) or open_account(keep)
    WalletEntry.objects.filter(account=goes).update(account=stays)
    Account.objects.filter(pk=goes.pk).update(balance=Value(0))
    Account.objects.filter(pk=stays.pk).update(balance=F("balance") + Value(goes.balance.minor))
    goes.delete()
