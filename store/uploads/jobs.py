"""Jobs of the uploads."""

from django.core.files.storage import storages

from cms.foundation.storage import WholeFileStorage
from customers.timeline.schedule import every


@every(hours=24)
def delete_abandoned_parts() -> None:
    """Delete files that a killed process left half-written, in every storage. Idempotent."""
    for alias in storages.backends:
        storage = storages[alias]
        if isinstance(storage, WholeFileStorage):
            storage.delete_abandoned_parts()
