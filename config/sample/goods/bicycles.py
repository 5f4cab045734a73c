"""Bicycles."""

from ..shapes import Item, Piece


def bicycle(name: str, summary: str, text: str, looks: str, /, *, price: int, **words: str) -> Item:
    """A bicycle in three frame sizes."""
    pieces = tuple(
        Piece(f"{size} cm frame", f"{price}.00", {"Frame size": f"{size} cm"}, 20, 13500) for size in (50, 54, 58)
    )
    about = {
        "material": "Steel",
        "height": [50, 54, 58],
        "workshop": "Bicycle yard",
        "care": "Come back after 300 kilometres; we tighten everything for nothing.",
    }
    return Item(name, "bicycles", "bicycle", summary, text, pieces, about, looks, words, "bicycle")


ITEMS = [
    bicycle("City bicycle", "Steel, eight gears, your name on the tube.",
            "<p>Brazed in our yard from Italian tubes, painted in your colour, wired and greased by one person who signs under the saddle.</p>",
            "type=diamond frame=alder bar=swept tyre=cream saddle=cognac grips=cognac extras=guards+bell+lights rim=silver", price=1490, name="Nora"),
    bicycle("Mixte bicycle", "Two slim tubes from head to hub.",
            "<p>The frame of French village doctors: easy to mount, stiff enough for cobbles.</p>",
            "type=mixte frame=sky bar=swept tyre=gum saddle=tan grips=tan extras=guards+basket+bell rim=silver", price=1540, name="Ferdi"),
    bicycle("Step-through bicycle", "For skirts, knees and groceries.",
            "<p>Low in the middle, with a rack that carries a crate.</p>",
            "type=step frame=coral bar=swept tyre=cream saddle=espresso grips=espresso extras=guards+rack+basket+bell rim=silver", price=1520),
    bicycle("Racing bicycle", "Dropped bar, nothing that rattles.",
            "<p>Ten kilos without pedals. We measure you first, by post if need be: four numbers and a tape.</p>",
            "type=diamond frame=soot bar=drop tyre=gum saddle=tan grips=tan rim=silver", price=1690, name="Mistral"),
    bicycle("Courier bicycle", "Flat bar, one gear, no excuses.",
            "<p>Made for people who ride eight hours a day, and good for everybody else.</p>",
            "type=diamond frame=ochre bar=flat tyre=black saddle=soot grips=soot extras=rack rim=silver", price=1290, name="Bote 7"),
]  # fmt: skip
