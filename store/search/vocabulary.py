"""The catalogue's words as this process knows them, learnt anew whenever the index has moved."""

import threading

from django.conf import settings

from .engines import engine
from .spelling import Vocabulary

_known: dict[tuple[int, str], tuple[str, Vocabulary]] = {}
_learning = threading.Lock()


def vocabulary() -> Vocabulary:
    """The words of the index as it is now, in the language of the shop.

    Raises:
        IndexMissing: there is no index to learn from.
    """
    place = (id(engine()), settings.LANGUAGE_CODE)
    version = engine().version()
    held = _known.get(place)
    if held is None or held[0] != version:
        with _learning:
            held = _known.get(place)
            if held is None or held[0] != version:
                _known.clear()
                held = _known[place] = (version, Vocabulary(engine().words(), settings.LANGUAGE_CODE))
    return held[1]
