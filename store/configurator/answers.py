"""What is wrong with an answer by itself, whatever else is chosen."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from store.rules import definition as kinds
from store.rules.definition import Group
from store.rules.terms import number_in

from .characters import refused_letters
from .fonts import letters_lacking


@dataclass(frozen=True)
class Problem:
    """Something the shopper must change; ``missing``: nothing is wrong yet, an answer is still to come."""

    group: str
    message: str
    missing: bool = False


def answer_problems(group: Group, answer: list[str] | str | None, pieces: int | None = None) -> Iterator[Problem]:
    """All that is wrong with the answer to a question that is asked; ``pieces`` is how many are wanted, if known."""
    if not answer and group.kind not in {kinds.ONE, kinds.SEVERAL}:
        if group.required:
            yield Problem(group.key, _missing(group), missing=True)
        return
    if group.kind == kinds.NAMES:
        yield from _names(group, list(answer or []), pieces)
    elif group.has_options:
        yield from _options(group, list(answer or []))
    else:
        yield from _OF_VALUE[group.kind](group, str(answer))


def _missing(group: Group) -> str:
    sentences = {
        kinds.NUMBER: _("Please fill in “%(group)s”."),
        kinds.DATE: _("Please choose a day for “%(group)s”."),
        kinds.FILE: _("Please send us a picture for “%(group)s”."),
        kinds.NAMES: _("Please write a text for each piece in “%(group)s”."),
    }
    return sentences.get(group.kind, _("Please write “%(group)s”.")) % {"group": group.name}


def _options(group: Group, keys: list[str]) -> Iterator[Problem]:
    names = {"group": group.name}
    least = group.min_answers
    if any(key not in group.by_key for key in keys):
        yield Problem(group.key, _("One choice of “%(group)s” does not exist; please choose again.") % names)
    elif len(keys) < least:
        sentence = ngettext("Please choose “%(group)s”.", "Please choose at least %(least)s of “%(group)s”.", least)
        yield Problem(group.key, sentence % (names | {"least": least}), missing=True)
    elif group.kind == kinds.ONE and len(keys) > 1:
        yield Problem(group.key, _("Please choose only one of “%(group)s”.") % names)
    elif group.kind == kinds.SEVERAL and 0 < group.max_options < len(keys):
        sentence = _("Please choose at most %(most)s of “%(group)s”.")
        yield Problem(group.key, sentence % (names | {"most": group.max_options}))


def _text(group: Group, text: str) -> Iterator[Problem]:
    length = len(text.replace("\n", ""))
    if length > group.max_length:
        sentence = _("“%(group)s” has %(length)s characters; there is room for %(most)s.")
        yield Problem(group.key, sentence % {"group": group.name, "length": length, "most": group.max_length})
    if text.count("\n") >= max(group.lines, 1):
        sentence = _("“%(group)s” has room for %(lines)s lines.")
        yield Problem(group.key, sentence % {"group": group.name, "lines": group.lines})
    letters = text.replace("\n", "")
    if letters := refused_letters(letters, group.characters) or letters_lacking(group, letters):
        sentence = _("We cannot make these characters in “%(group)s”: %(letters)s")
        yield Problem(group.key, sentence % {"group": group.name, "letters": " ".join(map(_shown, letters[:10]))})


def _shown(letter: str) -> str:
    """A mark that stands on a letter is shown on a ring, as alone it could not be seen."""
    return f"◌{letter}" if unicodedata.combining(letter) else letter


def _names(group: Group, names: list[str], pieces: int | None) -> Iterator[Problem]:
    said = {"group": group.name}
    if "" in names:
        sentence = _("In “%(group)s” number %(place)s is empty. Please write something or take the line out.")
        yield Problem(group.key, sentence % (said | {"place": names.index("") + 1}))
    if pieces is not None and pieces != len(names):
        sentence = ngettext(
            "“%(group)s” has %(count)s text for %(pieces)s pieces; each piece needs one.",
            "“%(group)s” has %(count)s texts for %(pieces)s pieces; each piece needs one.",
            len(names),
        )
        yield Problem(group.key, sentence % (said | {"count": len(names), "pieces": pieces}))
    wrong = next((problem for name in names if name for problem in _text(group, name)), None)
    if wrong:
        yield wrong


def _number(group: Group, text: str) -> Iterator[Problem]:
    number = number_in(text)
    said = {"group": group.name, "text": text, "low": _plain(group.low), "high": _plain(group.high)}
    said |= {"unit": f" {group.unit}" if group.unit else "", "step": _plain(group.step)}
    if number is None:
        yield Problem(group.key, _("“%(text)s” in “%(group)s” is not a number.") % said)
    elif not group.low <= number <= group.high:
        yield Problem(group.key, _("“%(group)s” goes from %(low)s to %(high)s%(unit)s.") % said)
    elif (number - group.low) % group.step:
        sentence = _("“%(group)s” goes from %(low)s%(unit)s in steps of %(step)s%(unit)s.")
        yield Problem(group.key, sentence % said)


def _plain(number) -> str:
    return f"{number.normalize():f}"


def _date(group: Group, text: str) -> Iterator[Problem]:
    day = day_in(text)
    earliest, latest = days_of(group)
    said = {"group": group.name, "first": date_format(earliest, "j F Y"), "last": date_format(latest, "j F Y")}
    if day is None:
        yield Problem(group.key, _("“%(group)s” is not a day. Please write it like 2030-12-31.") % said)
    elif not earliest <= day <= latest:
        yield Problem(group.key, _("“%(group)s” can be from %(first)s to %(last)s.") % said)


def days_of(group: Group) -> tuple[date, date]:
    """The first and the last day that may be chosen today."""
    today = localdate()
    return today + timedelta(days=group.from_days), today + timedelta(days=group.until_days)


def day_in(text: object) -> date | None:
    """The day an answer is, or nothing."""
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def day_written(text: str) -> str:
    """A day as people write it, 12 June 2027; what is no day stays as it is."""
    day = day_in(text)
    return date_format(day, "j F Y") if day else text


def _file(group: Group, text: str) -> Iterator[Problem]:
    if len(text) != 64 or set(text) - set("0123456789abcdef"):
        yield Problem(
            group.key, _("The picture for “%(group)s” is not here. Please send it again.") % {"group": group.name}
        )


_OF_VALUE: dict[str, Callable[[Group, str], Iterator[Problem]]] = {
    kinds.TEXT: _text,
    kinds.NUMBER: _number,
    kinds.DATE: _date,
    kinds.FILE: _file,
}
