"""Tableware: bowls, jugs, boards, trays."""

from ..shapes import SampleProduct, SampleVariant

CLAY = {"material": "Stoneware", "dishwasher": True, "workshop": "Pottery"}
WOOD = {
    "material": "Solid wood",
    "dishwasher": False,
    "workshop": "Joinery",
    "care": "Wipe it, oil it twice a year, never soak it.",
}


def jug(name: str, summary: str, text: str, looks: str, /, *, price: str, volume: int, **words: str) -> SampleProduct:
    """Something to pour from."""
    variants = (SampleVariant(f"{volume} ml", price, {"Size": f"{volume} ml"}, 6, 700),)
    return SampleProduct(
        name, "kitchen/serving", "jug", summary, text, variants, CLAY | {"volume": volume}, looks, words, "jug"
    )


def bowl(name: str, summary: str, text: str, looks: str, /, *, price: str, across: int, **words: str) -> SampleProduct:
    """Something to eat from."""
    variants = (
        SampleVariant(f"{across} cm", price, {"Size": f"{across} cm"}, 6, 600),
        SampleVariant(f"{across + 6} cm", f"{float(price) + 9:.2f}", {"Size": f"{across + 6} cm"}, 6, 900),
    )
    about = CLAY | {"diameter": [across, across + 6]}
    return SampleProduct(name, "kitchen/serving", "bowl", summary, text, variants, about, looks, words, "bowl")


def board(
    name: str, summary: str, text: str, looks: str, /, *, price: str, width: int, choice: str = "board", **words: str
) -> SampleProduct:
    """One plank of wood."""
    variants = (
        SampleVariant("38 cm", price, {"Length": "38 cm"}, 4, 1100, length=42),
        SampleVariant("48 cm", f"{float(price) + 14:.2f}", {"Length": "48 cm"}, 4, 1600, length=52),
    )
    return SampleProduct(
        name, "kitchen/wood", "board", summary, text, variants, WOOD | {"width": width}, looks, words, choice
    )


def bottle(name: str, summary: str, text: str, looks: str, /, *, price: str, **words: str) -> SampleProduct:
    """A bottle with a label of one’s own."""
    variants = (
        SampleVariant("One bottle", price, {"Box": "1 bottle"}, 3, 1300, content="750 ml"),
        SampleVariant("Box of six", f"{float(price) * 5.5:.2f}", {"Box": "6 bottles"}, 4, 7800, content="4.5 l"),
    )
    about = {"material": "Glass", "volume": 750, "recycled": True, "workshop": "Print room"}
    return SampleProduct(name, "kitchen/bottles", "bottle", summary, text, variants, about, looks, words, "bottle")


