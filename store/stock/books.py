"""Book rules of the stock: what is there, and what is held."""

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from cms.foundation.books import Checked, book_rule, compared

from .models import StockLevel


@book_rule("stock: on hand is the sum of its movements")
def on_hand() -> Checked:
    rows = _levels_with_sum("movements__quantity")
    return compared(rows, wrong=~Q(on_hand=F("sum")), sentence=lambda level: _sentence(level, level.on_hand))


@book_rule("stock: held is the sum of the holds")
def held() -> Checked:
    rows = _levels_with_sum("holds__quantity")
    return compared(rows, wrong=~Q(held=F("sum")), sentence=lambda level: _sentence(level, level.held))


def _levels_with_sum(column: str) -> QuerySet:
    return StockLevel.objects.select_related("variant", "warehouse").annotate(sum=Coalesce(Sum(column), 0))


def _sentence(level: StockLevel, stored: int) -> str:
    return f"{level.variant.sku} in {level.warehouse}: {stored}, not {level.sum}"
