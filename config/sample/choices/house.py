"""What can be chosen on furniture, lamps, clocks and boards."""

from ..shapes import SampleOptionSet, day, excludes, pills, swatches, words
from .parts import CLOTH, FRAMES, LEATHER, WOODS

SHELF = SampleOptionSet(
    "Wall shelf",
    (
        pills("wood", "Wood", {"oak": "Oak", "ash": "Ash", "cherry": ("Cherry", "20"), "walnut": ("Walnut", "35", 1)}),
        pills("rails", "Rails", {"black": "Black", "white": "White", "alder": "House green", "brass": ("Brass", "25", 2)}),
    ),
)  # fmt: skip
CHAIR = SampleOptionSet(
    "Chair",
    (
        pills("wood", "Wood", {"oak": "Oak", "ash": "Ash", "walnut": ("Walnut", "60", 2), "black": "Ash, stained black"}),
        pills("back", "Back", {"spindle": "Spindles", "ladder": "Two slats"}),
        pills("seat", "Seat", {"wood": "Wood", "cord": ("Paper cord", "70", 4), "pad": ("Cushion", "35")}),
        swatches("pad", "Wool of the cushion", "fjord alder ochre rust plum graphite sage", asked="seat=pad", of_part=True),
    ),
    (excludes("seat=cord", "wood=black", "Paper cord takes the stain of black chairs; it never gets clean."),),
)  # fmt: skip
LAMP = SampleOptionSet(
    "Table lamp",
    (
        swatches("shade", "Shade", CLOTH),
        pills("base", "Foot", {"oak": "Oak", "walnut": ("Walnut", "8"), "brass": ("Brass", "14", 2), "black": "Black steel", "white": "White steel", "concrete": "Concrete"}),
        swatches("cable", "Cable", "coral ochre soot chalk alder fjord"),
    ),
)  # fmt: skip
CLOCK = SampleOptionSet(
    "Wall clock",
    (
        pills("rim", "Rim", FRAMES),
        swatches("face", "Face", "chalk white oat sage alder sky ink blush graphite ochre"),
        pills("marks", "Hours", {"bars": "Bars", "dots": "Dots", "numerals": "Numerals"}),
        swatches("hands", "Hands", "soot chalk ink alder espresso brass"),
        swatches("second", "Second hand", "coral ochre brass fjord soot"),
        words("name", "Words on the face", 18, price="5"),
    ),
    (
        excludes("face=ink", "hands=ink", "Ink hands on an ink face tell no time."),
        excludes("face=chalk", "hands=chalk", "Chalk hands on a chalk face tell no time."),
    ),
)
CANDLE = SampleOptionSet(
    "Candle holder",
    (
        pills("metal", "Metal", {"brass": "Brass", "steel": "Steel", "black": "Black iron"}),
        swatches("candle", "Candle", "chalk ochre coral rust alder fjord plum", of_part=True),
        words("name", "Engraved on the foot", 16, price="5"),
    ),
)
BOARD = SampleOptionSet(
    "Board",
    (
        pills("wood", "Wood", WOODS),
        pills("groove", "Groove", {"no": "Without", "yes": ("For the juice", "6")}),
        words("name", "Burned-in words", 24, price="6"),
        pills("place", "Where", {"center": "In the middle", "corner": "Down in the corner"}),
        swatches("leather", "Loop", LEATHER, of_part=True),
    ),
)
FEAST_BOARD = SampleOptionSet(
    "Board for a feast",
    (
        pills("wood", "Wood", WOODS),
        pills("groove", "Groove", {"no": "Without", "yes": ("For the juice", "6")}),
        words("name", "Names", 24, required=True, price="6", help="Two names, a family, a house."),
        day("day", "The day", first=10, last=730, required=False, surcharge="4", help="Burned in below the names. We need ten days before it."),
        swatches("leather", "Loop", LEATHER, of_part=True),
    ),
    (excludes("wood=walnut & groove=yes", "day", "On walnut with a groove a second line is lost in the grain."),),
)  # fmt: skip
TRAY = SampleOptionSet(
    "Tray",
    (
        pills("wood", "Wood", WOODS),
        pills("lining", "Lining", {"none": "Bare wood", "lino": ("Linoleum", "8")}),
        swatches("colour", "Linoleum", "alder ink moss rust ochre graphite", asked="lining=lino", of_part=True),
        words("name", "Burned-in words", 22, price="6"),
        swatches("leather", "Handles", LEATHER, of_part=True),
    ),
)
HOOKS = SampleOptionSet(
    "Wall hooks",
    (
        pills("wood", "Wood", WOODS),
        pills("metal", "Hooks", {"brass": ("Brass", "3"), "steel": "Steel", "black": "Black"}),
        words("name", "Burned-in words", 20, price="5"),
    ),
)
