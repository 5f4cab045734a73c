"""Key tags, phone cases, pots and vases."""

from ..shapes import SampleProduct, SampleVariant


def keytag(name: str, summary: str, text: str, looks: str, /, *, price: str = "16.00", **words: str) -> SampleProduct:
    """A key tag."""
    variants = (SampleVariant("", price, {}, 2, 30),)
    about = {"material": "Leather", "workshop": "Bindery", "width": 4}
    return SampleProduct(name, "small/keys", "keytag", summary, text, variants, about, looks, words, "keytag")


def phone(name: str, summary: str, text: str, looks: str, /, *, price: str = "34.00", **words: str) -> SampleProduct:
    """A phone case for three sizes of phone."""
    variants = tuple(
        SampleVariant(size, price, {"Phone": size}, 3, 60) for size in ("6.1 inches", "6.3 inches", "6.7 inches")
    )
    about = {"material": "Silicone", "recycled": True, "workshop": "Joinery"}
    return SampleProduct(name, "small/keys", "phone", summary, text, variants, about, looks, words, "phone")


def pot(
    name: str,
    summary: str,
    text: str,
    looks: str,
    /,
    *,
    price: str = "29.00",
    choice: str = "pot",
    stock: int | None = None,
    colour: tuple[str, str] | None = None,
    **words: str,
) -> SampleProduct:
    """A plant pot in two sizes."""
    lead = 0 if stock else 6
    variants = (
        SampleVariant("14 cm", price, {"Size": "14 cm"}, lead, 900, stock),
        SampleVariant("18 cm", f"{float(price) + 10:.2f}", {"Size": "18 cm"}, lead, 1500, stock),
    )
    about = {"material": "Stoneware", "diameter": [14, 18], "workshop": "Pottery"} | (
        {"colour": colour} if colour else {}
    )
    return SampleProduct(name, "small/plants", "pot", summary, text, variants, about, looks, words, choice)


def vase(name: str, summary: str, text: str, looks: str, /, *, price: str, **words: str) -> SampleProduct:
    """A vase."""
    variants = (
        SampleVariant("22 cm", price, {"Height": "22 cm"}, 6, 900),
        SampleVariant("30 cm", f"{float(price) + 18:.2f}", {"Height": "30 cm"}, 6, 1600),
    )
    about = {"material": "Stoneware", "height": [22, 30], "dishwasher": True, "workshop": "Pottery"}
    return SampleProduct(name, "small/plants", "vase", summary, text, variants, about, looks, words, "vase")


ITEMS = [
    keytag("Key tag", "A drop of leather with your initials.",
           "<p>Cut from the shoulder, where the leather is densest. Edges are burnished with beeswax; letters are pressed, not printed.</p>",
           "leather=tan thread=chalk metal=brass foil=blind shape=drop key=yes", name="M. B."),
    keytag("Room tag", "Round, with a number, like in good hotels.",
           "<p>For sheds, letterboxes and rooms that need a number. Large enough to be found at the bottom of a bag.</p>",
           "leather=alder thread=ochre metal=steel foil=gold shape=round key=yes", price="17.00", name="No. 12"),
    keytag("Bar tag", "Long and narrow, for one word.",
           "<p>Fits into the pocket beside the key. Ten letters.</p>",
           "leather=espresso thread=coral metal=black foil=silver shape=bar key=yes", price="18.00", name="WORKSHOP"),
    keytag("Luggage tag", "No key, a name, a strap.",
           "<p>The large drop without a ring of keys, for bags that travel alone.</p>",
           "leather=rust thread=ink metal=brass foil=gold shape=drop key=no", price="19.00", name="A. Okafor"),
    phone("Soft phone case", "Silicone with a motif.",
          "<p>Moulded from recycled silicone, matt, with an edge that stands over the glass by a millimetre.</p>",
          "material=silicone case=sage icon=finch place=low", name="Für Zoë & 李明"),
    phone("Wooden phone case", "Walnut, thin as a coin.",
          "<p>Veneer on a soft frame, engraved by laser and oiled by hand.</p>",
          "material=walnut case=ink icon=sprig place=low", price="45.00", name="For Margaret"),
    phone("Leather phone case", "A name along the side.",
          "<p>Stretched over a form for a night, so that it needs no seam at the edge.</p>",
          "material=leather case=rust icon=none place=side", price="49.00", name="Margaret B."),
    phone("Cork phone case", "Light, warm, hard to drop.",
          "<p>Cork is peeled, not felled. It weighs nothing and it grips.</p>",
          "material=cork case=ochre icon=hills place=low", price="36.00", name="Sierra"),
    pot("Classic pot", "Terracotta’s shape in a glaze of your choice.",
        "<p>The shape everybody knows, thrown by hand, with a hole and a saucer. Plants with names are watered more regularly; we have no proof.</p>",
        "glaze=terracotta shape=classic saucer=yes plant=rubber mark=plain", name="Gerda"),
    pot("Straight pot", "A cylinder with freckles.",
        "<p>Fits on window sills and between books. Without a saucer it holds water, so be careful.</p>",
        "glaze=chalk shape=cylinder saucer=no plant=snake mark=speckle", price="31.00", name="Herbert"),
    pot("Belly pot", "Round, with two bands.",
        "<p>Thrown thick and heavy, so that an olive tree can grow tall in it.</p>",
        "glaze=fjord shape=belly saucer=yes plant=olive mark=bands", price="35.00"),
    pot("Ready pot", "Sage, plain, on the shelf today.",
        "<p>The classic pot in sage without words, sent on the day you order it.</p>",
        "glaze=sage shape=classic saucer=yes plant=olive mark=plain", choice="", stock=26, price="24.00", colour=("Sage", "#a6b097")),
    vase("Bottle vase", "One stem, one word.",
         "<p>A narrow neck that holds a single branch upright. The word sits low, where the table is.</p>",
         "body=ink glaze=plain branch=twig", price="42.00", name="March"),
    vase("Meadow vase", "Three flowers you picked yourself.",
         "<p>The same form in a speckled glaze. It looks finished with three stems, and with none.</p>",
         "body=blush glaze=speckled branch=flowers", price="44.00"),
    vase("Band vase", "Two bands, no flowers.",
         "<p>For those who like the vase better than what is in it.</p>",
         "body=moss glaze=bands branch=none", price="46.00", name="Still"),
]  # fmt: skip
