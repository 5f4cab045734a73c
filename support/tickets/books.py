"""Book rules of tickets: their numbers."""

from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Cast, Concat

from cms.foundation.books import Checked, book_rule, compared

from .models import Ticket
from .numbers import OFFSET, PREFIX, ticket_number


@book_rule("tickets: the number is the prefix and the key")
def numbers() -> Checked:
    """``ticket_number`` in SQL."""
    right = Concat(Value(PREFIX), Cast(F("pk") + OFFSET, CharField()))
    rows = Ticket.objects.alias(right=right).only("pk", "number")
    wrong = ~Q(number=F("right"))
    return compared(rows, wrong=wrong, sentence=lambda ticket: f"{ticket.number}, not {ticket_number(ticket.pk)}")
