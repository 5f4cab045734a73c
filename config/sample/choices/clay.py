"""What can be chosen on things of clay and enamel."""

from ..shapes import SampleGroup, SampleOptionSet, SamplePrice, excludes, pills, swatches, words
from .parts import GIFT, GLAZES, PRINTED_MOTIFS, UNSEEN, body, motif

#: Ten per cent less from a dozen on.
ENGRAVING = (
    *(
        SamplePrice("Engraving, by the letter", amount, "character", group="name", min_quantity=pieces)
        for pieces, amount in ((1, "0.25"), (12, "0.225"))
    ),
    SamplePrice("Engraving, from a dozen on", "-0.30", when="name", min_quantity=12),
)


def engraved(after: str = "") -> SampleGroup:
    """Words cut into the clay."""
    room = "Up to 24 letters on one line or two, cut by hand before the second firing."
    return words(
        "name", "Engraving", 24, price="3", lines=2, characters="latin+cjk", lead_days=1, after=after, help=room
    )


SERVES_TEA = SampleOptionSet(
    "Stoneware mug",
    (
        body(),
        swatches("handle", "Handle", GLAZES),
        pills("glaze", "Finish", {"plain": "Plain", "speckled": "Speckled", "dipped": ("Dipped foot", "3", 1)}),
        pills("rim", "Rim", {"plain": "Glazed", "iron": ("Brown with iron", "2", 1)}, after="glaze"),
        engraved(after="glaze"),
        pills("place", "Where it stands", {"front": "In front", "foot": "On the foot", "rim": "Under the rim"}),
        motif(),
        GIFT,
    ),
    (
        excludes("place=foot", f"icon={', '.join(PRINTED_MOTIFS)}", "With words on the foot the front stays plain."),
        excludes("place=rim", f"icon={', '.join(PRINTED_MOTIFS)}", "Words under the rim need the room of the motif."),
        excludes("glaze=dipped", "place=rim", "Dipped mugs are held at the rim, so no words can stand there."),
        excludes("glaze=dipped", "rim=iron", "Dipped mugs are held at the rim, so it cannot be painted."),
        excludes("rim=iron", "place=rim", "The iron runs down into words under the rim."),
        excludes("rim=iron", "body=graphite, ink, plum", "Iron does not show on so dark a glaze."),
    ),
    UNSEEN,
    ENGRAVING,
)  # fmt: skip
TWO_TONE = SampleOptionSet(
    "Two-tone mug",
    (body("Outside"), swatches("inside", "Inside", "white chalk oat sky blush coral ochre ink"), swatches("handle", "Handle", GLAZES), engraved(), motif(), GIFT),
    (excludes("inside=ink", "body=graphite", "Dark on dark cracks in the firing: the two glazes shrink differently."),),
    UNSEEN,
    ENGRAVING,
)  # fmt: skip
NAMED_MUG = SampleOptionSet(
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
ENAMEL = SampleOptionSet(
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
        *(excludes("finish=splatter", f"icon={each}", "On splattered enamel a motif cannot be read.") for each in PRINTED_MOTIFS),
    ),
    UNSEEN,
)  # fmt: skip
JUG = SampleOptionSet(
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
BOWL = SampleOptionSet(
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
TUMBLER = SampleOptionSet(
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
VASE = SampleOptionSet(
    "Vase",
    (
        body(),
        pills("glaze", "Finish", {"plain": "Plain", "speckled": "Speckled", "bands": ("Two bands", "3")}),
        pills("branch", "In the picture", {"none": "Empty", "twig": "A twig", "flowers": "Three flowers"}, help="The vase comes empty."),
        words("name", "Engraving", 14, price="6", characters="latin+cjk"),
    ),
)  # fmt: skip
POT = SampleOptionSet(
    "Plant pot",
    (
        swatches("glaze", "Glaze", GLAZES),
        pills("mark", "Finish", {"plain": "Plain", "speckle": "Speckled", "bands": ("Two bands", "3")}),
        words("name", "Name of the plant", 14, price="4"),
        pills("saucer", "Saucer", {"yes": ("With saucer", "5"), "no": "Without"}),
        pills("plant", "Plant in the picture", {"rubber": "Rubber plant", "snake": "Snake plant", "olive": "Olive"}, help="The pot comes empty."),
    ),
)  # fmt: skip
