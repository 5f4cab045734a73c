"""What can be chosen on desks: real wood has real limits."""

from dataclasses import replace

from ..shapes import SampleOptionSet, SamplePrice, excludes, number, pills, requires, several, together

WOODEN = "oak, ash, cherry, walnut"
LINOLEUM = "linoleum, lino-ink, lino-mushroom"
LIFTS = "lift-black, lift-white"
STEEL = "black, white, alder"

DESK = SampleOptionSet(
    "Desk",
    (
        pills(
            "top", "Top", {
                "oak": ("Oak", "0", 5), "ash": ("Ash", "0", 5), "cherry": ("Cherry", "0", 6), "walnut": ("Walnut", "0", 8),
                "linoleum": ("Linoleum, dark green", "0", 3), "lino-ink": ("Linoleum, ink", "0", 3),
                "lino-mushroom": ("Linoleum, mushroom", "0", 3),
            }, help="Priced by the square centimetre; 120 × 60 cm of oak are in the price of the desk.",
        ),
        number("width", "Width", 120, 200, "cm", step=5),
        number("depth", "Depth", 60, 90, "cm", step=5, help="Seventy-five is an arm and a screen."),
        pills("edge", "Edge", {"straight": "Straight", "round": ("Rounded", "18"), "bevel": ("Bevelled below", "35", 1)}, after="top"),
        pills(
            "finish", "Finish", {"oil": "Linseed oil", "wax": ("Hard wax", "24"), "soap": ("White soap", "12")},
            asked=f"top={WOODEN}", lead_days=4, after="top, edge", help="Brushed on after planing; each coat dries for two days.",
        ),
        pills(
            "frame", "Frame", {
                "black": ("Black steel", "0", 6), "white": ("White steel", "0", 6), "alder": ("Steel, house green", "30", 6),
                "trestle": ("Two trestles of oak", "40", 5), "lift-black": ("Sit and stand, black", "460", 2),
                "lift-white": ("Sit and stand, white", "460", 2),
            },
        ),
        number("height", "Height when you stand", 95, 120, "cm", asked=f"frame={LIFTS}", help="Elbow height, less two centimetres. It is stored on the first button."),
        several("extras", "With it", {"drawer": ("Drawer", "60", 2), "tray": ("Tray for cables", "35"), "flap": ("Flap for cables in the top", "28", 1)}, after="top"),
        pills("pull", "Pull of the drawer", {"slot": "Black bow", "brass": ("Brass knob", "9"), "leather": ("Leather loop", "7")}, asked="extras=drawer"),
    ),
    (
        requires("width=at least 185", f"frame={STEEL}", "A top of 185 cm and more sags in the middle unless a welded steel frame carries it."),
        excludes("frame=trestle", "width=at least 165", "Between trestles the top hangs free; past 160 cm you would feel it bounce."),
        excludes("frame=trestle", "depth=at least 85", "The trestles are 70 cm deep; a top of 85 cm would tip when you lean on its edge."),
        excludes(f"frame={LIFTS}", "width=at most 125", "The two columns and the motor between them need 130 cm."),
        excludes(f"frame={LIFTS}", "depth=at most 60", "The feet of the columns are 68 cm long and would stand out under so narrow a top."),
        excludes(f"frame={LIFTS} & height=at least 116", "depth=at least 85", "So deep a top sways on columns drawn out beyond 115 cm."),
        excludes(f"frame={LIFTS}", "extras=drawer", "The motor sits where the drawer would run."),
        excludes("frame=trestle", "extras=tray", "Between trestles there is nothing to hang a tray on."),
        excludes("frame=trestle", "extras=drawer", "A drawer hangs in the steel frame; trestles leave it nothing to run in."),
        requires(f"frame={LIFTS}", "extras=tray", "The cables of the motor must hang in something that rises with the top."),
        together(
            "Linoleum is glued on birch ply: a rounded edge would show its layers and a bevel would splinter them.",
            "top | edge", *(f"{wood} | *" for wood in WOODEN.split(", ")), *(f"{lino} | straight" for lino in LINOLEUM.split(", ")),
        ),
        excludes("top=cherry", "width=at least 185", "Our cherry trees are short: clear boards end at 180 cm."),
        excludes("top=walnut", "depth=at least 90", "Walnut boards of this length are glued up to 85 cm; wider ones cup."),
        excludes(f"top={LINOLEUM}", "width=at least 185", "Linoleum for desks comes on rolls of 183 cm, and we lay it without a joint."),
        excludes("top=walnut", "finish=soap", "Soap bleaches walnut within a year; it turns grey."),
        excludes("top=cherry", "finish=soap", "Cherry darkens unevenly under soap."),
        excludes(f"top={LINOLEUM}", "extras=flap", "A cut in linoleum frays; the cables go over the back edge."),
        excludes("edge=bevel & extras=drawer", "depth=at most 65", "The bevel takes away the wood that the runners of the drawer are screwed into."),
    ),
    (),
    (
        *(SamplePrice(f"Top of {name}, by the cm²", amount, "area", f"top={key}", "width", "depth") for key, name, amount in (
            ("oak", "oak", "0.021"), ("ash", "ash", "0.021"), ("cherry", "cherry", "0.026"), ("walnut", "walnut", "0.034"),
        )),
        SamplePrice("Top of linoleum, by the cm²", "0.025", "area", f"top={LINOLEUM}", "width", "depth"),
        SamplePrice("120 × 60 cm of oak are included", "-151.20"),
        SamplePrice("A steel bar below the middle", "38", when=f"width=at least 185 & frame={STEEL}"),
    ),
)  # fmt: skip
_COLUMNS = pills("frame", "Frame", {"lift-black": ("Black columns", "0", 2), "lift-white": ("White columns", "0", 2)})
_BELOW = several(
    "extras",
    "With it",
    {"tray": ("Tray for cables", "35"), "flap": ("Flap for cables in the top", "28", 1)},
    after="top",
)
#: What the columns take the room for, or stand instead of.
_NOT_ON_COLUMNS = ("frame=trestle", f"frame={STEEL}", "extras=drawer", "extras=tray")
#: The same tops on columns that rise: the motor is in the price.
STANDING_DESK = replace(
    DESK,
    name="Desk to sit and to stand at",
    groups=tuple(
        {"frame": _COLUMNS, "extras": _BELOW}.get(group.key, group) for group in DESK.groups if group.key != "pull"
    ),
    rules=tuple(
        rule for rule in DESK.rules if not any(each in f"{rule.when} {rule.then}" for each in _NOT_ON_COLUMNS)
    ),
    prices=tuple(price for price in DESK.prices if STEEL not in price.when),
)  # fmt: skip
