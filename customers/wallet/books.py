"""Book rules of credit and gift cards."""

from django.db.models import BigIntegerField, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Cast, Coalesce

from cms.foundation.books import Checked, book_rule, compared

from .models import Account, GiftCard, WalletEntry


@book_rule("wallet: a balance is the sum of its entries")
def balances() -> Checked:
    sums = WalletEntry.objects.filter(account=OuterRef("pk")).order_by().values("account")
    entries = Subquery(sums.annotate(sum=Sum(Cast("amount", BigIntegerField()))).values("sum"))
    rows = Account.objects.annotate(sum=Coalesce(entries, 0, output_field=BigIntegerField()))
    return compared(
        rows,
        wrong=~Q(balance=F("sum")),
        sentence=lambda account: f"{account.kind} {account.pk}: {account.balance.minor}, not {account.sum}",
    )


@book_rule("wallet: a gift card is worth what was bought")
def bought() -> Checked:
    first = WalletEntry.objects.filter(
        account=OuterRef("account"), cause=OuterRef("cause"), reason=WalletEntry.Reason.BOUGHT
    )
    rows = GiftCard.objects.annotate(bought=Subquery(first.values("amount")[:1]))
    return compared(
        rows,
        wrong=Q(bought=None) | ~Q(bought=F("amount")),
        sentence=lambda card: f"gift card {card.pk}: {card.amount}, not {card.bought}",
    )
