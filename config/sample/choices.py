"""What can be chosen: the option sets of the sample shop, by code."""

from .shapes import Choice, Group, excludes, pills, requires, several, swatches, words

MOTIFS = {"none": "None", "finch": "Finch", "sprig": "Sprig", "hills": "Hills", "star": "Star"}
DRAWN = {"finch": "Finch", "sprig": "Sprig", "hills": "Hills", "star": "Star"}
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
    "care", "With it", {"gift-box": ("Gift box of grey board", "4.50"), "card": ("Card with your words inside", "2")},
    help="The box is made to measure, so it costs no extra day.",
)  # fmt: skip
UNSEEN = ("gift-box", "card")


def motif(options: dict = MOTIFS, **more) -> Group:
    """The stamp of the house."""
    return pills("icon", "Motif", options, **more)


def body(name: str = "Glaze", colours: str = GLAZES, **more) -> Group:
    """The main colour."""
    return swatches("body", name, colours, **more)


ENGRAVED = words(
    "name", "Engraving", 24, price="6", characters="latin+cjk",
    help="Up to 24 letters, cut by hand before the second firing.",
)  # fmt: skip
SERVES_TEA = Choice(
    "Stoneware mug",
    (
        body(),
        swatches("handle", "Handle", GLAZES),
        pills("glaze", "Finish", {"plain": "Plain", "speckled": "Speckled", "dipped": ("Dipped foot", "3", 1)}),
        ENGRAVED,
        pills("place", "Where it stands", {"front": "In front", "foot": "On the foot", "rim": "Under the rim"}),
        motif(),
        GIFT,
    ),
    (
        *(excludes("place=foot", f"icon={each}", "With words on the foot the front stays plain.") for each in DRAWN),
        *(excludes("place=rim", f"icon={each}", "Words under the rim need the room of the motif.") for each in DRAWN),
        excludes("glaze=dipped", "place=rim", "Dipped mugs are held at the rim, so no words can stand there."),
    ),
    UNSEEN,
)
TWO_TONE = Choice(
    "Two-tone mug",
    (body("Outside"), swatches("inside", "Inside", "white chalk oat sky blush coral ochre ink"), swatches("handle", "Handle", GLAZES), ENGRAVED, motif(), GIFT),
    (excludes("inside=ink", "body=graphite", "Dark on dark cracks in the firing: the two glazes shrink differently."),),
    UNSEEN,
)  # fmt: skip
NAMED_MUG = Choice(
    "Mug with a name",
    (
        body(),
        swatches("handle", "Handle", GLAZES),
        words("name", "Name", 14, required=True, characters="latin+cjk", help="Up to 14 letters; included."),
        motif(),
        GIFT,
    ),
    (),
    UNSEEN,
)
ENAMEL = Choice(
    "Enamel cup",
    (
        body("Enamel", "white chalk oat sage moss alder sky fjord ink blush coral ochre graphite"),
        swatches("rim", "Rim and print", "ink alder rust soot graphite fjord terracotta plum"),
        pills("finish", "Finish", {"plain": "Plain", "full": "Handle in the rim’s colour", "splatter": ("Splattered", "2")}),
        motif(),
        words("name", "Printed words", 20, price="4", help="Burned in at 800 degrees; it stays."),
        GIFT,
    ),
    (
        *(excludes("finish=splatter", f"icon={each}", "On splattered enamel a motif cannot be read.") for each in DRAWN),
    ),
    UNSEEN,
)  # fmt: skip
SHIRT = Choice(
    "Printed shirt",
    (
        body("Cloth", CLOTH),
        words("print", "Your words", 28, price="5", help="Up to 28 letters, one or two lines."),
        swatches("ink", "Ink", INKS),
        pills("font", "Letters", {"sans": "Grotesque", "serif": "Book face"}),
        motif(DRAWN),
    ),
    (
        excludes("body=soot", "ink=soot", "Black ink on black cloth is a secret. Choose a lighter ink."),
        excludes("body=ink", "ink=ink", "Ink on ink cannot be seen. Choose a lighter one."),
        excludes("body=chalk", "ink=white", "White ink on chalk cannot be seen. Choose a darker one."),
    ),
)
PLAIN_SHIRT = Choice(
    "Shirt with two colours",
    (
        body("Cloth", CLOTH),
        swatches("collar", "Collar", CLOTH),
        words("print", "Your words", 16, price="5"),
        swatches("ink", "Ink", INKS),
        motif(DRAWN),
    ),
    (excludes("body=soot", "ink=soot", "Black ink on black cloth is a secret. Choose a lighter ink."),),
)
HOODIE = Choice(
    "Hoodie",
    (
        body("Cloth", CLOTH),
        swatches("lining", "Lining of the hood", "sand oat stone graphite ochre rust fjord sage"),
        swatches("cord", "Cord", "chalk soot ochre coral fjord"),
        motif(DRAWN),
        words("print", "Your words", 20, price="6"),
        swatches("ink", "Ink", "white soot ink ochre coral sky"),
        pills("pocket", "Pocket", {"yes": ("With pocket", "5"), "no": "Without"}),
    ),
    (excludes("body=soot", "ink=soot", "Black ink on black cloth is a secret. Choose a lighter ink."),),
)
APRON = Choice(
    "Apron",
    (
        body("Linen", CLOTH),
        swatches("strap", "Straps", LEATHER, dearer={"alder": "2", "plum": "2"}),
        words(
            "print", "Embroidered words", 18, price="8", each="0.20", help="Stitched, not printed; 20 cents a letter."
        ),
        swatches("ink", "Thread", INKS),
        motif(),
        pills("pocket", "Pocket", {"yes": "With pocket", "no": "Without"}),
    ),
    (excludes("body=white", "ink=white", "White thread on white linen cannot be seen."),),
)
CAP = Choice(
    "Cap",
    (
        body("Cloth", CLOTH),
        swatches("peak", "Peak", CLOTH),
        motif(),
        words("print", "Embroidered words", 10, price="6"),
        swatches("ink", "Thread", INKS),
    ),
)
NOTEBOOK = Choice(
    "Notebook",
    (
        swatches("cover", "Cover", CLOTH),
        words("name", "Your words", 28, price="5", help="Pressed with brass letters, one or two lines."),
        pills("foil", "Pressed", {**FOILS, "white": ("White foil", "4")}),
        pills("place", "Where", {"center": "In the middle", "top": "At the top", "low": "Down on the right", "label": "On a paper label"}),
        swatches("band", "Band", "ink soot alder rust ochre stone"),
        swatches("ribbon", "Ribbon", "coral ochre ink alder rust plum"),
        pills("corners", "Corners", {"no": "Plain", "yes": ("Brass corners", "6", 1)}),
    ),
    (
        excludes("place=label", "foil=gold", "A paper label is printed, not pressed: foil does not hold on it."),
        excludes("place=label", "foil=silver", "A paper label is printed, not pressed: foil does not hold on it."),
    ),
)  # fmt: skip
LEATHER_BOOK = Choice(
    "Leather notebook",
    (
        swatches("cover", "Leather", LEATHER),
        words("name", "Your words", 28, price="5"),
        pills("foil", "Pressed", FOILS),
        pills("place", "Where", {"center": "In the middle", "top": "At the top", "low": "Down on the right"}),
        swatches("ribbon", "Ribbon", "coral ochre ink alder rust plum"),
        pills("corners", "Corners", {"no": "Plain", "yes": ("Brass corners", "6", 1)}),
    ),
)
POSTER = Choice(
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
PENCILS = Choice(
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
DESK = Choice(
    "Desk",
    (
        pills("top", "Top", {"oak": "Oak", "ash": "Ash", "walnut": ("Walnut", "180", 3), "linoleum": ("Linoleum, dark green", "60", 2), "lino-ink": ("Linoleum, ink", "60", 2), "lino-mushroom": ("Linoleum, mushroom", "60", 2)}),
        pills("frame", "Frame", {"black": "Black steel", "white": "White steel", "alder": ("House green", "30"), "trestle": ("Two trestles of oak", "90", 3)}),
        several("extras", "With it", {"drawer": ("Drawer", "95", 2), "tray": ("Tray for cables", "35")}),
    ),
    (
        excludes("frame=trestle", "extras=tray", "Between trestles there is nothing to hang a tray on."),
        excludes("frame=trestle", "extras=drawer", "A drawer hangs in the steel frame; trestles leave it nothing to run in."),
    ),
)  # fmt: skip
SHELF = Choice(
    "Wall shelf",
    (
        pills("wood", "Wood", {"oak": "Oak", "ash": "Ash", "cherry": ("Cherry", "20"), "walnut": ("Walnut", "35", 1)}),
        pills("rails", "Rails", {"black": "Black", "white": "White", "alder": "House green", "brass": ("Brass", "25", 2)}),
    ),
)  # fmt: skip
CHAIR = Choice(
    "Chair",
    (
        pills("wood", "Wood", {"oak": "Oak", "ash": "Ash", "walnut": ("Walnut", "60", 2), "black": "Ash, stained black"}),
        pills("back", "Back", {"spindle": "Spindles", "ladder": "Two slats"}),
        pills("seat", "Seat", {"wood": "Wood", "cord": ("Paper cord", "70", 4), "pad": ("Cushion", "35")}),
        swatches("pad", "Wool of the cushion", "fjord alder ochre rust plum graphite sage"),
    ),
    (excludes("seat=cord", "wood=black", "Paper cord takes the stain of black chairs; it never gets clean."),),
)  # fmt: skip
LAMP = Choice(
    "Table lamp",
    (
        swatches("shade", "Shade", CLOTH),
        pills("base", "Foot", {"oak": "Oak", "walnut": ("Walnut", "8"), "brass": ("Brass", "14", 2), "black": "Black steel", "white": "White steel", "concrete": "Concrete"}),
        swatches("cable", "Cable", "coral ochre soot chalk alder fjord"),
    ),
)  # fmt: skip
CLOCK = Choice(
    "Wall clock",
    (
        pills("rim", "Rim", FRAMES),
        swatches("face", "Face", "chalk white oat sage alder sky ink blush graphite ochre"),
        pills("marks", "Hours", {"bars": "Bars", "dots": "Dots", "numerals": "Numerals"}),
        swatches("hands", "Hands", "soot chalk ink alder espresso brass"),
        swatches("second", "Second hand", "coral ochre brass fjord soot"),
        words("name", "Words on the face", 18, price="5"),
    ),
    (
        excludes("face=ink", "hands=ink", "Ink hands on an ink face tell no time."),
        excludes("face=chalk", "hands=chalk", "Chalk hands on a chalk face tell no time."),
    ),
)
CANDLE = Choice(
    "Candle holder",
    (
        pills("metal", "Metal", {"brass": "Brass", "steel": "Steel", "black": "Black iron"}),
        swatches("candle", "Candle", "chalk ochre coral rust alder fjord plum"),
        words("name", "Engraved on the foot", 16, price="5"),
    ),
)
TOTE = Choice(
    "Tote bag",
    (
        body("Canvas", CLOTH),
        swatches("strap", "Handles", CLOTH),
        pills("handles", "Length", {"long": "For the shoulder", "short": "For the hand"}),
        motif(),
        words("print", "Your words", 28, price="4"),
        swatches("ink", "Ink", INKS),
        pills("pocket", "Pocket", {"no": "Without", "yes": ("Outside pocket", "5")}),
    ),
    (excludes("body=soot", "ink=soot", "Black ink on black canvas cannot be seen."),),
)
CUSHION = Choice(
    "Cushion",
    (
        body("Linen", CLOTH),
        pills("pattern", "Pattern", {"plain": "Plain", "stripe": "Stripes", "check": "Checks", "sprig": "Sprigs", "diamond": "Diamonds"}),
        swatches("second", "Second colour", CLOTH),
        swatches("piping", "Piping", CLOTH),
        words("name", "Monogram", 12, price="7"),
        pills("monogram", "Where", {"center": "In the middle", "corner": "In the corner"}),
    ),
)  # fmt: skip
BLANKET = Choice(
    "Blanket",
    (
        body("Wool", CLOTH),
        swatches("second", "Second colour", CLOTH),
        pills("pattern", "Pattern", {"stripe": "Stripes", "check": "Checks"}),
        pills("fringe", "Edge", {"yes": "Fringe", "no": "Hem"}),
        words("name", "Embroidered name", 16, price="8"),
    ),
)
BICYCLE = Choice(
    "Bicycle",
    (
        swatches("frame", "Frame", "alder ink soot chalk sage fjord sky rust coral ochre plum graphite"),
        pills("bar", "Handlebar", {"swept": "Swept back", "flat": "Flat", "drop": ("Dropped", "40")}),
        pills("tyre", "Tyres", {"black": "Black", "cream": "Cream", "gum": "With gum walls"}),
        swatches("saddle", "Saddle", LEATHER),
        swatches("grips", "Grips", LEATHER),
        several("extras", "With it", {"guards": ("Mudguards", "45"), "rack": ("Rack", "60"), "basket": ("Basket", "55"), "bell": ("Brass bell", "18"), "lights": ("Lights with dynamo", "120", 2)}),
        words("name", "Name on the tube", 14, price="25"),
    ),
    (
        excludes("bar=drop", "extras=basket", "A dropped bar leaves no room for the basket."),
        requires("extras=lights", "extras=guards", "The cable of the rear light runs under the mudguard."),
    ),
)  # fmt: skip
BOARD = Choice(
    "Board",
    (
        pills("wood", "Wood", WOODS),
        pills("groove", "Groove", {"no": "Without", "yes": ("For the juice", "6")}),
        words("name", "Burned-in words", 24, price="6"),
        pills("place", "Where", {"center": "In the middle", "corner": "Down in the corner"}),
        swatches("leather", "Loop", LEATHER),
    ),
)
KEYTAG = Choice(
    "Key tag",
    (
        swatches("leather", "Leather", LEATHER),
        swatches("thread", "Thread", "chalk ochre coral ink soot"),
        pills("metal", "Ring", {"brass": "Brass", "steel": "Steel", "black": "Black"}),
        words("name", "Pressed letters", 10, price="2", help="Initials, a name, a room."),
        pills("foil", "Pressed", FOILS),
    ),
)
PHONE = Choice(
    "Phone case",
    (
        pills("material", "Made of", {"silicone": "Silicone", "cork": ("Cork", "4"), "oak": ("Oak", "9", 1), "walnut": ("Walnut", "11", 1), "leather": ("Leather", "12", 1)}),
        swatches("case", "Colour", "sage moss alder sky fjord ink blush coral ochre rust plum graphite"),
        motif(),
        words("name", "Your words", 18, price="4"),
        pills("place", "Where", {"low": "Below", "center": "In the middle", "side": "Along the side"}),
    ),
    (
        excludes("material=leather", "place=center", "The seam of the leather runs through the middle."),
    ),
)  # fmt: skip
POT = Choice(
    "Plant pot",
    (
        swatches("glaze", "Glaze", GLAZES),
        pills("mark", "Finish", {"plain": "Plain", "speckle": "Speckled", "bands": ("Two bands", "3")}),
        words("name", "Name of the plant", 14, price="4"),
        pills("saucer", "Saucer", {"yes": ("With saucer", "5"), "no": "Without"}),
        pills("plant", "Plant in the picture", {"rubber": "Rubber plant", "snake": "Snake plant", "olive": "Olive"}, help="The pot comes empty."),
    ),
)  # fmt: skip
BOTTLE = Choice(
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
JUG = Choice(
    "Jug",
    (
        body(),
        swatches("handle", "Handle", GLAZES),
        pills("glaze", "Finish", {"plain": "Plain", "speckled": "Speckled", "dipped": ("Dipped foot", "3", 1)}),
        words("name", "Engraving", 16, price="6", characters="latin+cjk"),
        motif(),
        GIFT,
    ),
    (),
    UNSEEN,
)
BOWL = Choice(
    "Bowl",
    (
        body(),
        swatches("inside", "Inside", "white chalk oat sky blush coral ochre sage"),
        pills("glaze", "Finish", {"plain": "Plain", "speckled": "Speckled", "bands": ("Two bands", "2")}),
        words("name", "Engraving", 18, price="6", characters="latin+cjk"),
        GIFT,
    ),
    (),
    UNSEEN,
)
TUMBLER = Choice(
    "Tumbler",
    (
        body(),
        swatches("inside", "Inside", "white chalk oat sky blush coral ochre sage"),
        pills("glaze", "Finish", {"plain": "Plain", "fluted": "Fluted", "dipped": ("Dipped foot", "2", 1)}),
        words("name", "Engraving", 14, price="5", characters="latin+cjk"),
        motif(),
        GIFT,
    ),
    (excludes("glaze=fluted", "icon=finch", "Flutes cut the finch into strips. Choose it on plain clay."),),
    UNSEEN,
)
VASE = Choice(
    "Vase",
    (
        body(),
        pills("glaze", "Finish", {"plain": "Plain", "speckled": "Speckled", "bands": ("Two bands", "3")}),
        pills("branch", "In the picture", {"none": "Empty", "twig": "A twig", "flowers": "Three flowers"}, help="The vase comes empty."),
        words("name", "Engraving", 14, price="6", characters="latin+cjk"),
    ),
)  # fmt: skip
TRAY = Choice(
    "Tray",
    (
        pills("wood", "Wood", WOODS),
        pills("lining", "Lining", {"none": "Bare wood", "lino": ("Linoleum", "8")}),
        swatches("colour", "Linoleum", "alder ink moss rust ochre graphite"),
        words("name", "Burned-in words", 22, price="6"),
        swatches("leather", "Handles", LEATHER),
    ),
)
HOOKS = Choice(
    "Wall hooks",
    (
        pills("wood", "Wood", WOODS),
        pills("metal", "Hooks", {"brass": ("Brass", "8"), "steel": "Steel", "black": "Black"}),
        words("name", "Burned-in words", 20, price="5"),
    ),
)

#: By code.
CHOICES = {
    "mug": SERVES_TEA, "mug-two-tone": TWO_TONE, "mug-name": NAMED_MUG, "enamel": ENAMEL, "jug": JUG, "bowl": BOWL,
    "tumbler": TUMBLER, "shirt": SHIRT, "shirt-collar": PLAIN_SHIRT, "hoodie": HOODIE, "apron": APRON, "cap": CAP,
    "notebook": NOTEBOOK, "leather-book": LEATHER_BOOK, "poster": POSTER, "pencils": PENCILS, "desk": DESK,
    "shelf": SHELF, "chair": CHAIR, "lamp": LAMP, "clock": CLOCK, "candle": CANDLE, "tote": TOTE, "cushion": CUSHION,
    "blanket": BLANKET, "bicycle": BICYCLE, "board": BOARD, "keytag": KEYTAG, "phone": PHONE, "pot": POT,
    "bottle": BOTTLE, "vase": VASE, "tray": TRAY, "hooks": HOOKS,
}  # fmt: skip
