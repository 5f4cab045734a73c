"""Bags, cushions, blankets."""

from ..shapes import SampleProduct, SampleVariant


def tote(name: str, summary: str, text: str, looks: str, /, *, price: str = "24.00", **words: str) -> SampleProduct:
    """A canvas bag."""
    variants = (SampleVariant("", price, {}, 3, 260),)
    about = {"material": "Canvas", "width": 38, "machine-wash": True, "recycled": True, "workshop": "Print room"}
    return SampleProduct(name, "textiles/bags", "tote", summary, text, variants, about, looks, words, "tote")


def photo_tote(name: str, summary: str, text: str, looks: str, /, *, price: str, **words: str) -> SampleProduct:
    """A canvas bag, photographed, with a picture of the shopper."""
    variants = (SampleVariant("", price, {}, 4, 320),)
    about = {"material": "Canvas", "width": 38, "machine-wash": True, "recycled": True, "workshop": "Print room"}
    return SampleProduct(
        name, "textiles/bags", "", summary, text, variants, about, looks, words, "photo-tote", album="photo-tote"
    )


def cushion(name: str, summary: str, text: str, looks: str, /, *, price: str = "42.00", **words: str) -> SampleProduct:
    """A cushion in two sizes."""
    variants = (
        SampleVariant("45 cm", price, {"Size": "45 × 45 cm"}, 5, 700, length=46),
        SampleVariant("60 cm", f"{float(price) + 14:.2f}", {"Size": "60 × 60 cm"}, 5, 1100, length=62),
    )
    about = {"material": "Linen", "width": [45, 60], "machine-wash": True, "workshop": "Tailoring"}
    return SampleProduct(name, "textiles/home", "cushion", summary, text, variants, about, looks, words, "cushion")


def blanket(name: str, summary: str, text: str, looks: str, /, *, price: str, **words: str) -> SampleProduct:
    """A woven blanket."""
    variants = (
        SampleVariant("130 × 180 cm", price, {"Size": "130 × 180 cm"}, 8, 1100, length=45),
        SampleVariant("150 × 220 cm", f"{float(price) + 40:.2f}", {"Size": "150 × 220 cm"}, 8, 1500, length=50),
    )
    about = {
        "material": "Wool",
        "width": [130, 150],
        "machine-wash": False,
        "workshop": "Tailoring",
        "care": "Hang it out on a foggy day; that is all it needs.",
    }
    return SampleProduct(name, "textiles/home", "blanket", summary, text, variants, about, looks, words, "blanket")


ITEMS = [
    tote("Market tote", "Carries eleven kilos and one sentence.",
         "<p>Canvas of recycled cotton, three hundred grams, with handles sewn through to the bottom.</p>",
         "body=oat strap=oat handles=long icon=sprig ink=alder pocket=no", print="Leeks, then everything else"),
    tote("Short-handled tote", "For the hand, not the shoulder.",
         "<p>Short handles keep the bag off the ground and the hand at the hip. For tall shoppers and small dogs.</p>",
         "body=ink strap=terracotta handles=short icon=star ink=white pocket=no", print="Library"),
    tote("Pocket tote", "A pocket outside for keys and tickets.",
         "<p>The pocket is stitched on before printing, so the words stand on both.</p>",
         "body=ochre strap=soot handles=long icon=finch ink=soot pocket=yes", price="28.00"),
    tote("Bookshop tote", "Black on sage, no motif.",
         "<p>Wide enough for an atlas. The bottom is folded, not sewn, and does not tear.</p>",
         "body=sage strap=sage handles=short icon=none ink=soot pocket=no", print="One more chapter"),
    photo_tote("Photo tote", "A picture of yours, as large as a hand.",
               "<p>Your photograph is printed on a patch of fine cotton and pressed on to the canvas. Send it as it came out of the camera or the telephone; we look at every one before we print.</p>",
               "body=oat strap=tan", price="32.00", name="Texel, 1991"),
    cushion("Plain cushion", "Linen, piping, a monogram.",
            "<p>Stonewashed linen with a feather filling that keeps its shape. The monogram is stitched in the colour of the piping.</p>",
            "body=ochre pattern=plain second=chalk piping=chalk monogram=center", name="E & J"),
    cushion("Striped cushion", "Stripes as on a deck chair.",
            "<p>Woven, not printed: the stripes are on the back as well.</p>",
            "body=fjord pattern=stripe second=chalk piping=ink monogram=corner", name="Sylt"),
    cushion("Checked cushion", "A check for the kitchen bench.",
            "<p>Two colours make three where they cross.</p>",
            "body=rust pattern=check second=oat piping=rust monogram=corner", name="Oma"),
    cushion("Sprig cushion", "Sprigs, printed one by one.",
            "<p>Printed with a block of pear wood. You can see where the hand was tired, and we like it there.</p>",
            "body=chalk pattern=sprig second=moss piping=moss monogram=corner"),
    cushion("Diamond cushion", "Diamonds in two colours of dusk.",
            "<p>Quilted along the lines, so the feathers stay where they are.</p>",
            "body=plum pattern=diamond second=blush piping=blush monogram=center", name="M"),
    blanket("Striped blanket", "Wool from one flock, three stripes.",
            "<p>Spun and woven in the Rhön from the wool of sheep we could introduce to you. A name is embroidered in the corner.</p>",
            "body=rust second=chalk pattern=stripe fringe=yes mark=corner", price="149.00", name="Margaret"),
    blanket("Checked blanket", "A check as large as a book.",
            "<p>Reversible: what is light on this side is dark on the other.</p>",
            "body=alder second=oat pattern=check fringe=yes mark=corner", price="159.00"),
    blanket("Cradle blanket", "Small stripes, no fringe, one name.",
            "<p>Merino, so soft that we had to test it for a week. The edge is hemmed; small fingers find no threads.</p>",
            "body=sky second=chalk pattern=stripe fringe=no mark=corner", price="119.00", name="Elif"),
]  # fmt: skip
