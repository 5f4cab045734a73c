"""What was chosen once, judged by today's rules: what no longer holds, and what would help."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from store.catalogue.models import Product, Variant

from .models import Configuration
from .services import Evaluation, evaluate


@dataclass(frozen=True)
class Broken:
    """One thing that no longer holds: the key and name of its group, as far as there is one, and a sentence."""

    group: str
    name: str
    sentence: str
    #: Nothing is wrong with it, an answer is still to come.
    missing: bool = False


@dataclass(frozen=True)
class Recheck:
    """Stored choices as they stand today."""

    evaluation: Evaluation
    broken: tuple[Broken, ...]

    @property
    def holds(self) -> bool:
        """Whether it can be ordered as it is."""
        return not self.broken

    @property
    def only_missing(self) -> bool:
        """Whether nothing is wrong but that answers are still to come."""
        return bool(self.broken) and all(each.missing for each in self.broken)


def recheck(configuration: Configuration, *, variant: Variant | None = None) -> Recheck:
    """Judge a stored configuration by the rules, options and prices of today; nothing in it is replaced."""
    return rechecked(configuration.product, configuration.content["choices"], variant=variant)


def rechecked(product: Product, choices: Mapping[str, object], *, variant: Variant | None = None) -> Recheck:
    """The same for choices that are not stored yet."""
    evaluation = evaluate(product, variant, choices)
    groups = evaluation.definition.by_key
    gone = [
        Broken("", _plain(key), _gone(_plain(key))) for key, answer in choices.items() if answer and key not in groups
    ]
    wrong = [
        Broken(each.group, groups[each.group].name if each.group in groups else "", each.message, each.missing)
        for each in evaluation.problems
    ]
    return Recheck(evaluation, (*gone, *wrong))


def _gone(name: str) -> str:
    return _("“%(group)s” is no longer offered.") % {"group": name}


def _plain(key: str) -> str:
    """A group that is gone has left nothing but its key."""
    return key.replace("-", " ").capitalize()
