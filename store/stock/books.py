"""Book rules of the stock: what is there, and what is held."""

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from cms.foundation.books import Checked, book_rule, compared

from .models import StockLevel


@book_rule("stock: on hand is the sum of its movements")
def on_hand() -> Checked:
    rows = StockLevel.objects.annotate(sum=Coalesce(Sum("movements__quantity"), 0))
    return compared(
        rows, wrong=~Q(on_hand=F("sum")), sentence=lambda level: f"{level}: there {level.on_hand}, not {level.sum}"
    )


@book_rule("stock: held is the sum of the holds")
def held() -> Checked:
    rows = StockLevel.objects.annotate(sum=Coalesce(Sum("holds__quantity"), 0))
    return compared(
        rows, wrong=~Q(held=F("sum")), sentence=lambda level: f"{_name(level)}: {level.held}, not {level.sum}"
    )


def _name(level: StockLevel) -> str:
    return f"level {level.pk} (variant {level.variant_id})"
