"""Curves for text: a path as short straight steps, and the point at a length along it."""

import math
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

_STEPS = 24
#: Commands of a path; more is no path for text.
_LONGEST_DATA, _MOST_POINTS = 4_000, 6_000

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """A path by its points and the length up to each."""

    points: tuple[Point, ...]
    lengths: tuple[float, ...]

    @property
    def length(self) -> float:
        """Its whole length."""
        return self.lengths[-1]

    def at(self, length: float) -> tuple[float, float, float, float]:
        """The point at this length: x, y, and the direction there; beyond its ends the curve goes straight on."""
        step = min(max(bisect_right(self.lengths, length) - 1, 0), len(self.points) - 2)
        (x, y), (next_x, next_y) = self.points[step : step + 2]
        size = self.lengths[step + 1] - self.lengths[step]
        along, across = (next_x - x) / size, (next_y - y) / size
        rest = length - self.lengths[step]
        return x + along * rest, y + across * rest, along, across

    def shifted(self, down: float) -> "Curve":
        """The parallel curve at this distance below, as a reader sees it."""
        if abs(down) < 0.01:
            return self
        directions = [self.at(length - 1e-9)[2:] for length in self.lengths[1:]]
        sides = zip([directions[0], *directions], [*directions, directions[-1]], strict=True)
        moved = []
        for (x, y), ((along, across), (next_along, next_across)) in zip(self.points, sides, strict=True):
            moved.append((x - down * (across + next_across) / 2, y + down * (along + next_along) / 2))
        points = _apart(moved)
        return curve_through(points) if len(points) > 1 else self


@lru_cache(maxsize=256)
def curve_of(data: str) -> Curve | None:
    """The first stroke of path data; nothing if it leads nowhere or cannot be read."""
    pen = RecordingPen()
    try:
        parse_path(data[:_LONGEST_DATA], pen)
        points = _apart(list(_flat(pen.value)))
    except (ValueError, TypeError, IndexError, OverflowError, ZeroDivisionError, AssertionError):
        return None
    return curve_through(points) if len(points) > 1 else None


def curve_through(points: list[Point]) -> Curve:
    """A curve through points of which no two that follow each other are the same."""
    lengths = [0.0]
    for (x, y), (next_x, next_y) in pairwise(points):
        lengths.append(lengths[-1] + math.hypot(next_x - x, next_y - y))
    return Curve(tuple(points), tuple(lengths))


def arc(middle_x: float, middle_y: float, width: float, degrees: float) -> Curve:
    """A bow as long as ``width`` that spans so many degrees, arched upwards; its middle is the given point."""
    radius = width / math.radians(degrees)
    angles = (math.radians(degrees) * (step / 48 - 0.5) for step in range(49))
    return curve_through(
        [(middle_x + radius * math.sin(each), middle_y + radius * (1 - math.cos(each))) for each in angles]
    )


def turned_over(curve: Curve, y: float) -> Curve:
    """The curve mirrored at ``y``."""
    return Curve(tuple((each_x, 2 * y - each_y) for each_x, each_y in curve.points), curve.lengths)


def _flat(commands: list) -> Iterator[Point]:
    started = False
    here = (0.0, 0.0)
    for command, points in commands:
        if command == "moveTo":
            if started:
                return
            started = True
            here = points[0]
            yield here
        elif command in {"lineTo", "curveTo", "qCurveTo"}:
            yield from _steps((here, *points))
            here = points[-1]


def _steps(points: tuple[Point, ...]) -> Iterator[Point]:
    """Points of a line or a Bézier curve, by de Casteljau."""
    number = 1 if len(points) == 2 else _STEPS
    for step in range(1, number + 1):
        share, left = step / number, list(points)
        while len(left) > 1:
            left = [(x + (next_x - x) * share, y + (next_y - y) * share) for (x, y), (next_x, next_y) in pairwise(left)]
        yield left[0]


def _apart(points: list[Point]) -> list[Point]:
    """The points without steps too short to have a direction, up to the number that a path for text needs."""
    found: list[Point] = []
    for point in points[:_MOST_POINTS]:
        if not all(abs(part) < 1_000_000 for part in point):
            return []
        if not found or math.dist(point, found[-1]) > 1e-6:
            found.append(point)
    return found
