"""Colours a drawing is painted with: a palette of names, and tones that follow from one colour."""

import colorsys

from store.rules.colours import HEX, luminance, parts

#: Names a choice may use instead of a number; a drawing need not define them.
PALETTE = {
    "alder": "#2f4b3e",
    "blush": "#dfb7a8",
    "brass": "#c8a04e",
    "chalk": "#f3eee4",
    "clay": "#bd7a58",
    "cognac": "#96572c",
    "copper": "#c07a50",
    "coral": "#dd6146",
    "espresso": "#4a3024",
    "fjord": "#567b8e",
    "gold": "#c9a24d",
    "graphite": "#45454a",
    "ink": "#27384f",
    "moss": "#6c7651",
    "oat": "#e4d9c5",
    "ochre": "#d39c3c",
    "plum": "#613b4c",
    "rust": "#a2452b",
    "sage": "#a6b097",
    "sand": "#cfbb9d",
    "silver": "#c3c6c8",
    "sky": "#a9c0c9",
    "soot": "#26262a",
    "steel": "#b9bdc0",
    "stone": "#a39d93",
    "tan": "#b57a45",
    "terracotta": "#c4643f",
    "white": "#fbfaf7",
}

#: Above this luminance ink is dark, below it is pale: black and white read equally well here.
_LIGHT_GROUND = 0.18


def colour_of(value: str) -> str | None:
    """The colour a choice names, as ``#rgb`` or ``#rrggbb``; nothing if it names none."""
    return value if HEX.match(value) else PALETTE.get(value)


def shade(colour: str) -> str:
    """The colour in shade: darker, and a little towards brown."""
    brown = parts("#5a4638")
    return _written(0.66 * own + 0.17 * other for own, other in zip(parts(colour), brown, strict=True))


def tint(colour: str) -> str:
    """The colour in light: brighter."""
    hue, lightness, strength = colorsys.rgb_to_hls(*parts(colour))
    return _written(colorsys.hls_to_rgb(hue, lightness + 0.32 * (1 - lightness), strength))


def ink(colour: str) -> str:
    """A readable colour for text on this one: a deep tone on a light ground, a pale tone on a dark ground."""
    hue, lightness, strength = colorsys.rgb_to_hls(*parts(colour))
    if luminance(colour) > _LIGHT_GROUND:
        return _written(colorsys.hls_to_rgb(hue, min(0.24, 0.32 * lightness), min(0.55, strength)))
    return _written(colorsys.hls_to_rgb(hue, 0.87, min(0.35, strength)))


#: Endings of a colour's name in a drawing: ``--body-dk`` is the shade of ``--body``.
TONES = {"dk": shade, "lt": tint, "ink": ink}


def _written(shares) -> str:
    return "#" + "".join(f"{max(0, min(255, round(share * 255))):02x}" for share in shares)
