"""What can be chosen on bicycles: many parts, of which not every two fit together."""

from dataclasses import replace

from ..shapes import SampleOptionSet, SamplePrice, excludes, number, pills, requires, several, swatches, together, words
from .parts import LEATHER

HUBS = "one, hub8, hub14"
DERAILLEURS = "ten, twenty"

#: No picture can show them.
UNSEEN = (
    *("cm46", "cm50", "cm54", "cm58", "cm62", "in28", "in27", "in26"),
    *("steel", "stainless", "titanium", "flat", "rubber", "click"),
)
FRAME = (
    number("height", "Your height", 150, 205, "cm", is_measurement=True, help="In socks, back to the door frame."),
    pills("size", "Frame size", {"cm46": "46 cm", "cm50": "50 cm", "cm54": "54 cm", "cm58": "58 cm", "cm62": ("62 cm", "40")}),
    pills("tubes", "Tubes", {"steel": ("Steel", "0", 6), "stainless": ("Stainless steel", "380", 10), "titanium": ("Titanium", "1250", 15)}),
    pills("fork", "Fork", {"steel": "Steel", "carrier": ("Steel, with eyelets for bags", "55"), "carbon": ("Carbon", "130")}),
    swatches("frame", "Frame colour", "alder ink soot chalk sage fjord sky rust coral ochre plum graphite", lead_days=5, after="tubes"),
    pills(
        "forkpaint", "Fork colour", {"same": "As the frame", "white": ("Chalk", "25"), "night": ("Soot black", "25"), "chrome": ("Chrome", "90", 4)},
        after="tubes",
    ),
)  # fmt: skip
WHEEL = (
    pills("wheel", "Wheels", {"in28": "28 inches", "in27": "650B", "in26": "26 inches"}),
    pills("rubber", "Width of tyres", {"mm28": "28 mm", "mm35": "35 mm", "mm42": "42 mm", "mm50": ("50 mm", "12")}),
    pills("tyre", "Tyres", {"black": "Black", "cream": ("Cream", "8"), "gum": ("With gum walls", "8")}),
    pills("brake", "Brakes", {"rim": "On the rim", "disc": ("Discs", "60"), "drum": ("Drums in the hubs", "70")}),
)  # fmt: skip
PARTS_OF_IT = (
    pills(
        "gears", "Gears", {
            "one": "One", "hub8": ("Eight in the hub", "190"), "hub14": ("Fourteen in the hub", "1180", 4), "ten": ("Ten, derailleur", "120"),
            "twenty": ("Twenty, two derailleurs", "190"),
        },
    ),
    pills("drive", "Driven by", {"chain": "Chain", "belt": ("Belt", "90")}),
    pills("bar", "Handlebar", {"swept": "Swept back", "flat": "Flat", "drop": ("Dropped", "40")}),
    swatches("saddle", "Saddle and grips", LEATHER),
    pills("pedals", "Pedals", {"flat": "Flat", "rubber": ("With rubber blocks", "12"), "click": ("For cleats", "28")}),
    pills("lights", "Lights", {"none": "None", "battery": ("With battery", "25"), "dynamo": ("With dynamo in the hub", "110", 2)}),
    several(
        "extras", "With it", {
            "guards": ("Mudguards", "35"), "rack": ("Rack", "40"), "basket": ("Basket", "35"), "stand": ("Two-legged stand", "28"),
            "seat": ("Child seat", "60"), "bags": ("Two bags", "90"), "case": ("Closed chain case", "40"), "lock": ("Frame lock", "32"),
            "bottle": ("Bottle and cage", "18"), "bell": ("Brass bell", "18"),
        }, help="Everything is mounted before we send it.",
    ),
)  # fmt: skip
YOURS = (
    words("name", "Name on the tube", 14, price="25", lead_days=2, after="frame", help="Painted by hand over the last coat."),
    pills("lettering", "Letters", {"pale": "Chalk", "dark": "Soot black", "gold": ("Gold leaf", "30")}, asked="name"),
)  # fmt: skip
SECTIONS = {"Frame": FRAME, "Wheels": WHEEL, "Parts": PARTS_OF_IT, "Yours": YOURS}
GROUPS = tuple(replace(group, section=name) for name, groups in SECTIONS.items() for group in groups)

