"""Mugs, cups and tumblers."""

from ..shapes import SampleProduct, SampleVariant

CLAY = {
    "material": "Stoneware",
    "dishwasher": True,
    "workshop": "Pottery",
    "care": "Engraving and glaze are fired together; nothing wears off.",
}
STEEL = {
    "material": "Enamelled steel",
    "dishwasher": True,
    "workshop": "Pottery",
    "care": "Chips where it falls, and goes on. Not for the microwave.",
}


def mug(
    name: str,
    summary: str,
    text: str,
    looks: str,
    /,
    *,
    price: str = "24.00",
    choice: str = "mug",
    small: int = 250,
    large: int = 400,
    drawing: str = "mug",
    **words: str,
) -> SampleProduct:
    """A stoneware mug in two sizes."""
    more = f"{float(price) + 4:.2f}"
    variants = (
        SampleVariant(f"{small} ml", price, {"Size": f"{small} ml"}, 5, 360),
        SampleVariant(f"{large} ml", more, {"Size": f"{large} ml"}, 5, 480),
    )
    about = CLAY | {"volume": [small, large]}
    return SampleProduct(name, "mugs/stoneware", drawing, summary, text, variants, about, looks, words, choice)


def enamel(
    name: str,
    summary: str,
    text: str,
    looks: str,
    /,
    *,
    price: str = "18.00",
    choice: str = "enamel",
    stock: int | None = None,
    **words: str,
) -> SampleProduct:
    """An enamel cup."""
    variants = (SampleVariant("350 ml", price, {"Size": "350 ml"}, 0 if stock else 3, 180, stock),)
    return SampleProduct(
        name, "mugs/enamel", "cup", summary, text, variants, STEEL | {"volume": 350}, looks, words, choice
    )


def tumbler(
    name: str, summary: str, text: str, looks: str, /, *, price: str, volume: int, **words: str
) -> SampleProduct:
    """A cup without a handle."""
    variants = (
        SampleVariant("One", price, {"Set": "One"}, 5, 240),
        SampleVariant("Set of four", f"{float(price) * 3.6:.2f}", {"Set": "Four"}, 6, 960),
    )
    return SampleProduct(
        name, "mugs/tumblers", "tumbler", summary, text, variants, CLAY | {"volume": volume}, looks, words, "tumbler"
    )


