"""Desks, shelves, chairs, hooks."""

from ..shapes import SampleProduct, SampleVariant

OAK = {
    "material": "Solid wood",
    "workshop": "Joinery",
    "care": "Oiled. A drop of oil a year, a soft cloth, no wet wood.",
}


def desk(name: str, summary: str, text: str, looks: str, /, *, price: int, choice: str = "desk") -> SampleProduct:
    """A desk to the centimetre; the picture follows."""
    variants = (SampleVariant("", f"{price}.00", {}, 8, 42000, length=210),)
    about = OAK | {"width": list(range(120, 201, 20)), "height": 74}
    return SampleProduct(name, "furniture/desks", "desk", summary, text, variants, about, looks, {}, choice)


def shelf(
    name: str, summary: str, text: str, looks: str, /, *, price: int, widths: tuple[int, ...], boards: int
) -> SampleProduct:
    """Boards on rails."""
    variants = tuple(
        SampleVariant(
            f"{width} cm wide",
            f"{price + 1.4 * (width - widths[0]):.2f}",
            {"Width": f"{width} cm"},
            10,
            5000 + 60 * width,
            length=width + 10,
        )
        for width in widths
    )
    about = OAK | {"width": list(widths), "height": 34 * boards}
    return SampleProduct(name, "furniture/shelves", "shelf", summary, text, variants, about, looks, {}, "shelf")


def chair(name: str, summary: str, text: str, looks: str, /, *, price: str) -> SampleProduct:
    """A chair, or four."""
    variants = (
        SampleVariant("One chair", price, {"Set": "One"}, 15, 5200, length=90),
        SampleVariant("Four chairs", f"{float(price) * 3.8:.2f}", {"Set": "Four"}, 25, 20800, length=110),
    )
    return SampleProduct(
        name,
        "furniture/chairs",
        "chair",
        summary,
        text,
        variants,
        OAK | {"width": 46, "height": 82},
        looks,
        {},
        "chair",
    )


ITEMS = [
    desk("Writing desk", "As wide as your wall allows.",
         "<p>A top of one piece, two frames of steel, nothing that wobbles. Tell us the width; the oak comes from the same tree.</p><p>It arrives in two parcels and stands after four screws.</p>",
         "top=oak width=160 depth=75 edge=straight finish=oil frame=black dims=yes set=yes", price=420),
    desk("Drawing desk", "Linoleum, a drawer, room for large sheets.",
         "<p>Linoleum is warm under the wrist and heals small cuts. The drawer takes A2 and runs on wood.</p>",
         "top=linoleum width=140 depth=70 edge=straight frame=black extras=drawer pull=slot dims=yes set=yes", price=620),
    desk("Trestle desk", "Two trestles and a top: gone in a minute.",
         "<p>For people who move. Nothing is screwed; the top rests in two notches and does not slide.</p>",
         "top=ash width=140 depth=70 edge=round finish=oil frame=trestle dims=yes set=yes", price=460),
    desk("Small desk", "One metre thirty, to sit at and to stand at.",
         "<p>A desk for bedrooms and corridors that rises with you in nine seconds. The tray below keeps the chargers from hanging down.</p>",
         "top=walnut width=130 depth=65 edge=bevel finish=oil frame=lift-white height=108 extras=tray dims=yes set=yes", price=880, choice="standing-desk"),
    shelf("Book shelf", "Three boards on two rails.",
          "<p>The rails are screwed into the wall once; boards move without tools. Each carries forty kilos of books, or one of them and a cat.</p>",
          "wood=oak rails=black boards=3 width=100 set=yes", price=149, widths=(80, 100, 120), boards=3),
    shelf("Spice shelf", "Two narrow boards for the kitchen.",
          "<p>Ten centimetres deep, exactly a jar. The front edge is raised by a finger’s breadth.</p>",
          "wood=ash rails=white boards=2 width=60 set=yes", price=89, widths=(60, 80), boards=2),
    shelf("Library shelf", "Four boards, brass rails, walnut.",
          "<p>For the wall that has waited for it. The brass is left raw and turns brown where it is touched.</p>",
          "wood=walnut rails=brass boards=4 width=120 set=yes", price=298, widths=(100, 120), boards=4),
    shelf("Bare shelf", "Cherry on house green, not a thing on it.",
          "<p>The same rails in house green. We show it empty, because you know what goes there.</p>",
          "wood=cherry rails=alder boards=3 width=80 set=no", price=179, widths=(80, 100), boards=3),
    chair("Spindle chair", "Seven spindles that give a little.",
          "<p>The spindles are shaved, not turned, so they bend with your back. Wedged joints, no screws, no glue you could see.</p>",
          "wood=oak back=spindle seat=wood pad=fjord", price="298.00"),
    chair("Ladder chair", "Two slats, a seat of paper cord.",
          "<p>Hundred and twenty metres of paper cord, woven by one person in one go. It lasts twenty years and can be woven anew.</p>",
          "wood=ash back=ladder seat=cord pad=fjord", price="310.00"),
    chair("Kitchen chair", "Walnut with a cushion of wool.",
          "<p>A cushion in a wool of your choice, held by two leather straps and washed by hand.</p>",
          "wood=walnut back=spindle seat=pad pad=ochre", price="385.00"),
    chair("Black chair", "Ash, stained until it is night.",
          "<p>Stained with vinegar and iron, so the grain stays and the colour cannot chip.</p>",
          "wood=black back=ladder seat=pad pad=rust", price="305.00"),
    SampleProduct("Hall hooks", "furniture/shelves", "hooks", "Five hooks and a reason to hang things up.",
         "<p>A plank with five hooks, drilled to the distance of your wall’s studs if you tell us. The words stand above, burned in.</p>",
         (SampleVariant("60 cm", "58.00", {"Width": "60 cm"}, 5, 1800, length=65), SampleVariant("90 cm", "76.00", {"Width": "90 cm"}, 5, 2600, length=95)),
         OAK | {"width": [60, 90]}, "wood=oak metal=black", {"name": "Coats first"}, "hooks"),
    SampleProduct("Key hooks", "furniture/shelves", "hooks", "By the door, in walnut and brass.",
         "<p>The short plank, for keys, leads and the bag that must not be forgotten.</p>",
         (SampleVariant("40 cm", "49.00", {"Width": "40 cm"}, 5, 900, length=45),),
         OAK | {"width": 40}, "wood=walnut metal=brass", {"name": "Keys?"}, "hooks"),
]  # fmt: skip
