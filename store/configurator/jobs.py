"""What is done by the clock for what is made to order."""

from django.conf import settings
from django.utils import timezone

from customers.timeline.schedule import every

from .desk.ways import ask_to_count
from .models import OptionSet, Upload
from .uploads import services as uploads

#: How many are forgotten in one go.
_BATCH = 500


@every(hours=6)
def forget_left_pictures() -> None:
    """Pictures that were sent and then put on nothing. Running it twice does no harm."""
    over = timezone.now() - settings.UNUSED_UPLOADS_KEPT
    for upload in Upload.objects.left(over)[:_BATCH]:
        uploads.forget(upload, before=over)


@every(hours=1)
def count_what_was_never_counted() -> None:
    """Sets that came in without being published here, such as by an import. Running it twice does no harm."""
    for option_set in OptionSet.objects.filter(ways=None)[:_BATCH]:
        ask_to_count(option_set)
