"""Jobs of the stock."""

from customers.timeline.schedule import every

from .models import Hold
from .services import release_expired


@every(minutes=1)
def free_expired_holds() -> None:
    """Baskets that stayed at checkout too long give their stock back. Idempotent."""
    for held in Hold.objects.expired().iterator():
        release_expired(held)
