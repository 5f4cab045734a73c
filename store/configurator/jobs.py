"""Background work of the configurator: counting combinations, and scheduled clean-up."""

from django.conf import settings
from django.utils import timezone

from customers.timeline.handlers import Queue, handles
from customers.timeline.schedule import every
from store.rules import format_count

from .admin.combinations import count_combinations, request_count
from .from_prices import request_changed, write_lowest_price
from .models import CombinationCount, LowestPrice, OptionSet
from .uploads import delete_if_unused, unused_uploads

#: Rows handled in one run.
_BATCH = 500


@handles(CombinationCount, queue=Queue.BULK)
def store_count(row: CombinationCount) -> None:
    """Count the combinations of a set; what takes too long stays uncounted."""
    number = count_combinations(row.option_set)
    CombinationCount.objects.filter(pk=row.pk).update(number="" if number is None else format_count(number))


@handles(LowestPrice, queue=Queue.BULK)
def store_lowest_price(row: LowestPrice) -> None:
    """Find the lowest price of a product and prove it. Idempotent."""
    write_lowest_price(row)


@every(hours=1)
def find_changed_prices() -> None:
    """Products whose rules or prices changed without a signal, such as by an update of many rows. Idempotent."""
    request_changed()


@every(hours=6)
def delete_unused_uploads() -> None:
    """Pictures that were sent and never used. Idempotent."""
    over = timezone.now() - settings.UNUSED_UPLOADS_LIFETIME
    for upload in unused_uploads(over)[:_BATCH]:
        delete_if_unused(upload, before=over)


@every(hours=1)
def count_imported_sets() -> None:
    """Sets that came in without being published here, such as by an import. Idempotent."""
    for option_set in OptionSet.objects.filter(combination_count=None)[:_BATCH]:
        request_count(option_set)