ITEMS = [
    mug("Straight mug", "The one we began with: upright, calm, yours.",
        "<p>Thrown on the wheel in one piece, the handle pulled and set the next morning. Your words are cut by hand into the leather-hard clay, so you can feel them with a thumb.</p><p>The foot is left bare and polished; it marks no table.</p>",
        "body=oat handle=oat glaze=plain rim=plain place=front icon=none", name="Good morning, Tom"),
    mug("Speckled mug", "Iron in the clay, freckles in the glaze.",
        "<p>We mix iron filings into the clay. In the kiln they bleed through the glaze and leave freckles, no two mugs alike. Words are engraved before the glaze and stay sharp.</p>",
        "body=fjord handle=fjord glaze=speckled rim=plain place=front icon=finch", price="26.00", name="Happy birthday, Margaret"),
    mug("Dipped mug", "Glazed to the waist, bare below.",
        "<p>Held by the rim and dipped once. The bare foot shows the clay as it is: warm, sandy, a little rough. Your words may stand on it.</p>",
        "body=coral handle=ink glaze=dipped rim=plain place=foot icon=none", price="27.00", name="Alder & Finch"),
    mug("Mug with a line", "One line under the rim, read at every sip.",
        "<p>The words run round under the rim, where the drinker sees them and nobody else. Twenty-four letters are plenty for a promise.</p>",
        "body=sage handle=sage glaze=plain rim=plain place=rim icon=none", price="25.00", name="Drink, then talk"),
    mug("Finch mug", "Our bird, in the colour you like.",
        "<p>The finch of the house is stamped into the clay with a die of brass that is older than the shop. Put a name under it, or leave it to sing alone.</p>",
        "body=ochre handle=ochre glaze=plain rim=plain place=front icon=finch", price="26.00"),
    mug("Two-tone mug", "One colour outside, another one for you alone.",
        "<p>Two glazes, poured one after the other, meet exactly at the rim. It takes a steady hand, so only Mirjam does it.</p>",
        "body=alder inside=blush handle=alder icon=none", choice="mug-two-tone", price="28.00", name="Second cup"),
    mug("Teacher’s mug", "For the one who explained it twice.",
        "<p>A name in front, four hundred millilitres behind it. It survives the staff room: glazed inside and out, stackable with its neighbours, safe in the dishwasher.</p>",
        "body=ink handle=ink icon=star", choice="mug-name", price="25.00", name="Frau Keller"),
    mug("Child’s mug", "Small, low, hard to knock over.",
        "<p>Wide in the foot and thick in the wall, with a handle for a whole hand. A name is included, because otherwise there is trouble at breakfast.</p>",
        "body=blush handle=terracotta icon=hills", choice="mug-name", price="22.00", small=180, large=250, name="Noor"),
    mug("Wedding mug", "Two names and a day, in chalk white.",
        "<p>Mostly ordered in pairs. The names on the first line, the day on the second; the rim is painted with iron, which turns brown in the fire.</p>",
        "body=chalk handle=chalk glaze=speckled rim=iron place=front icon=none", price="29.00", name="Zoë & 李明"),
    mug("Espresso cup", "Eighty millilitres and an opinion.",
        "<p>Thick walls keep an espresso hot for as long as it should last: four sips. The handle takes one finger.</p>",
        "body=terracotta handle=chalk glaze=dipped rim=plain place=front icon=none", price="17.00", small=80, large=120, drawing="espresso", name="Now"),
    enamel("Camp cup", "Steel, enamel, a rim in your colour.",
        "<p>Pressed steel, enamelled twice, the rim rolled and painted by hand. It hangs from a rucksack and stands on a stove.</p>",
        "body=white rim=ink icon=hills finish=plain", name="Kebnekaise 1978"),
    enamel("Splattered cup", "Spots as they fall.",
        "<p>Enamel is flicked from a brush; where the spots land is nobody’s decision. Choose both colours, and leave the rest to Jelle’s wrist.</p>",
        "body=chalk rim=fjord icon=none finish=splatter", price="20.00"),
    enamel("Office cup", "So that the dishwasher knows whose it is.",
        "<p>Full colour, handle in the colour of the rim, your name in strong letters. It ends the argument in the kitchen on the second floor.</p>",
        "body=sage rim=ink icon=none finish=full", price="19.00", name="Not yours"),
    enamel("Finch cup", "Ready today: white enamel with our bird.",
        "<p>The same cup as all the others, printed with the finch in house green, on the shelf and sent on the day you order it.</p>",
        "body=white rim=alder icon=finch finish=plain", choice="", stock=85, price="16.00"),
    tumbler("Fluted tumbler", "Flutes for warm fingers.",
        "<p>Sixteen flutes are pressed into the wall with the edge of a ruler while it turns. They keep the heat off your fingers and the cup in your hand.</p>",
        "body=moss inside=chalk glaze=fluted icon=none", price="19.00", volume=220),
    tumbler("Sunday tumbler", "A word on clay for a slow day.",
        "<p>A plain cylinder with a soft lip, made for flat whites and cut flowers. One word is enough.</p>",
        "body=sand inside=white glaze=plain icon=none", price="18.00", volume=240, name="Sunday"),
    tumbler("Dipped tumbler", "Half colour, half clay.",
        "<p>Dipped upside down to the middle and set to drip for a night. The lower half stays bare and grows darker with the years.</p>",
        "body=sky inside=ochre glaze=dipped icon=star", price="20.00", volume=220),
]  # fmt: skip
