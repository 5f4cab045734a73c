"""Book rules of orders: their numbers; and what rules of the apps above share."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat, Right

from cms.foundation.books import Checked, book_rule, compared
from customers.timeline.models import Reaction

from .events import CANCELLED
from .models import Order
from .numbers import WIDTH, order_number


@book_rule("orders: the number is the prefix and the key")
def numbers() -> Checked:
    """``order_number`` in SQL: short keys have zeros in front."""
    key = Cast("pk", CharField())
    short = Concat(Value(settings.ORDER_PREFIX), Right(Concat(Value("0" * WIDTH), key), WIDTH))
    long = Concat(Value(settings.ORDER_PREFIX), key)
    rows = Order.objects.alias(short=short, long=long).only("pk", "number")
    right = Q(pk__lt=10**WIDTH, number=F("short")) | Q(pk__gte=10**WIDTH, number=F("long"))
    return compared(rows, wrong=~right, sentence=lambda order: f"{order.number}, not {order_number(order.pk)}")


def is_being_cancelled() -> Q:
    """Orders whose apps have not heard yet that they are cancelled: the worker writes their statuses in a moment."""
    about = {"entry__subject_type": ContentType.objects.get_for_model(Order), "entry__subject_id": OuterRef("pk")}
    waiting = Reaction.objects.filter(entry__verb=CANCELLED.name, done_at=None, **about)
    return Q(Exists(waiting), status=Order.Status.CANCELLED)
