"""Bidirectional text: splits a line that mixes directions into runs, from left to right.

The Unicode bidirectional algorithm (UAX #9) for one line without embeddings and isolates, which are control characters
and never reach a picture; brackets follow their neighbours (N0 is left out). The libraries that do it all are under
licences we do not take, and Python knows the class of every letter.
"""

import unicodedata
from itertools import groupby

_RIGHT = frozenset({"R", "AL"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "BN", "ES", "ET", "CS"})


def begins_right(text: str) -> bool:
    """Whether a text runs from right to left: its first letter decides."""
    classes = map(unicodedata.bidirectional, text)
    return next((each in _RIGHT for each in classes if each == "L" or each in _RIGHT), False)


def runs(text: str, base: bool | None = None) -> list[tuple[int, int, bool]]:
    """Start, end and "right to left" of each run, in the order they stand on the line.

    ``base`` is whether the whole text runs from right to left, if the line is but a part of it.
    """
    base = begins_right(text) if base is None else base
    classes = [unicodedata.bidirectional(letter) or "L" for letter in text]
    if not base and not any(each in _RIGHT or each == "AN" for each in classes):
        return [(0, len(text), False)] if text else []
    levels = [_level(each, int(base)) for each in _without_neutrals(_without_weak(classes, base), base)]
    return _reordered([(level, [at for at, _level in found]) for level, found in _grouped(levels)])


def _without_weak(classes: list[str], base: bool) -> list[str]:
    """Rules W1 to W7: marks follow their letter, numbers and their signs take a side."""
    found = list(classes)
    before = strong = "R" if base else "L"
    for at, each in enumerate(found):
        each = before if each == "NSM" else each
        if each in {"L", "R", "AL"}:
            strong = each
        found[at] = before = "AN" if each == "EN" and strong == "AL" else each
    found = ["R" if each == "AL" else each for each in found]
    for at in range(1, len(found) - 1):
        left, each, right = found[at - 1 : at + 2]
        if left == right and ((each == "CS" and left in {"EN", "AN"}) or (each == "ES" and left == "EN")):
            found[at] = left
    for at in (*range(1, len(found)), *range(len(found) - 2, -1, -1)):
        beside = {found[at - 1] if at else "", found[at + 1] if at + 1 < len(found) else ""}
        if found[at] == "ET" and "EN" in beside:
            found[at] = "EN"
    strong = "R" if base else "L"
    for at, each in enumerate(found):
        strong = each if each in {"L", "R"} else strong
        found[at] = "L" if each == "EN" and strong == "L" else each
    return found


def _without_neutrals(classes: list[str], base: bool) -> list[str]:
    """Rules N1 and N2: a neutral character takes the direction of both neighbours, else that of the line."""
    own = "R" if base else "L"
    found: list[str] = []
    side = own
    for at, each in enumerate(classes):
        if each in _NEUTRAL:
            after = next((_side(other) for other in classes[at + 1 :] if other not in _NEUTRAL), own)
            found.append(side if side == after else own)
        else:
            side = _side(each)
            found.append(each)
    return found


def _side(each: str) -> str:
    return "L" if each == "L" else "R"


def _level(each: str, base: int) -> int:
    if base:
        return 1 if each == "R" else 2
    return {"L": 0, "R": 1}.get(each, 2)


def _grouped(levels: list[int]):
    return groupby(enumerate(levels), key=lambda pair: pair[1])


def _reordered(found: list[tuple[int, list[int]]]) -> list[tuple[int, int, bool]]:
    """Rule L2: from the highest level down, reverse each run at that level or above."""
    order = list(found)
    for level in range(max(level for level, _places in found), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and order[end][0] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = end + 1
    return [(places[0], places[-1] + 1, level % 2 == 1) for level, places in order]
