"""Shirts, hoodies, aprons and caps."""

from ..shapes import SampleProduct, SampleVariant

SIZES = ("S", "M", "L", "XL", "XXL")
COTTON = {
    "material": "Organic cotton",
    "machine-wash": True,
    "workshop": "Print room",
    "care": "Thirty degrees, inside out. Iron round the print.",
}


def shirt(
    name: str, summary: str, text: str, looks: str, /, *, price: str = "34.00", choice: str = "shirt", **words: str
) -> SampleProduct:
    """A T-shirt in all sizes."""
    variants = tuple(SampleVariant(size, price, {"Size": size}, 3, 220) for size in SIZES)
    return SampleProduct(
        name, "apparel/shirts", "shirt", summary, text, variants, COTTON, looks, words, choice, several_sizes=True
    )


def hoodie(name: str, summary: str, text: str, looks: str, /, *, price: str = "69.00", **words: str) -> SampleProduct:
    """A hoodie in all sizes."""
    variants = tuple(SampleVariant(size, price, {"Size": size}, 4, 640) for size in SIZES)
    about = COTTON | {"material": "Brushed cotton"}
    return SampleProduct(name, "apparel/hoodies", "hoodie", summary, text, variants, about, looks, words, "hoodie")


def apron(name: str, summary: str, text: str, looks: str, /, *, price: str, **words: str) -> SampleProduct:
    """An apron, long or short."""
    variants = (
        SampleVariant("Short", price, {"Length": "70 cm"}, 5, 380),
        SampleVariant("Long", f"{float(price) + 6:.2f}", {"Length": "92 cm"}, 5, 460),
    )
    about = {"material": "Linen", "machine-wash": True, "workshop": "Tailoring"}
    return SampleProduct(name, "apparel/work", "apron", summary, text, variants, about, looks, words, "apron")


def cap(name: str, summary: str, text: str, looks: str, /, *, price: str, **words: str) -> SampleProduct:
    """A cap that fits everybody who can set a buckle."""
    variants = (SampleVariant("One size", price, {}, 4, 110),)
    about = {"material": "Cotton twill", "machine-wash": False, "workshop": "Tailoring"}
    return SampleProduct(name, "apparel/work", "cap", summary, text, variants, about, looks, words, "cap")


ITEMS = [
    shirt("Ferry shirt", "Say it across the water.",
          "<p>Two hundred and twenty grams of cotton, knitted in a tube so that no seam runs down the side. We print after you order, one shirt at a time, with inks on water.</p>",
          "body=chalk ink=ink tint=coral font=sans icon=finch place=front collar=same", print="Last ferry 23:40"),
    shirt("Pocket-side shirt", "Small, over the heart.",
          "<p>A motif and a word, four fingers wide, where a pocket would be. People have to come close to read it; choose the word with that in mind.</p>",
          "body=fjord ink=white tint=white font=sans icon=sprig place=chest collar=same", print="Alder"),
    shirt("Two-sided shirt", "What they read when you have gone.",
          "<p>One line for those who see you come, one for those who see you go. For choirs, crews and people who leave early.</p>",
          "body=terracotta ink=white tint=white font=sans icon=none place=both collar=same", price="36.00", print="Still asleep", back="Up before the bakers"),
    shirt("Neck-line shirt", "One line between the shoulders.",
          "<p>Set small below the collar, like a whisper to whoever stands behind you in the queue.</p>",
          "body=moss ink=ochre tint=ochre font=serif icon=none place=neck collar=same", back="After you"),
    shirt("Ringer shirt", "The collar in a second colour.",
          "<p>Cut and sewn in our own tailoring, because nobody sells a ringer in sage and plum. Choose both.</p>",
          "body=oat collar=rust ink=soot tint=soot icon=star place=front font=sans", choice="shirt-collar", price="39.00", print="1974"),
    shirt("Choir shirt", "Black on black is a secret, so choose a lighter ink.",
          "<p>The heavy shirt in the dark colours, for those who stand in rows. Fill in how many of each size; from ten on the printing costs less.</p>",
          "body=graphite collar=ochre ink=ochre tint=ochre icon=sprig place=chest font=sans", choice="shirt-collar", price="38.00", print="Alto II"),
    hoodie("Harbour hoodie", "Lined hood, thick cord, your line.",
           "<p>Four hundred grams, brushed inside, with a hood of two layers that stands by itself. The lining has a colour of its own.</p>",
           "body=moss lining=sand cord=chalk pocket=yes icon=sprig ink=white", print="Slow sailing"),
    hoodie("Studio hoodie", "No pocket, no noise.",
           "<p>Cut straight and left plain below, for people who work at tables. The words go over the chest.</p>",
           "body=stone lining=graphite cord=soot pocket=no icon=star ink=soot", price="66.00", print="Measure twice"),
    hoodie("Night-train hoodie", "Dark outside, bright within.",
           "<p>Ink cloth with a lining that only shows when you want it to.</p>",
           "body=ink lining=ochre cord=ochre pocket=yes icon=hills ink=sky", price="72.00", print="Wien – Venezia"),
    apron("Baker’s apron", "Linen that gets better with flour.",
          "<p>Washed linen, double-stitched, with straps of leather that cross at the back, so nothing pulls at your neck. Words are embroidered in the thread you choose.</p>",
          "body=oat strap=cognac ink=alder icon=sprig pocket=yes", price="58.00", print="Mehl & Zeit"),
    apron("Potter’s apron", "Dark, long, and used to mud.",
          "<p>The apron we wear ourselves. The pocket is stitched in the middle, so that ribs and needles do not wander.</p>",
          "body=graphite strap=tan ink=coral icon=none pocket=yes", price="62.00", print="Mirjam"),
    apron("Waiter’s apron", "No pocket, one name.",
          "<p>Smooth in front, for people who carry plates. Twelve pieces and more are made within the same week.</p>",
          "body=alder strap=espresso ink=white icon=finch pocket=no", price="56.00"),
    cap("Workshop cap", "Keeps the sawdust out.",
        "<p>Five panels of twill, a short peak, a brass buckle behind. The embroidery is done flat, before the cap is sewn; that is why it lies so well.</p>",
        "body=ochre peak=graphite icon=finch ink=soot", price="29.00"),
    cap("Crew cap", "One word, ten letters, one crew.",
        "<p>The same cap with a word in front. Write a name, a boat, a street.</p>",
        "body=ink peak=ink icon=none ink=white", price="31.00", print="NORDLICHT"),
]  # fmt: skip
