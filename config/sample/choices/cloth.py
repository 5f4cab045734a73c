"""What can be chosen on things of cloth."""

from ..shapes import SampleOptionSet, SamplePrice, SampleRule, excludes, photo, pills, stands_out, swatches, words
from .parts import CLOTH, INKS, LEATHER, PRINTED_MOTIFS, body, motif

FRONT, BACK = "front, chest, both", "back, neck, both"
SIDES = {
    "front": "In front", "chest": "Small, over the heart", "back": "On the back", "neck": "Between the shoulders",
    "both": "In front and on the back",
}  # fmt: skip
ON_CLOTH = (
    pills("place", "Printed", SIDES),
    words("print", "Words in front", 28, asked=f"place={FRONT}", help="Up to 28 letters, one or two lines."),
    words("back", "Words on the back", 28, asked=f"place={BACK}"),
    swatches("ink", "Ink of the words", INKS, asked="print & back"),
    pills("font", "Letters", {"sans": "Grotesque", "serif": "Book face"}, asked="print & back"),
    motif(),
    swatches("tint", "Ink of the motif", INKS, asked=f"icon={', '.join(PRINTED_MOTIFS)}"),
)
#: Words or a motif whose colour differs less cannot be told from the cloth across a street.
MIN_CONTRAST = "1.7"


def readable(group: str, second: str, what: str) -> SampleRule:
    """What is written or drawn can be told from what it stands on: neither dark on dark nor light on light."""
    reason = f"{what} would hardly be seen: both are dark, or both are light. Choose a lighter or a darker one."
    return stands_out(group, second, MIN_CONTRAST, reason)


READABLE = (
    readable("ink", "body", "Words in this ink on this cloth"),
    readable("tint", "body", "A motif in this ink on this cloth"),
    excludes("place=neck", f"icon={', '.join(PRINTED_MOTIFS)}", "Between the shoulders there is room for one line and no motif."),
    excludes("place=chest", "font=serif", "So small, the thin strokes of the book face fill with ink."),
)  # fmt: skip
DARK = "soot, ink, graphite, alder, moss, plum"
MOTIF = f"icon={', '.join(PRINTED_MOTIFS)}"
#: What is printed, where it is one side: a motif, alone or with words; words without a motif.
ONE_SIDE = (
    f"{MOTIF} & back=not",
    f"{MOTIF} & back & place=not both",
    "icon=none & print & back=not",
    "icon=none & print=not & back",
)
BOTH_SIDES = (f"place=both & {MOTIF} & back", "icon=none & print & back")


def printing(name: str, sides: tuple[str, ...], *steps: tuple[int, str]) -> tuple[SamplePrice, ...]:
    """A price by quantity for each way of printing so many sides; where nothing is printed, none."""
    return tuple(
        SamplePrice(name, amount, when=side, min_quantity=pieces) for side in sides for pieces, amount in steps
    )


PRINTING = (
    *printing("Printing on one side", ONE_SIDE, (1, "5"), (10, "4"), (25, "3")),
    *printing("Printing on both sides", BOTH_SIDES, (1, "9"), (10, "7"), (25, "5")),
    *(SamplePrice("Two screens", "18", "setup", side) for side in BOTH_SIDES),
    *(
        SamplePrice("White under the ink, on dark cloth", "1.50", when=f"body={DARK} & ink=white & {words}")
        for words in ("print & back=not", "back & print=not", "print & back")
    ),
)
SHIRT = SampleOptionSet("Printed shirt", (body("Cloth", CLOTH), *ON_CLOTH), READABLE, (), PRINTING)
PLAIN_SHIRT = SampleOptionSet(
    "Shirt with two colours",
    (body("Cloth", CLOTH), swatches("collar", "Collar", CLOTH), *ON_CLOTH),
    READABLE,
    (),
    PRINTING,
)
HOODIE = SampleOptionSet(
    "Hoodie",
    (
        body("Cloth", CLOTH),
        swatches("lining", "Lining of the hood", "sand oat stone graphite ochre rust fjord sage"),
        swatches("cord", "Cord", "chalk soot ochre coral fjord"),
        motif(PRINTED_MOTIFS),
        words("print", "Your words", 20, price="6"),
        swatches("ink", "Ink", "white soot ink ochre coral sky"),
        pills("pocket", "Pocket", {"yes": ("With pocket", "5"), "no": "Without"}),
    ),
    (readable("ink", "body", "This ink on this cloth"),),
)
APRON = SampleOptionSet(
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
    (readable("ink", "body", "This thread on this linen"),),
)
CAP = SampleOptionSet(
    "Cap",
    (
        body("Cloth", CLOTH),
        swatches("peak", "Peak", CLOTH),
        motif(),
        words("print", "Embroidered words", 10, price="6"),
        swatches("ink", "Thread", INKS),
    ),
    (readable("ink", "body", "This thread on this cloth"),),
)
TOTE = SampleOptionSet(
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
    (readable("ink", "body", "This ink on this canvas"),),
)
PHOTO_TOTE = SampleOptionSet(
    "Photo tote",
    (
        swatches("body", "Canvas", "oat chalk sky graphite"),
        swatches("strap", "Handles", "tan alder rust"),
        photo("photo", "Your photograph", wide="18", dpi=150, pixels=900, surcharge="6", required=False, lead_days=1, help="JPEG, PNG or WebP. It is printed 18 cm wide."),
        words("name", "Words below", 24, price="3"),
    ),
    prices=(SamplePrice("Press set up for your photograph", "8", "setup", "photo"),),
)  # fmt: skip
CUSHION = SampleOptionSet(
    "Cushion",
    (
        body("Linen", CLOTH),
        pills("pattern", "Pattern", {"plain": "Plain", "stripe": "Stripes", "check": "Checks", "sprig": "Sprigs", "diamond": "Diamonds"}),
        swatches("second", "Second colour", CLOTH, asked="pattern=stripe, check, sprig, diamond"),
        swatches("piping", "Piping", CLOTH),
        words("name", "Monogram", 12, price="7"),
        pills("monogram", "Where", {"center": "In the middle", "corner": "In the corner"}),
    ),
)  # fmt: skip
BLANKET = SampleOptionSet(
    "Blanket",
    (
        body("Wool", CLOTH),
        swatches("second", "Second colour", CLOTH),
        pills("pattern", "Pattern", {"stripe": "Stripes", "check": "Checks"}),
        pills("fringe", "Edge", {"yes": "Fringe", "no": "Hem"}),
        words("name", "Embroidered name", 16, price="8"),
    ),
)