SIZES = (
    requires("size=cm46", "height=at most 166", "On a 46 cm frame a longer leg meets the bar at every turn."),
    requires("size=cm50", "height=158 to 178", "The 50 cm frame is drawn for riders from 158 to 178 cm."),
    requires("size=cm54", "height=167 to 187", "The 54 cm frame is drawn for riders from 167 to 187 cm."),
    requires("size=cm58", "height=176 to 197", "The 58 cm frame is drawn for riders from 176 to 197 cm."),
    requires("size=cm62", "height=at least 187", "A shorter rider does not reach the ground from a 62 cm frame."),
    excludes("size=cm46", "wheel=in28", "On so small a frame the toes meet a 28 inch wheel in every bend."),
    excludes("size=cm62", "wheel=in26", "Under a 62 cm frame small wheels need a head tube so long that it flutters."),
    excludes("size=cm62", "fork=carbon", "The shaft of the carbon fork is cut for frames up to 58 cm."),
    excludes("size=cm46", "extras=bottle", "The triangle of a 46 cm frame has no room for a bottle."),
    excludes("size=cm46", "extras=seat", "The bow of the child seat needs a seat tube of 50 cm."),
    excludes("size=cm46", "bar=drop", "A dropped bar is too far away on the 46 cm frame."),
    excludes("size=cm46", "tubes=titanium", "Titanium tubes come to us cut for 50 cm and more."),
)
WHEELS = (
    together(
        "Tyres are not made in every width for every wheel.", "wheel | rubber",
        "in28 | mm28", "in28 | mm35", "in28 | mm42", "in28 | mm50", "in27 | mm42", "in27 | mm50", "in26 | mm35", "in26 | mm42", "in26 | mm50",
    ),
    excludes("wheel=in28 & rubber=mm50", "extras=guards", "Between a 50 mm tyre and the fork crown no mudguard fits on 28 inches; 650B leaves it room."),
    excludes("rubber=mm50", "brake=rim", "The arms of a rim brake open for tyres up to 42 mm."),
    excludes("rubber=mm50", "fork=carbon", "The carbon fork lets a tyre of 42 mm through, no more."),
    excludes("rubber=mm50", "gears=twenty", "The cage of the front derailleur touches a 50 mm tyre."),
    excludes("rubber=mm50", "extras=lock", "The ring of the frame lock closes round 47 mm."),
    excludes("rubber=mm50", "tyre=gum", "Gum walls end at 42 mm."),
    excludes("rubber=mm28", "tyre=cream", "Cream tyres begin at 35 mm."),
    excludes("rubber=mm28", "extras=seat", "With a child behind, a 28 mm tyre lets the rim down on every kerb."),
    excludes("rubber=mm28", "extras=bags", "Two full bags on 28 mm tyres break spokes."),
    excludes("wheel=in26", "tyre=gum", "The 26 inch tyre comes in black and cream."),
    excludes("wheel=in26", "gears=twenty", "On small wheels half of the twenty gears are the same gear."),
)  # fmt: skip
BRAKES = (
    excludes("brake=disc", "tubes=stainless", "We cannot braze the mount of a disc brake to stainless stays."),
    excludes("brake=drum", "fork=carbon", "A drum twists one blade of the fork; carbon must not be twisted."),
    excludes("brake=drum", f"gears={DERAILLEURS}", "The rear drum stands where a cassette would sit."),
    excludes("brake=drum", "gears=hub14", "The hub of fourteen gears has no drum in it."),
    excludes("brake=drum", "bar=drop", "The levers of a dropped bar pull too little cable for drums."),
    excludes("brake=drum", "lights=dynamo", "The front hub holds a drum or a dynamo, not both."),
    requires("brake=disc & bar=drop", "fork=carbon", "The hose from a dropped bar runs inside of the fork, and only the carbon one is hollow to the end."),
    excludes("brake=rim", "extras=seat", "Wet rims hold a child’s weight too late; choose discs or drums."),
    excludes("brake=disc", "fork=carrier", "The caliper stands where the lower eyelet would be."),
)  # fmt: skip
DRIVE = (
    requires("drive=belt", f"gears={HUBS}", "A belt runs in one line; a derailleur would throw it off."),
    excludes(
        "drive=belt", "tubes=stainless", "A belt goes through a joint in the stay, and stainless stays we do not cut."
    ),
    excludes("drive=belt", "extras=case", "A belt carries no oil, so there is nothing to put into a case."),
    excludes("drive=belt", "size=cm46", "The shortest belt is too long for the stays of the 46 cm frame."),
    requires("extras=case", f"gears={HUBS}", "In a closed case a derailleur has no room to move."),
    excludes("extras=case", "wheel=in26", "The case is pressed for the longer stays of 28 and 650B wheels."),
    excludes("extras=case", "tubes=titanium", "The case hangs on lugs that cannot be brazed to titanium."),
    excludes("gears=hub14", "bar=drop", "The shifter of the fourteen gears goes on bars of 22 mm only."),
    excludes("gears=hub8", "bar=drop", "The twist grip of the eight gears does not go round a dropped bar."),
    excludes("gears=twenty", "bar=swept", "A swept bar has no straight end for two shifters."),
    excludes("gears=twenty", "extras=stand", "The plate of the stand lies where the front derailleur’s cable turns."),
    excludes("gears=one", "extras=seat", "With a child behind, one gear is too few for the hills."),
    excludes("gears=one", "extras=bags", "With two full bags one gear is too few for the hills."),
)
PARTS = (
    requires("fork=carbon", "wheel=in28", "The carbon fork is made for 28 inches only."),
    excludes("fork=carbon", "lights=dynamo", "The cable of a dynamo would have to be clamped to carbon, which cracks it."),
    excludes("fork=carbon", "extras=basket", "The basket rests on the crown of the fork; a carbon crown takes no load."),
    excludes("fork=carbon", "extras=guards", "The carbon fork has no eyelets for the stays of a mudguard."),
    excludes("fork=carbon", "forkpaint=chrome", "Carbon cannot be chromed."),
    excludes("fork=carrier", "wheel=in26", "On small wheels bags at the eyelets would touch the ground in a bend."),
    excludes("fork=carrier", "tubes=titanium", "With bags in front a titanium frame begins to swing."),
    excludes("tubes=titanium", "extras=seat", "The makers of the child seat forbid its clamp on titanium."),
    excludes("tubes=titanium", "extras=stand", "The plate of the stand crushes thin stays of titanium."),
    excludes("tubes=titanium", "extras=lock", "The frame lock is screwed to studs that only steel frames have."),
    excludes("tubes=stainless", "forkpaint=chrome", "Chrome beside stainless steel looks yellow. We tried."),
    excludes("bar=drop", "extras=basket", "A dropped bar leaves no room for the basket."),
    excludes("bar=drop", "extras=seat", "Bent over a dropped bar you do not hear the child."),
    excludes("bar=swept", "pedals=click", "Over a swept bar one sits upright and pushes with the middle of the foot; cleats hold the ball."),
    requires("lights=dynamo", "extras=guards", "The cable of the rear light runs under the mudguard."),
    excludes("lights=battery", "extras=seat", "The child seat hides the battery light on the seat post."),
    excludes("lights=none", "extras=seat", "With a child behind you ride with lights."),
    requires("extras=seat", "extras=rack", "The child seat stands on the rack."),
    requires("extras=seat", "extras=stand", "Only a two-legged stand holds the bicycle while you lift the child in with both hands."),
    requires("extras=bags", "extras=rack", "The bags hang on the rack."),
    excludes("extras=bags", "extras=seat", "The child’s feet are where the bags would hang."),
    excludes("extras=seat", "pedals=click", "With a child behind you must be able to put a foot down at once."),
    excludes("frame=chalk", "lettering=pale", "Chalk letters on chalk cannot be read."),
    excludes("frame=soot, ink, graphite", "lettering=dark", "Black letters on dark paint cannot be read."),
    excludes("frame=ochre", "lettering=gold", "Gold leaf on ochre cannot be read."),
    excludes("frame=soot", "forkpaint=night", "Soot on soot is the same colour; choose “As the frame”."),
    excludes("frame=chalk", "forkpaint=white", "Chalk on chalk is the same colour; choose “As the frame”."),
)  # fmt: skip

BICYCLE = SampleOptionSet(
    "Bicycle",
    GROUPS,
    (*SIZES, *WHEELS, *BRAKES, *DRIVE, *PARTS),
    UNSEEN,
    (
        SamplePrice("Sprocket of its own for belt and fourteen gears", "35", when="gears=hub14 & drive=belt"),
        SamplePrice("Two stays more for the child seat", "24", when="extras=seat & wheel=in28"),
        SamplePrice("Several bicycles", "-4", "percent", min_quantity=4),
        SamplePrice("Several bicycles", "-8", "percent", min_quantity=10),
    ),
)  # fmt: skip
