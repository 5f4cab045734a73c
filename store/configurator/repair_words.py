"""What a repair does, as a request: “Change Glaze to Chalk, add Rack”."""

from collections.abc import Iterator, Mapping

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from store.rules.definition import SEVERAL, Group
from store.rules.terms import Answer

from .definition import ProductDefinition
from .wording import answer_in_words


def repair_in_words(
    definition: ProductDefinition, before: Mapping[str, Answer], after: Mapping[str, Answer], without: str = ""
) -> str:
    """What must be done to come from one set of choices to the other; empty if nothing.

    ``without``: key of a group whose change goes without saying.
    """
    parts = [
        part
        for group in definition.groups
        if group.key != without and before.get(group.key) != after.get(group.key)
        for part in _changes(group, before.get(group.key), after.get(group.key))
    ]
    return capfirst(", ".join(parts))


def _changes(group: Group, before: Answer | None, after: Answer | None) -> Iterator[str]:
    if group.kind == SEVERAL:
        yield from _of_several(group, before or [], after or [])
        return
    names = {"group": group.name, "before": answer_in_words(group, before), "after": answer_in_words(group, after)}
    if not after:
        without = _("leave out “%(before)s”") if group.has_options else _("take away “%(before)s”")
        yield without % names
    elif not before:
        yield _("choose %(after)s for %(group)s") % names
    else:
        yield _("change %(group)s to %(after)s") % names


def _of_several(group: Group, before: Answer, after: Answer) -> Iterator[str]:
    for key in after:
        if key not in before:
            yield _("add %(option)s") % {"option": answer_in_words(group, [key])}
    for key in before:
        if key not in after:
            yield _("leave out %(option)s") % {"option": answer_in_words(group, [key])}