ITEMS = [
    jug("Milk jug", "Pours without a drop on the cloth.",
        "<p>The lip is pulled with one finger in one movement; that is why it pours. Half a litre, for milk, sauce or a handful of meadow.</p>",
        "body=chalk handle=fjord glaze=plain icon=none", price="32.00", volume=500, name="Milk"),
    jug("Water jug", "Clay keeps water cold; nobody needs ice.",
        "<p>A litre of water stays cool for an afternoon, because the bare foot lets a little of it go. Your words sit on the belly, where everybody at the table reads them.</p>",
        "body=sky handle=sky glaze=dipped icon=none", price="44.00", volume=1000, name="Have some more"),
    jug("Garden jug", "Freckled, with a sprig, for cut flowers.",
        "<p>Made as a jug and mostly used as a vase. The speckled glaze forgives lime and leaves.</p>",
        "body=sage handle=moss glaze=speckled icon=sprig", price="46.00", volume=900),
    bowl("Breakfast bowl", "Deep enough for porridge and thoughts.",
        "<p>Round inside and out, so that the spoon finds the last corner. The words stand outside, the second colour is for the eater.</p>",
        "body=ink inside=sky glaze=plain", price="24.00", across=14, name="Slowly"),
    bowl("Ramen bowl", "Wide, with two bands and a name.",
        "<p>Twenty centimetres across and high in the foot, to be held with both hands. Chinese characters are engraved as cleanly as Latin ones.</p>",
        "body=terracotta inside=oat glaze=bands", price="31.00", across=20, name="慢慢吃"),
    bowl("Salad bowl", "For everybody.",
        "<p>Our largest piece off the wheel. Five kilos of clay become three of bowl; the rest is trimmed off and thrown again.</p>",
        "body=moss inside=chalk glaze=speckled", price="48.00", across=26, name="Help yourself"),
    board("Paddle board", "A handle, a loop and a name in the oak.",
        "<p>Cut from one plank, the edges broken by hand, oiled three times. Your words are burned in with a hot brass type; they cannot be scrubbed away.</p>",
        "wood=oak groove=no place=center leather=cognac shape=paddle loop=yes", price="36.00", width=22, name="Bread"),
    board("Feast board", "Two names and a day, for the table where it is.",
          "<p>One plank for the bread of a wedding, a baptism, a seventieth birthday. Names and day are burned in, and it goes on being a board for every day after.</p>",
          "wood=cherry shape=round groove=no leather=rust loop=yes place=center", price="64.00", width=38, choice="feast-board", name="Elif & Jonas"),
    board("Carving board", "With a groove that keeps the gravy.",
        "<p>Heavy walnut with a groove all round. It stands on its own weight, so it needs no rubber feet.</p>",
        "wood=walnut groove=yes place=center leather=espresso shape=rect loop=yes", price="61.00", width=28, name="Sunday roast"),
    board("Round board", "For cheese, pizza and the middle of the table.",
        "<p>Turned from cherry, which darkens to the colour of strong tea within a year. Place your words in the middle, or down where the thumb goes.</p>",
        "wood=cherry groove=no place=corner leather=tan shape=round loop=no", price="42.00", width=34, name="Family Okafor"),
    SampleProduct("Breakfast tray", "kitchen/wood", "tray", "For the one who stays in bed.",
         "<p>Dovetailed corners, leather handles, and linoleum that no cup slides on. The words are burned in at the front edge, facing whoever carries it.</p>",
         (SampleVariant("40 cm", "64.00", {"Width": "40 cm"}, 6, 1500, length=45), SampleVariant("52 cm", "78.00", {"Width": "52 cm"}, 6, 2000, length=58)),
         WOOD | {"width": [40, 52]}, "wood=oak lining=lino colour=alder leather=tan", {"name": "Stay where you are"}, "tray"),
    SampleProduct("Walnut tray", "kitchen/wood", "tray", "Dark wood, nothing on it.",
         "<p>The same tray without the linoleum, for glasses and evenings. Walnut is oiled, not lacquered; rings of wine are wiped off with a little more oil.</p>",
         (SampleVariant("40 cm", "72.00", {"Width": "40 cm"}, 6, 1600, length=45),),
         WOOD | {"width": 40}, "wood=walnut lining=none colour=ink leather=espresso", {"name": "Cheers"}, "tray"),
    bottle("House wine", "Red from the Saale, with your name on it.",
           "<p>Blauer Zweigelt of a vineyard we can see from the print room. You write the label, we print it on cotton paper and tear the edge.</p><p>We sell it to adults only.</p>",
           "glass=green label=classic paper=chalk capsule=rust icon=sprig goblet=no", price="16.00", name="Château Ines", line="for the new kitchen"),
    bottle("Olive oil", "Cold pressed, labelled warmly.",
           "<p>From one grove near Kalamata, filled on the day your label is printed.</p>",
           "glass=amber label=band paper=sand capsule=alder icon=sprig goblet=no", price="19.00", name="Yiayia’s", line="first pressing"),
    bottle("Elderflower syrup", "June in a bottle.",
           "<p>Picked by the whole workshop on the second Sunday of June, until there is no more.</p>",
           "glass=clear label=slate paper=white capsule=gold icon=star goblet=no", price="12.00", name="Holunder", line="keep it cold"),
]  # fmt: skip
