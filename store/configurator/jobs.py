"""Background work of the configurator: counting, and what is done by the clock."""

from django.conf import settings
from django.utils import timezone

from customers.timeline.handlers import Queue, handles
from customers.timeline.schedule import every

from .admin.ways import ask_to_count, counted
from .models import OptionSet, Ways
from .uploads import delete_if_unused, unused_uploads

#: Rows handled in one run.
_BATCH = 500


@handles(Ways, queue=Queue.BULK)
def count_ways(ways: Ways) -> None:
    """Count in how many ways a set can be bought; what takes too long stays uncounted."""
    number = counted(ways.option_set)
    Ways.objects.filter(pk=ways.pk).update(number="" if number is None else str(number))


@every(hours=6)
def delete_unused_uploads() -> None:
    """Pictures that were sent and never used. Running it twice does no harm."""
    over = timezone.now() - settings.UNUSED_UPLOADS_LIFETIME
    for upload in unused_uploads(over)[:_BATCH]:
        delete_if_unused(upload, before=over)


@every(hours=1)
def count_what_was_never_counted() -> None:
    """Sets that came in without being published here, such as by an import. Running it twice does no harm."""
    for option_set in OptionSet.objects.filter(ways=None)[:_BATCH]:
        ask_to_count(option_set)
