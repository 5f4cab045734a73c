"""Notebooks, prints, pencils and the books of the house."""

from ..shapes import SampleProduct, SampleVariant

PAGES = {
    "material": "Linen",
    "pages": 192,
    "recycled": True,
    "workshop": "Bindery",
    "care": "Sewn with linen thread; it lies flat from the first page.",
}


def notebook(
    name: str, summary: str, text: str, looks: str, /, *, price: str = "31.00", material: str = "Linen", **words: str
) -> SampleProduct:
    """A notebook in two formats."""
    variants = (
        SampleVariant("A6", f"{float(price) - 5:.2f}", {"Format": "A6"}, 2, 210),
        SampleVariant("A5", price, {"Format": "A5"}, 2, 380),
    )
    about = PAGES | {"material": material, "pages": [96, 144, 192, 240]}
    return SampleProduct(name, "paper/notebooks", "notebook", summary, text, variants, about, looks, words, "notebook")


def printed(name: str, summary: str, text: str, looks: str, /, *, price: str = "48.00", **words: str) -> SampleProduct:
    """A framed screen print in two sizes."""
    variants = (
        SampleVariant("30 × 40 cm", price, {"Format": "30 × 40 cm"}, 5, 1200, length=48),
        SampleVariant("50 × 70 cm", f"{float(price) + 32:.2f}", {"Format": "50 × 70 cm"}, 5, 2600, length=78),
    )
    about = {"material": "Cotton paper", "width": [30, 50], "workshop": "Print room"}
    return SampleProduct(name, "paper/prints", "poster", summary, text, variants, about, looks, words, "poster")


def book(
    name: str,
    summary: str,
    text: str,
    looks: str,
    /,
    *,
    price: str,
    pages: int,
    stock: int,
    colour: tuple[str, str],
    **words: str,
) -> SampleProduct:
    """A printed book, on the shelf."""
    variants = (SampleVariant("", price, {}, 0, 520, stock),)
    about = {"material": "Paper", "pages": pages, "workshop": "Bindery", "colour": colour}
    return SampleProduct(
        name, "paper/notebooks", "notebook", summary, text, variants, about, looks, words, "", "reduced"
    )


