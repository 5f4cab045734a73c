"""What can be chosen on things that are printed and bound."""

from ..shapes import SampleOptionSet, SamplePrice, excludes, names, number, pills, requires, swatches, words
from .parts import CLOTH, FOILS, FRAMES, LEATHER, body, motif

NOTEBOOK = SampleOptionSet(
    "Notebook",
    (
        pills("material", "Bound in", {"linen": "Linen", "leather": ("Leather", "8", 2)}),
        swatches("cover", "Cover", f"{CLOTH} tan cognac espresso", lead_days=1),
        pills("paper", "Paper", {"cream": "Cream", "white": "White", "recycled": "Recycled, grey"}),
        pills("ruling", "Pages are", {"blank": "Blank", "ruled": "Ruled", "dotted": "Dotted", "squared": "Squared"}),
        number("pages", "Number of pages", 96, 240, "", step=16, help="Paper is folded into sheets of sixteen pages."),
        pills("binding", "Binding", {"glued": ("Glued", "0", 1), "sewn": ("Sewn with linen thread", "3", 3)}, help="A sewn book lies flat."),
        pills("edges", "Edges", {"plain": "Plain", "coral": ("Coral", "2", 1), "ink": ("Ink blue", "2", 1), "gold": ("Gilt", "6", 4)}, after="binding"),
        swatches("ribbon", "Ribbon", "coral ochre ink alder rust plum"),
        pills("elastic", "Elastic band", {"yes": ("With band", "1"), "no": "Without"}),
        swatches("band", "Colour of the band", "ink soot alder rust ochre stone", asked="elastic=yes"),
        pills("corners", "Corners", {"no": "Plain", "yes": ("Brass corners", "3", 1)}, after="binding"),
        words("name", "Words on the cover", 28, price="5", lead_days=1, after="cover", help="Pressed with brass letters, one or two lines."),
        pills("foil", "Pressed", {**FOILS, "white": ("White foil", "4")}, asked="name"),
        pills("place", "Where", {"center": "In the middle", "top": "At the top", "low": "Down on the right", "label": "On a paper label"}),
        names("names", "A name on each copy", 18, price="2.50", lead_days=1, after="cover", help="One line for each notebook; they are printed on strips of paper and glued down in this order."),
    ),
    (
        requires("pages=at least 193", "binding=sewn", "More than 192 pages break out of a glued back; they need the sewn binding."),
        requires("edges=gold", "binding=sewn", "Edges are gilt before the cover is put on, and a glued block cannot be clamped for it."),
        excludes("paper=recycled", "edges=gold", "Recycled paper is too soft to be polished, and gold leaf needs a polished edge."),
        excludes("paper=recycled", "edges=coral", "Recycled paper drinks the colour of the edge and lets it run into the pages."),
        excludes("pages=at most 112", "edges=gold", "Seven sheets make an edge of six millimetres; gold leaf does not hold on less than seven."),
        requires("material=linen", f"cover={', '.join(CLOTH.split())}", "Tan, cognac and espresso are colours of leather."),
        requires("material=leather", "cover=tan, cognac, espresso, soot, alder, ink, rust, plum", "Leather is dyed in eight colours; the others are woven."),
        excludes("material=leather", "place=label", "Paper does not stay glued on leather that is bent each day."),
        excludes("material=linen", "foil=silver", "Silver foil sinks between the threads of linen; gold and white are thicker."),
        excludes("place=label", "foil=gold, silver, white", "A paper label is printed, not pressed: foil does not hold on it."),
        excludes("corners=yes", "pages=at least 225", "Brass corners are bent for boards up to 224 pages."),
        excludes("elastic=yes", "binding=glued", "The band pulls at the back cover, and a glued back gives way."),
        excludes("names", "place=low", "Down there the names of the copies are glued."),
        excludes("cover=chalk", "foil=white", "White foil on chalk cannot be read."),
    ),
    ("blank", "ruled", "dotted", "squared", "glued", "sewn"),
    (
        SamplePrice("Pages", "0.02", "unit", group="pages"),
        SamplePrice("96 pages are included", "-1.92"),
        SamplePrice("Setting the names", "12", "setup", "names"),
        SamplePrice("Brass die for your words", "9", "setup", "name & foil=gold, silver, white"),
        *(SamplePrice("Several copies", percent, "percent", min_quantity=pieces) for pieces, percent in ((10, "-5"), (25, "-10"))),
    ),
)  # fmt: skip
POSTER = SampleOptionSet(
    "Print in a frame",
    (
        pills("frame", "Frame", FRAMES),
        pills("mat", "Mount", {"yes": ("With mount", "5"), "no": "Without"}),
        swatches("paper", "Paper", "chalk white oat sky blush sand"),
        swatches("one", "First colour", "terracotta ochre moss fjord ink coral plum alder"),
        swatches("two", "Second colour", "ink fjord alder plum rust graphite sage"),
        words("name", "Words below", 24, price="3", help="A name, a place, a date."),
    ),
)
PENCILS = SampleOptionSet(
    "Pencil case",
    (
        body("Canvas", CLOTH),
        swatches("ends", "Leather ends", LEATHER),
        pills("zip", "Zip", {"brass": "Brass", "steel": "Steel", "black": "Black"}),
        swatches("pencil", "Pencils with it", "ochre coral alder ink fjord graphite"),
        words("name", "Stamped name", 16, price="4"),
        motif(),
    ),
)
BOTTLE = SampleOptionSet(
    "Bottle with your label",
    (
        pills("glass", "Glass", {"green": "Green", "amber": "Amber", "clear": "Clear", "black": "Black"}),
        pills("label", "Label", {"classic": "Classic", "band": "Band", "slate": "Slate"}),
        swatches("paper", "Paper", "chalk oat white sand sky blush"),
        swatches("capsule", "Capsule", "rust alder ink soot gold plum"),
        words("name", "Name on the label", 18, required=True),
        words("line", "Second line", 26, help="A year, a place, a reason."),
        motif(),
    ),
)
