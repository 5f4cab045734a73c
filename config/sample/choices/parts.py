"""What several option sets share: colours, motifs, woods, foils."""

from ..shapes import SampleGroup, pills, several, swatches

MOTIFS = {"none": "None", "finch": "Finch", "sprig": "Sprig", "hills": "Hills", "star": "Star"}
PRINTED_MOTIFS = {"finch": "Finch", "sprig": "Sprig", "hills": "Hills", "star": "Star"}
GLAZES = "chalk oat sand sage moss alder sky fjord ink blush terracotta coral ochre plum graphite"
CLOTH = "chalk oat stone graphite soot sage moss alder sky fjord ink blush terracotta rust ochre plum"
LEATHER = "tan cognac espresso soot alder ink rust plum"
INKS = "soot ink alder white terracotta coral ochre fjord"
WOODS = {"oak": "Oak", "ash": "Ash", "cherry": ("Cherry", "6"), "walnut": ("Walnut", "9", 1)}
FRAMES = {
    "oak": "Oak",
    "ash": "Ash",
    "walnut": ("Walnut", "8"),
    "black": "Black",
    "white": "White",
    "brass": ("Brass", "12", 2),
}
FOILS = {"blind": "Without foil", "gold": ("Gold foil", "4"), "silver": ("Silver foil", "4")}
GIFT = several(
    "care", "With it", {"gift-box": ("Gift box of grey board", "4.50"), "card": ("Card with the finch on it", "2")},
    help="The box is made to measure, so it costs no extra day.",
)  # fmt: skip
UNSEEN = ("gift-box", "card")


def motif(options: dict = MOTIFS, **more) -> SampleGroup:
    """The stamp of the house."""
    return pills("icon", "Motif", options, **more)


def body(name: str = "Glaze", colours: str = GLAZES, **more) -> SampleGroup:
    """The main colour."""
    return swatches("body", name, colours, **more)