ITEMS = [
    notebook("Linen notebook", "Sewn, lies flat, closes with a band.",
             "<p>Twelve signatures sewn with linen thread and bound in cloth from a mill in the Vogtland. Your words are pressed with brass letters, warm, with or without foil.</p>",
             "material=linen cover=fjord paper=cream ruling=dotted pages=192 binding=sewn edges=plain band=ink ribbon=coral place=center foil=blind corners=no elastic=yes", name="Für Zoë & 李明"),
    notebook("Field book", "A paper label, as on a jar.",
             "<p>For people who count birds, steps or recipes. The label is printed letterpress and glued into a shallow bed, so that it does not lift.</p>",
             "material=linen cover=oat paper=recycled ruling=squared pages=96 binding=glued edges=plain band=alder ribbon=rust place=label foil=blind corners=no elastic=no", price="24.00", name="Field notes"),
    notebook("Diary with corners", "Brass corners and gold foil.",
             "<p>A page for every working day, gilt on three sides. The corners are nailed, not glued.</p>",
             "material=linen cover=plum paper=cream ruling=ruled pages=224 binding=sewn edges=gold band=stone ribbon=ochre place=top foil=gold corners=yes elastic=yes", price="68.00", name="Twenty twenty-seven"),
    notebook("Recipe book", "What grandmother never wrote down.",
             "<p>Thicker paper that forgives butter, and a ribbon that finds the page again. Ruled for lists above and for steps below.</p>",
             "material=linen cover=terracotta paper=white ruling=ruled pages=160 binding=sewn edges=coral band=soot ribbon=ink place=center foil=white corners=no elastic=no", price="31.00", name="Kitchen, mostly"),
    notebook("Leather notebook", "It will look better in ten years.",
             "<p>Vegetable-tanned leather from Tuscany over thin boards. It scratches, darkens, and keeps the shape of your pocket.</p>",
             "material=leather cover=cognac paper=cream ruling=blank pages=192 binding=sewn edges=ink band=ink ribbon=ink place=center foil=blind corners=no elastic=yes", price="70.00", material="Leather", name="Happy birthday, Margaret"),
    notebook("Captain’s log", "Leather, corners, silver.",
             "<p>The large leather notebook with brass corners, for boats, laboratories and other places where the date matters.</p>",
             "material=leather cover=soot paper=white ruling=squared pages=208 binding=sewn edges=plain band=rust ribbon=rust place=low foil=silver corners=yes elastic=no", price="72.00", material="Leather", name="Log III"),
    printed("Dunes print", "Four layers of sand and evening.",
            "<p>Screen-printed by hand in the colours you choose, on cotton paper with a torn edge, in a frame from our own joinery.</p>",
            "frame=oak mat=yes paper=chalk one=terracotta two=ink three=ochre art=dunes", name="Skagen, 14 August"),
    printed("Forms print", "Shapes that hold each other up.",
            "<p>A still life without things. It hangs well over desks, and it has never matched a sofa by accident.</p>",
            "frame=black mat=yes paper=oat one=coral two=fjord three=ochre art=forms"),
    printed("Finch print", "Our bird, larger than life.",
            "<p>Cut in linoleum, then printed. Put a name below and it becomes a birth announcement.</p>",
            "frame=walnut mat=no paper=sky one=alder two=ink three=ochre art=finch", price="52.00", name="Welcome, Elif"),
    printed("Lines print", "One line, drawn in one go.",
            "<p>A single line wanders across the sheet and comes back. It took eleven tries; we print the ninth.</p>",
            "frame=white mat=yes paper=blush one=plum two=rust three=ochre art=lines", name="Home"),
    SampleProduct("Pencil case", "paper/pencils", "pencils", "Canvas, leather ends, three pencils.",
         "<p>Waxed canvas that stands up by itself, a zip that runs, and three pencils in your colour, stamped with your name.</p>",
         (SampleVariant("", "28.00", {}, 3, 160),), {"material": "Canvas", "workshop": "Tailoring", "width": 21},
         "body=ink ends=tan zip=brass pencil=ochre icon=none mark=front pencils=yes", {"name": "Ada L."}, "pencils"),
    SampleProduct("Brush roll case", "paper/pencils", "pencils", "The same case for painters.",
         "<p>Longer by a hand, lined with oilcloth. Brushes are not part of it; pencils are.</p>",
         (SampleVariant("", "32.00", {}, 3, 190),), {"material": "Canvas", "workshop": "Tailoring", "width": 27},
         "body=terracotta ends=espresso zip=black pencil=fjord icon=sprig mark=front pencils=yes", {}, "pencils"),
    SampleProduct("Twelve pencils", "paper/pencils", "dozen", "Cedar, dark green, ready today.",
         "<p>A dozen pencils of Californian cedar in house green, sharpened, held together by a paper band. On the shelf, sent today.</p>",
         (SampleVariant("HB", "18.00", {"Hardness": "HB"}, 0, 120, 140), SampleVariant("2B", "18.00", {"Hardness": "2B"}, 0, 120, 64), SampleVariant("4B", "18.00", {"Hardness": "4B"}, 0, 120, 0)),
         {"material": "Cedar", "workshop": "Bindery", "colour": ("House green", "#2f4b3e")},
         "pencil=alder", {"mark-hb": "HB", "mark-2b": "2B", "mark-4b": "4B"}),
    book("The workshop book", "How mugs, boards and books are made, with mistakes.",
         "<p>Forty short chapters on clay, oak, cloth and paper, written by the people who do it. With drawings, and with a chapter on everything that went wrong.</p>",
         "material=linen cover=alder place=top foil=gold corners=no elastic=no ribbon=ochre", price="29.00", pages=224, stock=60, colour=("House green", "#2f4b3e"), name="The workshop book"),
    book("Letters to a potter", "A small book about patience.",
         "<p>Thirty-one letters between a potter and her apprentice, in English, with a ribbon.</p>",
         "material=linen cover=sand place=label foil=blind corners=no elastic=no ribbon=ink", price="19.00", pages=128, stock=34, colour=("Sand", "#cfbb9d"), name="Letters to a potter"),
]  # fmt: skip
