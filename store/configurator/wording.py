"""Choices and their changes in words. The one place that words an answer, a change and a repair."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from store.money.amounts import Money, total_of
from store.rules.choices import Choices
from store.rules.definition import DATE, FILE, Group
from store.rules.terms import Answer
from store.uploads.models import Upload

from .answers import day_written
from .definition import ProductDefinition
from .line_price import chosen_of, price_of_text


def describe(
    definition: ProductDefinition, answers: Mapping[str, object], uploads: Mapping[str, Upload] | None = None
) -> list[dict]:
    """Choices as lines for people, in the order of the groups.

    Each is ``group`` (name), ``label`` (option, number or day), ``text`` (the shopper's words), ``yours`` (whether they
    are) and ``surcharge``; a list of names is one line with all of them in ``names``; a picture of the shopper has its
    hash in ``file``, and is called by its name and size if ``uploads``, by hash, knows it.
    """
    choices = Choices.of(definition, answers)
    return [line for group in definition.groups for line in _lines(group, choices, uploads or {})]


def answer_in_words(group: Group, answer: Answer | None) -> str:
    """The answer to one group; an option that is gone is called by its key."""
    if not answer:
        return ""
    if group.has_options:
        keys = [answer] if isinstance(answer, str) else answer
        return ", ".join(group.by_key[key].name if key in group.by_key else key for key in keys)
    if isinstance(answer, list):
        return ", ".join(answer)
    if group.is_text:
        return answer
    return _picture_name(None) if group.kind == FILE else _value(group, answer)


def changes_in_words(
    definition: ProductDefinition, before: Mapping[str, Answer], after: Mapping[str, Answer], without: str = ""
) -> str:
    """What differs between two sets of choices, group by group, in one line; empty if nothing does.

    ``without``: key of a group whose change goes without saying.
    """
    changed = [group for group in definition.groups if before.get(group.key) != after.get(group.key)]
    return "; ".join(
        _change(group.name, answer_in_words(group, before.get(group.key)), answer_in_words(group, after.get(group.key)))
        for group in changed
        if group.key != without
    )


def _change(group: str, before: str, after: str) -> str:
    names = {"group": group, "before": before, "after": after}
    if not after:
        return _("%(group)s: without “%(before)s”") % names
    if not before:
        return _("%(group)s: %(after)s") % names
    return _("%(group)s: %(after)s instead of %(before)s") % names


def _lines(group: Group, choices: Choices, uploads: Mapping[str, Upload]) -> list[dict]:
    answer = choices.get(group.key)
    if not answer:
        return []
    if group.has_options:
        return [_line(group.name, each.name, "", each.surcharge) for each in chosen_of(group, choices)]
    if isinstance(answer, list):
        price = total_of(price_of_text(group, name) for name in answer)
        return [_line(group.name, "", ", ".join(answer), price) | {"names": answer}]
    if group.is_text:
        return [_line(group.name, "", answer, price_of_text(group, answer))]
    if group.kind == FILE:
        return [_line(group.name, _picture_name(uploads.get(answer)), "", group.surcharge) | {"file": answer}]
    return [_line(group.name, _value(group, answer), "", group.surcharge)]


def _line(group: str, label: str, text: str, surcharge: Money) -> dict:
    return {"group": group, "label": label, "text": text, "yours": bool(text), "surcharge": surcharge}


def _value(group: Group, answer: str) -> str:
    """A day or a number as people write it."""
    return day_written(answer) if group.kind == DATE else f"{answer} {group.unit}".strip()


def _picture_name(upload: Upload | None) -> str:
    if upload is None:
        return _("Your picture")
    return _("%(name)s, %(width)s × %(height)s pixels") % {
        "name": upload.name or _("Your picture"),
        "width": upload.width,
        "height": upload.height,
    }
