"""What can be chosen on things of cloth."""

from ..shapes import Choice, excludes, pills, swatches, words
from .parts import CLOTH, DRAWN, INKS, LEATHER, body, motif

SHIRT = Choice(
    "Printed shirt",
    (
        body("Cloth", CLOTH),
        words("print", "Your words", 28, price="5", help="Up to 28 letters, one or two lines."),
        swatches("ink", "Ink", INKS),
        pills("font", "Letters", {"sans": "Grotesque", "serif": "Book face"}),
        motif(DRAWN),
    ),
    (
        excludes("body=soot", "ink=soot", "Black ink on black cloth is a secret. Choose a lighter ink."),
        excludes("body=ink", "ink=ink", "Ink on ink cannot be seen. Choose a lighter one."),
        excludes("body=chalk", "ink=white", "White ink on chalk cannot be seen. Choose a darker one."),
    ),
)
PLAIN_SHIRT = Choice(
    "Shirt with two colours",
    (
        body("Cloth", CLOTH),
        swatches("collar", "Collar", CLOTH),
        words("print", "Your words", 16, price="5"),
        swatches("ink", "Ink", INKS),
        motif(DRAWN),
    ),
    (excludes("body=soot", "ink=soot", "Black ink on black cloth is a secret. Choose a lighter ink."),),
)
HOODIE = Choice(
    "Hoodie",
    (
        body("Cloth", CLOTH),
        swatches("lining", "Lining of the hood", "sand oat stone graphite ochre rust fjord sage"),
        swatches("cord", "Cord", "chalk soot ochre coral fjord"),
        motif(DRAWN),
        words("print", "Your words", 20, price="6"),
        swatches("ink", "Ink", "white soot ink ochre coral sky"),
        pills("pocket", "Pocket", {"yes": ("With pocket", "5"), "no": "Without"}),
    ),
    (excludes("body=soot", "ink=soot", "Black ink on black cloth is a secret. Choose a lighter ink."),),
)
APRON = Choice(
    "Apron",
    (
        body("Linen", CLOTH),
        swatches("strap", "Straps", LEATHER, dearer={"alder": "2", "plum": "2"}),
        words(
            "print", "Embroidered words", 18, price="8", each="0.20", help="Stitched, not printed; 20 cents a letter."
        ),
        swatches("ink", "Thread", INKS),
        motif(),
        pills("pocket", "Pocket", {"yes": "With pocket", "no": "Without"}),
    ),
    (excludes("body=white", "ink=white", "White thread on white linen cannot be seen."),),
)
CAP = Choice(
    "Cap",
    (
        body("Cloth", CLOTH),
        swatches("peak", "Peak", CLOTH),
        motif(),
        words("print", "Embroidered words", 10, price="6"),
        swatches("ink", "Thread", INKS),
    ),
)
TOTE = Choice(
    "Tote bag",
    (
        body("Canvas", CLOTH),
        swatches("strap", "Handles", CLOTH),
        pills("handles", "Length", {"long": "For the shoulder", "short": "For the hand"}),
        motif(),
        words("print", "Your words", 28, price="4"),
        swatches("ink", "Ink", INKS),
        pills("pocket", "Pocket", {"no": "Without", "yes": ("Outside pocket", "5")}),
    ),
    (excludes("body=soot", "ink=soot", "Black ink on black canvas cannot be seen."),),
)
CUSHION = Choice(
    "Cushion",
    (
        body("Linen", CLOTH),
        pills("pattern", "Pattern", {"plain": "Plain", "stripe": "Stripes", "check": "Checks", "sprig": "Sprigs", "diamond": "Diamonds"}),
        swatches("second", "Second colour", CLOTH),
        swatches("piping", "Piping", CLOTH),
        words("name", "Monogram", 12, price="7"),
        pills("monogram", "Where", {"center": "In the middle", "corner": "In the corner"}),
    ),
)  # fmt: skip
BLANKET = Choice(
    "Blanket",
    (
        body("Wool", CLOTH),
        swatches("second", "Second colour", CLOTH),
        pills("pattern", "Pattern", {"stripe": "Stripes", "check": "Checks"}),
        pills("fringe", "Edge", {"yes": "Fringe", "no": "Hem"}),
        words("name", "Embroidered name", 16, price="8"),
    ),
)
