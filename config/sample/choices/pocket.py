"""What can be chosen on what fits into a pocket."""

from ..shapes import SampleOptionSet, excludes, pills, swatches, words
from .parts import FOILS, LEATHER, motif

KEYTAG = SampleOptionSet(
    "Key tag",
    (
        swatches("leather", "Leather", LEATHER),
        swatches("thread", "Thread", "chalk ochre coral ink soot"),
        pills("metal", "Ring", {"brass": "Brass", "steel": "Steel", "black": "Black"}),
        words("name", "Pressed letters", 10, price="2", help="Initials, a name, a room."),
        pills("foil", "Pressed", FOILS, asked="name"),
    ),
)
PHONE = SampleOptionSet(
    "Phone case",
    (
        pills("material", "Made of", {"silicone": "Silicone", "cork": ("Cork", "4"), "oak": ("Oak", "9", 1), "walnut": ("Walnut", "11", 1), "leather": ("Leather", "12", 1)}),
        swatches("case", "Colour", "sage moss alder sky fjord ink blush coral ochre rust plum graphite", asked="material=silicone"),
        motif(),
        words("name", "Your words", 18, price="4"),
        pills("place", "Where", {"low": "Below", "center": "In the middle", "side": "Along the side"}),
    ),
    (
        excludes("material=leather", "place=center", "The seam of the leather runs through the middle."),
    ),
)  # fmt: skip
