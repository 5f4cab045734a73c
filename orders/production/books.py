"""Book rules of production: numbers of jobs, and the status that orders have from them."""

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Concat

from cms.foundation.books import Checked, book_rule, compared
from orders.order.books import is_being_cancelled
from orders.order.models import Order, OrderLine
from orders.order.statuses import Made

from .models import Job

Status = Job.Status


@book_rule("jobs: the number begins with the number of the order")
def numbers() -> Checked:
    rows = Job.objects.select_related("line__order").alias(head=Concat(Value("J-"), "line__order__number", Value("-")))
    wrong = ~Q(number__startswith=F("head"))
    return compared(rows, wrong=wrong, sentence=lambda job: f"{job.number} of order {job.line.order.number}")


@book_rule("orders: the production status is that of the jobs")
def production_status() -> Checked:
    """``write_production_status`` in SQL. A cancelled order is checked once the worker has cancelled its jobs."""
    jobs = Job.objects.filter(line__order=OuterRef("pk")).exclude(status=Status.CANCELLED)
    to_make = OrderLine.objects.filter(order=OuterRef("pk"), is_gift_card=False).exclude(configuration=None)
    rows = Order.objects.alias(
        has_jobs=Exists(jobs),
        has_begun=Exists(jobs.filter(status__in=[Status.STARTED, Status.DONE])),
        has_unfinished=Exists(jobs.exclude(status=Status.DONE)),
        is_to_make=Exists(to_make),
        is_left_to_make=Exists(to_make.filter(quantity__gt=F("cancelled_quantity"))),
    ).exclude(is_being_cancelled())
    expected = Case(
        When(~Q(is_to_make=True) & Q(has_jobs=False), then=Value(Made.NOTHING.value)),
        When(status=Order.Status.CANCELLED, has_jobs=True, then=Value(Made.DONE.value)),
        When(status=Order.Status.CANCELLED, then=Value(Made.STOPPED.value)),
        When(has_jobs=False, is_left_to_make=False, then=Value(Made.NOTHING.value)),
        When(has_jobs=False, then=Value(Made.OPEN.value)),
        When(has_unfinished=False, then=Value(Made.DONE.value)),
        When(has_begun=True, then=Value(Made.STARTED.value)),
        default=Value(Made.OPEN.value),
    )
    return compared(rows.annotate(expected=expected), wrong=~Q(production_status=F("expected")), sentence=_sentence)


def _sentence(order: Order) -> str:
    return f"{order.number}: {order.production_status}, by its jobs {order.expected}"
