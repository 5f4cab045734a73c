"""Help answers and pages beside products. Apps above bring them by the hook ``register_search_answers``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wagtail import hooks

#: Answers on a page of results.
MAX_ANSWERS = 3
#: How much of the words a title must have beside products: an answer that only mentions mugs is none for "mug".
MIN_IN_TITLE = 0.6


@dataclass(frozen=True)
class SearchAnswer:
    """A page that answers what somebody typed.

    ``share`` is how much of the words it has, ``in_title`` how much of them its title has; both from 0 to 1.
    """

    title: str
    url: str
    text: str = ""
    share: float = 0.0
    in_title: float = 0.0


#: Finds at most so many answers for a text.
FindAnswers = Callable[[str, int], Sequence[SearchAnswer]]


def answers_for(words: str, *, has_products: bool) -> list[SearchAnswer]:
    """The best answers of all apps. Beside products only those whose title says nearly all of the words."""
    found = [each for find in hooks.get_hooks("register_search_answers") for each in find(words, MAX_ANSWERS)]
    fitting = [each for each in found if not has_products or each.in_title >= MIN_IN_TITLE]
    return sorted(fitting, key=_rank)[:MAX_ANSWERS]


def _rank(answer: SearchAnswer) -> tuple:
    """By how much it has of the words, in halves, since each app counts in its own texts; short titles first."""
    return -round((answer.in_title + answer.share) * 2), len(answer.title), answer.title
