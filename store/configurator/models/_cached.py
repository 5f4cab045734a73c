"""Rows that say what can be chosen."""

from cms.foundation.models import Cached


class CachedOptions(Cached):
    """A change of such a row invalidates the caches of option sets and their pictures in every process."""

    SUBJECT = "options"
    #: Wagtail would read the whole option set again for each of its rows that is saved: 30 s for a large set. The price
    #: is that the page "usage" of a picture does not name the options that show it.
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
