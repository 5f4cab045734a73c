"""What can be chosen on things of cloth."""

from ..shapes import SampleOptionSet, SamplePrice, excludes, photo, pills, swatches, words
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
    swatches("ink", "Ink of the words", INKS),
    pills("font", "Letters", {"sans": "Grotesque", "serif": "Book face"}),
    motif(),
    swatches("tint", "Ink of the motif", INKS, asked=f"icon={', '.join(PRINTED_MOTIFS)}"),
)
READABLE = (
    excludes("body=soot", "ink=soot", "Black ink on black cloth is a secret. Choose a lighter ink."),
    excludes("body=ink", "ink=ink", "Ink on ink cannot be seen. Choose a lighter one."),
    excludes("body=alder", "ink=alder", "House green on house green cannot be seen."),
    excludes("body=fjord", "ink=fjord", "Fjord on fjord cannot be seen."),
    excludes("body=chalk", "ink=white", "White ink on chalk cannot be seen. Choose a darker one."),
    excludes("body=soot", "tint=soot", "A black bird on black cloth cannot be seen."),
    excludes("body=ink", "tint=ink", "A motif in ink on ink cannot be seen."),
    excludes("body=chalk", "tint=white", "A white motif on chalk cannot be seen."),
    excludes("place=neck", f"icon={', '.join(PRINTED_MOTIFS)}", "Between the shoulders there is room for one line and no motif."),
    excludes("place=chest", "font=serif", "So small, the thin strokes of the book face fill with ink."),
)  # fmt: skip
DARK = "soot, ink, graphite, alder, moss, plum"
PRINTING = (
    *(
        SamplePrice("Printing on one side", amount, when="place=front, chest, back, neck", min_quantity=pieces)
        for pieces, amount in ((1, "5"), (10, "4"), (25, "3"))
    ),
    *(
        SamplePrice("Printing on both sides", amount, when="place=both", min_quantity=pieces)
        for pieces, amount in ((1, "9"), (10, "7"), (25, "5"))
    ),
    SamplePrice("Two screens", "18", "setup", "place=both"),
    SamplePrice("White under the ink, on dark cloth", "1.50", when=f"body={DARK} & ink=white"),
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
    (excludes("body=soot", "ink=soot", "Black ink on black cloth is a secret. Choose a lighter ink."),),
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
    (excludes("body=chalk", "ink=white", "White thread on chalk linen cannot be seen."),),
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
    (excludes("body=soot", "ink=soot", "Black ink on black canvas cannot be seen."),),
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
