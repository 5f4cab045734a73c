"""What can be chosen on bicycles and what fits into a pocket."""

from ..shapes import Choice, excludes, pills, requires, several, swatches, words
from .parts import FOILS, LEATHER, motif

BICYCLE = Choice(
    "Bicycle",
    (
        swatches("frame", "Frame", "alder ink soot chalk sage fjord sky rust coral ochre plum graphite"),
        pills("bar", "Handlebar", {"swept": "Swept back", "flat": "Flat", "drop": ("Dropped", "40")}),
        pills("tyre", "Tyres", {"black": "Black", "cream": "Cream", "gum": "With gum walls"}),
        swatches("saddle", "Saddle", LEATHER),
        swatches("grips", "Grips", LEATHER),
        several("extras", "With it", {"guards": ("Mudguards", "45"), "rack": ("Rack", "60"), "basket": ("Basket", "55"), "bell": ("Brass bell", "18"), "lights": ("Lights with dynamo", "120", 2)}),
        words("name", "Name on the tube", 14, price="25"),
    ),
    (
        excludes("bar=drop", "extras=basket", "A dropped bar leaves no room for the basket."),
        requires("extras=lights", "extras=guards", "The cable of the rear light runs under the mudguard."),
    ),
)  # fmt: skip
KEYTAG = Choice(
    "Key tag",
    (
        swatches("leather", "Leather", LEATHER),
        swatches("thread", "Thread", "chalk ochre coral ink soot"),
        pills("metal", "Ring", {"brass": "Brass", "steel": "Steel", "black": "Black"}),
        words("name", "Pressed letters", 10, price="2", help="Initials, a name, a room."),
        pills("foil", "Pressed", FOILS),
    ),
)
PHONE = Choice(
    "Phone case",
    (
        pills("material", "Made of", {"silicone": "Silicone", "cork": ("Cork", "4"), "oak": ("Oak", "9", 1), "walnut": ("Walnut", "11", 1), "leather": ("Leather", "12", 1)}),
        swatches("case", "Colour", "sage moss alder sky fjord ink blush coral ochre rust plum graphite"),
        motif(),
        words("name", "Your words", 18, price="4"),
        pills("place", "Where", {"low": "Below", "center": "In the middle", "side": "Along the side"}),
    ),
    (
        excludes("material=leather", "place=center", "The seam of the leather runs through the middle."),
    ),
)  # fmt: skip
