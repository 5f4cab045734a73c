"""Rules that follow from a group itself: required, at most so many, only one."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .definition import Group

APPLIES, REQUIRED, MIN_OPTIONS, MAX_OPTIONS = "applies", "required", "min options", "max options"
ONLY_ONE, INVALID = "only one", "invalid"


@dataclass(frozen=True)
class BuiltIn:
    """A rule of the group itself; ``reason`` is a sentence, as in a merchant's rule.

    ``answer`` is the answer that the group does not have, for INVALID only.
    """

    kind: str
    group: Group
    answer: str = ""

    @property
    def is_obvious(self) -> bool:
        """Whether a shopper sees it on the page anyway."""
        return self.kind == ONLY_ONE

    @property
    def reason(self) -> str:
        """The sentence, in the reader's language."""
        bounds = {"least": self.group.min_options, "most": self.group.max_options}
        return self._sentence() % {"group": self.group.name, "answer": self.answer, **bounds}

    def _sentence(self) -> str:
        if self.kind == MIN_OPTIONS and self.group.min_if_any:
            return _("“%(group)s” needs at least %(least)s answers, or none.")
        if self.kind == MIN_OPTIONS:
            return ngettext(
                "“%(group)s” needs at least %(least)s answer.",
                "“%(group)s” needs at least %(least)s answers.",
                self.group.min_options,
            )
        if self.kind == MAX_OPTIONS:
            return ngettext(
                "“%(group)s” takes at most %(most)s answer.",
                "“%(group)s” takes at most %(most)s answers.",
                self.group.max_options,
            )
        return {
            APPLIES: _("“%(group)s” is not asked with these choices."),
            REQUIRED: _("“%(group)s” needs an answer."),
            ONLY_ONE: _("Only one of “%(group)s” can be chosen."),
            INVALID: _("“%(answer)s” is not offered for “%(group)s”."),
        }[self.kind]
