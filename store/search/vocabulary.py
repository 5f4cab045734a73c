"""The vocabulary of this process. Loading it takes a moment, so an old one is used while it suffices."""

import threading
import time
from dataclasses import dataclass

from django.conf import settings

from .engines import engine
from .engines.base import Engine
from .spelling import Vocabulary

#: Seconds for which an old vocabulary may be used for words that it has.
MAX_AGE = 60
_learning = threading.Lock()


@dataclass(frozen=True)
class _Learnt:
    """The words of one engine at one version; all threads share the last ones."""

    engine: Engine
    language: str
    version: str
    at: float
    vocabulary: Vocabulary


_last: _Learnt | None = None


def vocabulary(*, may_be_old: bool = False) -> Vocabulary:
    """The words of the index as it is now, or was a while ago, in the language of the shop.

    Raises:
        IndexMissing: there is no index to learn from.
    """
    version = engine().version()
    known = _serving(version, may_be_old)
    if known is None:
        with _learning:
            known = _serving(version, may_be_old) or _learn(version)
    return known.vocabulary


def _serving(version: str, may_be_old: bool) -> _Learnt | None:
    known = _last
    if known is None or known.engine is not engine() or known.language != settings.LANGUAGE_CODE:
        return None
    is_young = may_be_old and time.monotonic() - known.at < MAX_AGE
    return known if known.version == version or is_young else None


def _learn(version: str) -> _Learnt:
    global _last
    language = settings.LANGUAGE_CODE
    _last = _Learnt(engine(), language, version, time.monotonic(), Vocabulary(engine().words(), language))
    return _last
