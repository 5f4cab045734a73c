"""Checks one element of an uploaded drawing."""

import re
from collections.abc import Callable, Iterator, Mapping

from django.utils.translation import gettext as _

from .source import ELEMENTS, UNSAFE_VALUE, VARIABLE
from .texts import MAX_LINES, Box, number

_KEY = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_PART = re.compile(r"(?:[+-][a-z0-9][a-z0-9-]*|[a-z0-9][a-z0-9-]*!?=[^\s|=]+(?:\|[^\s|=]+)*)\Z")
#: Elements that are left out without a message: descriptions of the file, and what drawing programs add.
_SILENT = frozenset({"metadata"})
_LAYERS = frozenset(
    {"data-layer", "data-when", "data-set", "data-vars", "data-defaults", "data-range", "data-stretch", "data-lo"}
    | {"data-hi", "data-say", "data-of", "data-text", "data-box", "data-lines", "data-case", "data-k", "data-upload"}
    | {"data-clip", "data-name"}
)


def faults_of(tag: str, attributes: Mapping[str, str], *, root: bool = False) -> Iterator[str]:
    """Sentences about an element and its attributes."""
    if tag in _SILENT:
        return
    if tag not in ELEMENTS:
        yield _("<%(tag)s> is not allowed.") % {"tag": tag}
        return
    if tag == "image" and not attributes.get("data-upload"):
        yield _("<image> is allowed only as the place of an upload, with data-upload.")
    if root and not _is(Box.read, attributes.get("viewBox", "").replace(",", " ")):
        yield _("The drawing needs a viewBox of four numbers.")
    for name, value in attributes.items():
        yield from _faults_of_attribute(tag, name, value)
    for name, (fits, sentence) in _CHECKS.items():
        if name in attributes and not fits(attributes[name]):
            yield sentence() % {"name": name, "value": _cut(attributes[name])}
    yield from _faults_of_place(tag, attributes)


def _faults_of_attribute(tag: str, name: str, value: str) -> Iterator[str]:
    if name.lower().startswith("on"):
        yield _("%(name)s on <%(tag)s> is not allowed: a drawing runs nothing.") % {"name": name, "tag": tag}
    elif name == "style":
        yield _("style on <%(tag)s> is not allowed. Write fill, stroke and the rest as attributes of their own.") % {
            "tag": tag
        }
    elif name == "href" and tag == "image":
        yield _("An <image> brings no picture of its own; the upload takes its place.")
    elif name == "href" and not value.startswith("#"):
        yield _("The link “%(value)s” leads out of the drawing.") % {"value": _cut(value)}
    elif UNSAFE_VALUE.search(value):
        yield _("%(name)s=“%(value)s” leads out of the drawing.") % {"name": name, "value": _cut(value)}
    elif "var(" in VARIABLE.sub("", value):
        yield _("%(name)s=“%(value)s” is not written as var(--name,#default).") % {"name": name, "value": _cut(value)}
    elif name.startswith("data-") and name not in _LAYERS:
        yield _("%(name)s is not known.") % {"name": name}


def _faults_of_place(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """Words need a text element, uploads an image, and both a box."""
    for name, wanted in (("data-text", "text"), ("data-upload", "image"), ("data-set", "g")):
        if name in attributes and tag != wanted:
            yield _("%(name)s belongs on <%(wanted)s>, not on <%(tag)s>.") % {
                "name": name,
                "wanted": wanted,
                "tag": tag,
            }
    if {"data-text", "data-upload"} & attributes.keys() and not _is(Box.read, attributes.get("data-box", "")):
        yield _("data-box=“%(value)s” must be four numbers, x y width height, with some room.") % {
            "value": _cut(attributes.get("data-box", ""))
        }


def _is(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


def _all(pattern: re.Pattern, value: str) -> bool:
    return all(pattern.match(part) for part in value.split())


def _is_range(value: str) -> bool:
    ends = value.split(",")
    return len(ends) == 2 and all(_is(number, end) for end in ends) and number(ends[0]) < number(ends[1])


def _is_pairs(value: str) -> bool:
    return all(_KEY.match(part.partition("=")[0]) and part.partition("=")[2] for part in value.split())


def _not_read() -> str:
    return _("%(name)s=“%(value)s” cannot be read.")


def _no_condition() -> str:
    return _(
        "%(name)s=“%(value)s” is no condition. Write group=option, group=one|other, group!=option, +text or -text."
    )


def _no_number() -> str:
    return _("%(name)s=“%(value)s” is not the number it should be.")


_CHECKS: Mapping[str, tuple[Callable[[str], object], Callable[[], str]]] = {
    "data-when": (lambda value: _all(_PART, value), _no_condition),
    "data-set": (lambda value: value.split() and _all(_PART, value), _no_condition),
    "data-defaults": (_is_pairs, _not_read),
    "data-range": (
        lambda value: _is_pairs(value) and all(_is_range(part.partition("=")[2]) for part in value.split()),
        _not_read,
    ),
    "data-vars": (
        lambda value: all(_KEY.match(part.partition(":")[0].strip()) for part in value.split(";") if part.strip()),
        _not_read,
    ),
    "data-text": (_KEY.match, _not_read),
    "data-upload": (_KEY.match, _not_read),
    "data-case": (lambda value: value == "upper", _not_read),
    "data-lines": (lambda value: value.isdecimal() and 1 <= int(value[:3]) <= MAX_LINES, _no_number),
    "data-k": (lambda value: _is(number, value), _no_number),
}


def _cut(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:39]}…"
