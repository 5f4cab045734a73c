"""Checks references inside an uploaded drawing: ids that do not exist, parts that use themselves."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

_REFERENCE = re.compile(r"url\(#([^)]+)\)")
#: Parts of a drawing once every ``use`` is followed.
_MAX_RENDERED = 20_000


@dataclass
class _Part:
    tag: str
    line: int
    name: str = ""
    used: list[str] = field(default_factory=list)
    inside: list["_Part"] = field(default_factory=list)
    stretch: str = ""


class Uses:
    """Collects ids and references while a file is read."""

    def __init__(self) -> None:
        self._open: list[_Part] = []
        self._parts: list[_Part] = []
        self._ids: dict[str, _Part] = {}
        self._twice: list[_Part] = []

    def open(self, tag: str, attributes: Mapping[str, str], line: int) -> None:
        """An element begins."""
        part = _Part(tag, line, attributes.get("id", ""), stretch=attributes.get("data-stretch", ""))
        for name, value in attributes.items():
            part.used += _REFERENCE.findall(value)
            if name == "href" and value.startswith("#"):
                part.used.append(value[1:])
            if name == "data-clip":
                part.used.append(value)
        if self._open:
            self._open[-1].inside.append(part)
        if part.name in self._ids:
            self._twice.append(part)
        elif part.name:
            self._ids[part.name] = part
        self._open.append(part)
        self._parts.append(part)

    def close(self) -> None:
        """It ends."""
        self._open.pop()

    def faults(self, ranges: str) -> Iterator[str]:
        """Sentences, once all is read."""
        for part in self._twice:
            yield _("Line %(line)s: the id “%(id)s” is given twice.") % {"line": part.line, "id": part.name}
        for part in self._parts:
            for name in part.used:
                if name not in self._ids:
                    yield _("Line %(line)s: “#%(id)s” is used, but nothing has this id.") % {
                        "line": part.line,
                        "id": name,
                    }
            if part.stretch and part.stretch.split()[0] not in {each.partition("=")[0] for each in ranges.split()}:
                yield _("Line %(line)s: data-stretch names a group that data-range does not.") % {"line": part.line}
        if (rendered := self._rendered()) is None:
            yield _("A part of the drawing uses itself.")
        elif rendered > _MAX_RENDERED:
            yield _("The drawing uses its parts so often that it comes to more than %(most)s.") % {
                "most": _MAX_RENDERED
            }

    def _rendered(self) -> int | None:
        """How many parts there are once every use is followed; None if that has no end."""
        known: dict[int, int] = {}
        within: set[int] = set()

        def count(part: _Part) -> int | None:
            if id(part) in known:
                return known[id(part)]
            if id(part) in within:
                return None
            within.add(id(part))
            total = 1
            for other in (*part.inside, *(self._ids[name] for name in part.used if name in self._ids)):
                found = count(other)
                if found is None:
                    return None
                total += found
            within.discard(id(part))
            known[id(part)] = total
            return total

        try:
            return count(self._parts[0]) if self._parts else 0
        except RecursionError:
            return _MAX_RENDERED + 1
