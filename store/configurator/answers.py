"""What is wrong with an answer by itself, whatever else is chosen."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.text import spelling
from cms.text.graphemes import count_graphemes
from store.rules.definition import DATE, FILE, NAMES, NUMBER, ONE, SEVERAL, TEXT, Group
from store.rules.terms import number_in

from .characters import refused_characters
from .fonts import missing_characters

#: Wrong lines of a list that are named, and characters of each that are shown.
_MAX_NAMED, _MAX_SHOWN = 10, 40


@dataclass(frozen=True)
class AnswerProblem:
    """Something the shopper must change; ``missing``: nothing is wrong yet, an answer is still to come."""

    group: str
    message: str
    missing: bool = False


def answer_problems(
    group: Group, answer: list[str] | str | None, quantity: int | None = None
) -> Iterator[AnswerProblem]:
    """All that is wrong with the answer to a question that applies; ``quantity`` of the line, if it is known."""
    if not answer and group.kind not in {ONE, SEVERAL}:
        if group.required:
            yield AnswerProblem(group.key, _missing(group), missing=True)
        return
    if group.kind == NAMES:
        yield from _names(group, list(answer or []), quantity)
    elif group.has_options:
        yield from _options(group, list(answer or []))
    else:
        yield from _OF_VALUE[group.kind](group, str(answer))


def _missing(group: Group) -> str:
    sentences = {
        NUMBER: _("Please fill in “%(group)s”."),
        DATE: _("Please choose a day for “%(group)s”."),
        FILE: _("Please send us a picture for “%(group)s”."),
        NAMES: _("Please write a text for each piece in “%(group)s”."),
    }
    return sentences.get(group.kind, _("Please write “%(group)s”.")) % {"group": group.name}


def _options(group: Group, keys: list[str]) -> Iterator[AnswerProblem]:
    names = {"group": group.name}
    min_options = group.min_answers or (group.min_if_any if keys else 0)
    if any(key not in group.by_key for key in keys):
        yield AnswerProblem(group.key, _("One choice of “%(group)s” does not exist; please choose again.") % names)
    elif len(keys) < min_options:
        sentence = ngettext("Please choose “%(group)s”.", "Please choose at least %(min)s of “%(group)s”.", min_options)
        if group.min_if_any:
            sentence = _("Please choose at least %(min)s of “%(group)s”, or none.")
        yield AnswerProblem(group.key, sentence % (names | {"min": min_options}), missing=True)
    elif group.kind == ONE and len(keys) > 1:
        yield AnswerProblem(group.key, _("Please choose only one of “%(group)s”.") % names)
    elif group.kind == SEVERAL and 0 < group.max_options < len(keys):
        sentence = _("Please choose at most %(max)s of “%(group)s”.")
        yield AnswerProblem(group.key, sentence % (names | {"max": group.max_options}))


def _text(group: Group, text: str) -> Iterator[AnswerProblem]:
    length = count_graphemes(text.replace("\n", ""))
    if length > group.max_length:
        sentence = _("“%(group)s” has %(length)s characters; there is room for %(max)s.")
        yield AnswerProblem(group.key, sentence % {"group": group.name, "length": length, "max": group.max_length})
    if text.count("\n") >= max(group.lines, 1):
        sentence = _("“%(group)s” has room for %(lines)s lines.")
        yield AnswerProblem(group.key, sentence % {"group": group.name, "lines": group.lines})
    if group.characters == "email" and not spelling.is_email_address(text):
        sentence = _("“%(group)s” is no e-mail address. One looks like name@example.com.")
        yield AnswerProblem(group.key, sentence % {"group": group.name})
        return
    written = text.replace("\n", "")
    if refused := refused_characters(written, group.characters) or missing_characters(group, written):
        sentence = _("We cannot make these characters in “%(group)s”: %(characters)s")
        values = {"group": group.name, "characters": " ".join(map(_visible, refused[:10]))}
        yield AnswerProblem(group.key, sentence % values)


def _visible(character: str) -> str:
    """A combining accent stands on a dotted ring, as alone it could not be seen."""
    return f"◌{character}" if unicodedata.combining(character) else character


def _names(group: Group, names: list[str], quantity: int | None) -> Iterator[AnswerProblem]:
    values = {"group": group.name}
    if quantity is not None and quantity != len(names):
        sentence = ngettext(
            "“%(group)s” has %(count)s text for %(quantity)s pieces; each piece needs one.",
            "“%(group)s” has %(count)s texts for %(quantity)s pieces; each piece needs one.",
            len(names),
        )
        yield AnswerProblem(group.key, sentence % (values | {"count": len(names), "quantity": quantity}))
    wrong = [problem for place, name in enumerate(names, 1) for problem in _name(group, name, place)]
    yield from wrong[:_MAX_NAMED]
    if (more := len(wrong) - _MAX_NAMED) > 0:
        sentence = ngettext("%(count)s more line must be changed.", "%(count)s more lines must be changed.", more)
        yield AnswerProblem(group.key, sentence % {"count": more})


def _name(group: Group, name: str, place: int) -> Iterator[AnswerProblem]:
    """What is wrong with one line of a list; each says which."""
    if not name:
        sentence = _("In “%(group)s” number %(place)s is empty. Please write something or take the line out.")
        yield AnswerProblem(group.key, sentence % {"group": group.name, "place": place})
        return
    sentence = _("Line %(place)s, “%(name)s”: %(problem)s")
    for problem in _text(group, name):
        values = {"place": place, "name": name[:_MAX_SHOWN], "problem": problem.message}
        yield AnswerProblem(group.key, sentence % values)


def _number(group: Group, text: str) -> Iterator[AnswerProblem]:
    number = number_in(text)
    values = {"group": group.name, "text": text, "low": _plain(group.low), "high": _plain(group.high)}
    values |= {"unit": f" {group.unit}" if group.unit else "", "step": _plain(group.step)}
    if number is None:
        yield AnswerProblem(group.key, _("“%(text)s” in “%(group)s” is not a number.") % values)
    elif not group.low <= number <= group.high:
        yield AnswerProblem(group.key, _("“%(group)s” goes from %(low)s to %(high)s%(unit)s.") % values)
    elif (number - group.low) % group.step:
        sentence = _("“%(group)s” goes from %(low)s%(unit)s in steps of %(step)s%(unit)s.")
        yield AnswerProblem(group.key, sentence % values)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _date(group: Group, text: str) -> Iterator[AnswerProblem]:
    day = day_in(text)
    earliest, latest = days_of(group)
    values = {"group": group.name, "first": date_format(earliest, "j F Y"), "last": date_format(latest, "j F Y")}
    if day is None:
        yield AnswerProblem(group.key, _("“%(group)s” is not a day. Please write it like 2030-12-31.") % values)
    elif not earliest <= day <= latest:
        yield AnswerProblem(group.key, _("“%(group)s” can be from %(first)s to %(last)s.") % values)


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


def _file(group: Group, text: str) -> Iterator[AnswerProblem]:
    if len(text) != 64 or set(text) - set("0123456789abcdef"):
        yield AnswerProblem(
            group.key, _("The picture for “%(group)s” is not here. Please send it again.") % {"group": group.name}
        )


_OF_VALUE: dict[str, Callable[[Group, str], Iterator[AnswerProblem]]] = {
    TEXT: _text,
    NUMBER: _number,
    DATE: _date,
    FILE: _file,
}
