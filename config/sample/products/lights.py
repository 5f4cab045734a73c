"""Lamps, clocks and candle holders."""

from ..shapes import SampleProduct, SampleVariant


def lamp(name: str, summary: str, text: str, looks: str, /, *, price: str) -> SampleProduct:
    """A table lamp in two heights."""
    variants = (
        SampleVariant("38 cm", price, {"Height": "38 cm"}, 6, 1800, length=45),
        SampleVariant("52 cm", f"{float(price) + 24:.2f}", {"Height": "52 cm"}, 6, 2400, length=58),
    )
    about = {
        "material": "Linen",
        "height": [38, 52],
        "workshop": "Joinery",
        "care": "E27, up to 11 watts LED. The bulb comes with it.",
    }
    return SampleProduct(name, "lights/lamps", "lamp", summary, text, variants, about, looks, {}, "lamp")


def clock(name: str, summary: str, text: str, looks: str, /, *, price: str, **words: str) -> SampleProduct:
    """A wall clock in two sizes."""
    variants = (
        SampleVariant("28 cm", price, {"Size": "28 cm"}, 5, 900),
        SampleVariant("36 cm", f"{float(price) + 22:.2f}", {"Size": "36 cm"}, 5, 1300, length=42),
    )
    about = {
        "material": "Solid wood",
        "diameter": [28, 36],
        "workshop": "Joinery",
        "care": "One AA cell a year. Silent movement.",
    }
    return SampleProduct(name, "lights/clocks", "clock", summary, text, variants, about, looks, words, "clock")


def candle(name: str, summary: str, text: str, looks: str, /, *, price: str, **words: str) -> SampleProduct:
    """A candle holder with its candle."""
    variants = (
        SampleVariant("One", price, {"Set": "One"}, 3, 420),
        SampleVariant("A pair", f"{float(price) * 1.9:.2f}", {"Set": "A pair"}, 3, 840),
    )
    about = {"material": "Metal", "height": 24, "workshop": "Joinery"}
    return SampleProduct(name, "lights/lamps", "candle", summary, text, variants, about, looks, words, "candle")


ITEMS = [
    lamp("Cone lamp", "Light down, quiet above.",
         "<p>Linen over a frame of steel wire, stitched by hand at the edge. The foot is turned from one piece; the cable is woven and has a colour of its own.</p>",
         "shape=cone shade=oat base=oak cable=coral light=on", price="118.00"),
    lamp("Drum lamp", "A straight shade for shelves and desks.",
         "<p>The drum gives light upwards and downwards in equal parts. On concrete it does not tip, whatever the cat thinks.</p>",
         "shape=drum shade=fjord base=concrete cable=ochre light=on", price="124.00"),
    lamp("Dome lamp", "Spun steel, a warm pool of light.",
         "<p>A dome without a seam, spun from one disc and painted in your colour; white inside.</p>",
         "shape=dome shade=alder base=brass cable=chalk light=on", price="139.00"),
    lamp("Bell lamp", "Small and round, for the bedside.",
         "<p>Dims to the light of a candle by a wheel in the cable, where the hand finds it in the dark.</p>",
         "shape=bell shade=rust base=walnut cable=soot light=on", price="129.00"),
    lamp("Day lamp", "The cone again, white and unlit.",
         "<p>White steel and chalk linen, for rooms with enough colour. We show it switched off, since that is how it spends its day.</p>",
         "shape=cone shade=sky base=white cable=fjord light=off", price="114.00"),
    clock("Station clock", "Bars, a red second hand, your words.",
          "<p>A turned rim around a face that we print for you. The movement sweeps without a tick.</p>",
          "rim=oak face=chalk marks=bars hands=soot second=coral", price="79.00", name="Zoë & 李明"),
    clock("Numeral clock", "Twelve numerals on house green.",
          "<p>Numerals drawn for this clock. The words stand where makers used to put their names.</p>",
          "rim=walnut face=alder marks=numerals hands=chalk second=brass", price="84.00", name="Alder & Finch"),
    clock("Dot clock", "Twelve dots. It is about half past.",
          "<p>For rooms in which nobody has to be anywhere.</p>",
          "rim=white face=blush marks=dots hands=espresso second=coral", price="76.00"),
    clock("Brass clock", "Ink and brass, for the study.",
          "<p>The rim is turned brass, lacquered once. Hands in chalk, so that you can read it from the bed.</p>",
          "rim=brass face=ink marks=bars hands=chalk second=ochre", price="98.00", name="Festina lente"),
    candle("Chamber candlestick", "With a ring for one finger.",
           "<p>A dish, a ring, a candle: the light people carried upstairs. A name fits on the foot.</p>",
           "metal=brass candle=chalk", price="34.00", name="Lumen"),
    candle("Iron candlestick", "Black iron, a red candle, winter.",
           "<p>Forged, waxed and left alone. The candle is dyed through, so it stays red to the end.</p>",
           "metal=black candle=rust", price="32.00", name="Advent"),
]  # fmt: skip
