"""The options, colours, texts and uploads that a drawing supports, read from its markup."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .colours import TONES
from .conditions import conditions_of
from .source import VARIABLE, Source, read


@dataclass(frozen=True)
class Features:
    """Options of each group, colours with their defaults, ranges, what is chosen when nothing is said, and the groups
    whose words or uploads it shows."""

    options: dict[str, list[str]]
    colours: dict[str, str]
    texts: list[str]
    ranges: dict[str, tuple[float, float]]
    defaults: dict[str, str]
    uploads: list[str]


def features_of(source: str) -> Features:
    """What can be chosen in a drawing.

    Raises:
        UnreadableDrawing: the source is no drawing.
    """
    drawing = read(source)
    texts = [node.attrib["data-text"] for node in drawing.root.iter() if node.get("data-text")]
    return Features(
        options=_options(drawing),
        colours=_colours(drawing),
        texts=list(dict.fromkeys(texts)),
        ranges=drawing.ranges,
        defaults=drawing.defaults,
        uploads=list(dict.fromkeys(node.attrib["data-upload"] for node in drawing.root.iter("image"))),
    )


def _options(drawing: Source) -> dict[str, list[str]]:
    options: dict[str, list[str]] = {}
    for node in drawing.root.iter():
        for condition in _conditions(node):
            known = options.setdefault(condition.group, [])
            known.extend(sorted(condition.options - set(known)))
    for group, default in drawing.defaults.items():
        if group in options and default not in options[group] and not default.startswith("#"):
            options[group].insert(0, default)
    return options


def _conditions(node: Element):
    both = f"{node.get('data-when', '')} {node.get('data-set', '')}"
    return [condition for condition in conditions_of(both) if condition.options]


def _colours(drawing: Source) -> dict[str, str]:
    """Variables that a choice colours, without tones and without names that only an option sets."""
    found = (VARIABLE.findall(value) for node in drawing.root.iter() for value in node.attrib.values())
    colours = {name: default.strip() for pairs in found for name, default in pairs if not _is_tone(name)}
    set_by_options = {name for _when, values in drawing.sets for name in values}
    return {
        name: default
        for name, default in colours.items()
        if name not in set_by_options or drawing.defaults.get(name, "").startswith("#")
    }


def _is_tone(name: str) -> bool:
    base, _hyphen, tone = name.rpartition("-")
    return bool(base) and tone in TONES
