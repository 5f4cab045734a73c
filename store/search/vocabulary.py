"""The vocabulary of this process. Loading it takes a moment, so an old one is used while it suffices."""

import threading
import time
from dataclasses import dataclass

from django.conf import settings

from cms.foundation.caching import cached

from .engines import engine
from .engines.base import Engine
from .models import SynonymGroup
from .spelling import Vocabulary
from .synonyms import synonyms_of

#: Seconds for which an old vocabulary may be used for words that it has.
MAX_AGE = 60
_learning = threading.Lock()


@dataclass(frozen=True)
class _Learnt:
    """The words of one engine at one version; all threads share the last ones."""

    engine: Engine
    language: str
    version: str
    synonyms: str
    at: float
    vocabulary: Vocabulary


_last: _Learnt | None = None


def vocabulary(*, may_be_old: bool = False) -> Vocabulary:
    """The words of the index as it is now, or was a while ago, in the language of the shop.

    Raises:
        IndexMissing: there is no index to learn from.
    """
    version, synonyms = engine().version(), _synonyms()
    known = _serving(version, synonyms, may_be_old)
    if known is None:
        with _learning:
            known = _serving(version, synonyms, may_be_old) or _learn(version, synonyms)
    return known.vocabulary


@cached("synonyms")
def _synonyms() -> str:
    """The merchant's groups, one a line."""
    groups = (" ".join(words.split()) for words in SynonymGroup.objects.values_list("words", flat=True))
    return "\n".join(f"{words}," for words in groups)  # With a comma a line holds phrases.


def _serving(version: str, synonyms: str, may_be_old: bool) -> _Learnt | None:
    known = _last
    if known is None or known.engine is not engine() or known.language != settings.LANGUAGE_CODE:
        return None
    if known.synonyms != synonyms:
        return None
    is_young = may_be_old and time.monotonic() - known.at < MAX_AGE
    return known if known.version == version or is_young else None


def _learn(version: str, synonyms: str) -> _Learnt:
    global _last
    language = settings.LANGUAGE_CODE
    vocabulary = Vocabulary(engine().words(), language, synonyms=synonyms_of(language, synonyms))
    _last = _Learnt(engine(), language, version, synonyms, time.monotonic(), vocabulary)
    return _last
