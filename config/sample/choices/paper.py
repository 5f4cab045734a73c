"""What can be chosen on things that are printed and bound."""

from ..shapes import Choice, excludes, pills, swatches, words
from .parts import CLOTH, FOILS, FRAMES, LEATHER, body, motif

NOTEBOOK = Choice(
    "Notebook",
    (
        swatches("cover", "Cover", CLOTH),
        words("name", "Your words", 28, price="5", help="Pressed with brass letters, one or two lines."),
        pills("foil", "Pressed", {**FOILS, "white": ("White foil", "4")}),
        pills("place", "Where", {"center": "In the middle", "top": "At the top", "low": "Down on the right", "label": "On a paper label"}),
        swatches("band", "Band", "ink soot alder rust ochre stone"),
        swatches("ribbon", "Ribbon", "coral ochre ink alder rust plum"),
        pills("corners", "Corners", {"no": "Plain", "yes": ("Brass corners", "6", 1)}),
    ),
    (
        excludes("place=label", "foil=gold", "A paper label is printed, not pressed: foil does not hold on it."),
        excludes("place=label", "foil=silver", "A paper label is printed, not pressed: foil does not hold on it."),
    ),
)  # fmt: skip
LEATHER_BOOK = Choice(
    "Leather notebook",
    (
        swatches("cover", "Leather", LEATHER),
        words("name", "Your words", 28, price="5"),
        pills("foil", "Pressed", FOILS),
        pills("place", "Where", {"center": "In the middle", "top": "At the top", "low": "Down on the right"}),
        swatches("ribbon", "Ribbon", "coral ochre ink alder rust plum"),
        pills("corners", "Corners", {"no": "Plain", "yes": ("Brass corners", "6", 1)}),
    ),
)
POSTER = Choice(
    "Print in a frame",
    (
        pills("frame", "Frame", FRAMES),
        pills("mat", "Mount", {"yes": ("With mount", "5"), "no": "Without"}),
        swatches("paper", "Paper", "chalk white oat sky blush sand"),
        swatches("one", "First colour", "terracotta ochre moss fjord ink coral plum alder"),
        swatches("two", "Second colour", "ink fjord alder plum rust graphite sage"),
        words("name", "Words below", 24, price="3", help="A name, a place, a date."),
    ),
)
PENCILS = Choice(
    "Pencil case",
    (
        body("Canvas", CLOTH),
        swatches("ends", "Leather ends", LEATHER),
        pills("zip", "Zip", {"brass": "Brass", "steel": "Steel", "black": "Black"}),
        swatches("pencil", "Pencils with it", "ochre coral alder ink fjord graphite"),
        words("name", "Stamped name", 16, price="4"),
        motif(),
    ),
)
BOTTLE = Choice(
    "Bottle with your label",
    (
        pills("glass", "Glass", {"green": "Green", "amber": "Amber", "clear": "Clear", "black": "Black"}),
        pills("label", "Label", {"classic": "Classic", "band": "Band", "slate": "Slate"}),
        swatches("paper", "Paper", "chalk oat white sand sky blush"),
        swatches("capsule", "Capsule", "rust alder ink soot gold plum"),
        words("name", "Name on the label", 18, required=True),
        words("line", "Second line", 26, help="A year, a place, a reason."),
        motif(),
    ),
)
