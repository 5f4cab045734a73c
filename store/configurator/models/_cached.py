"""Rows that say what can be chosen."""

from cms.foundation.models import Cached


class CachedOptions(Cached):
    """A change of such a row invalidates the caches of option sets and their pictures in every process."""

    SUBJECT = "options"

    class Meta:
        abstract = True
