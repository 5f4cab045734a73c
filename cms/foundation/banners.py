"""The banner above the header. Its time is compared at each request, so it comes and goes by the minute."""

from django.utils import timezone

from .caching import cached
from .models import Banner


def current_banner() -> Banner | None:
    """The banner of now: of several the one that started last."""
    now = timezone.now()
    running = (each for each in _banners() if each.starts_at <= now and (each.ends_at is None or now < each.ends_at))
    return next(running, None)


@cached("site")
def _banners() -> tuple[Banner, ...]:
    return tuple(Banner.objects.exclude(ends_at__lt=timezone.now()))
