"""Rows that say what can be chosen."""

from cms.foundation.models import Cached


class CachedOptions(Cached):
    """What processes have cached of option sets and their pictures is read anew when such a row changes."""

    SUBJECT = "options"

    class Meta:
        abstract = True
