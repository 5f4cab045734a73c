"""What the search of the sample shop knows beside its products: synonyms, and the colours that staff see in a table."""

from cms.foundation.versions import invalidate
from config.sample.words.synonyms import SYNONYMS
from store.search.colour_table import list_all_colours
from store.search.models import SynonymGroup


def load() -> None:
    """Synonyms and colours."""
    SynonymGroup.objects.bulk_create(SynonymGroup(words=line) for line in SYNONYMS.strip().splitlines())
    invalidate("synonyms")  # Rows that are written together tell nobody.
    list_all_colours()
