"""What goes without saying: the rules that a group brings itself."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .definition import Group

ASKED, REQUIRED, LEAST, MOST, ONLY_ONE, OFFERED = "asked", "required", "least", "most", "only one", "offered"


@dataclass(frozen=True)
class BuiltIn:
    """A rule of the group itself; ``reason`` is a sentence, as a merchant's rule has one.

    ``answer`` is the answer that is not offered, for OFFERED only.
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
        values = {"group": self.group.name, "answer": self.answer, "most": self.group.most, "least": self.group.least}
        return self._sentence() % values

    def _sentence(self) -> str:
        if self.kind == LEAST:
            return ngettext(
                "“%(group)s” needs at least %(least)s answer.",
                "“%(group)s” needs at least %(least)s answers.",
                self.group.least,
            )
        if self.kind == MOST:
            return ngettext(
                "“%(group)s” takes at most %(most)s answer.",
                "“%(group)s” takes at most %(most)s answers.",
                self.group.most,
            )
        return {
            ASKED: _("“%(group)s” is not asked with these choices."),
            REQUIRED: _("“%(group)s” needs an answer."),
            ONLY_ONE: _("Only one of “%(group)s” can be chosen."),
            OFFERED: _("“%(answer)s” is not offered for “%(group)s”."),
        }[self.kind]
