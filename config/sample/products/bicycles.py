"""Bicycles."""

from ..shapes import SampleProduct, SampleVariant


def bicycle(name: str, summary: str, text: str, looks: str, /, *, price: int, **words: str) -> SampleProduct:
    """A bicycle, built after the rider has been measured; the weight is that of the box."""
    variants = (SampleVariant("", f"{price}.00", {}, 14, 16500, length=160),)
    about = {
        "material": "Steel",
        "workshop": "Bicycle yard",
        "care": "Come back after 300 kilometres; we tighten everything for nothing.",
    }
    return SampleProduct(name, "bicycles", "bicycle", summary, text, variants, about, looks, words, "bicycle")


ITEMS = [
    bicycle("City bicycle", "Steel, eight gears, your name on the tube.",
            "<p>Brazed in our yard from Italian tubes, painted in your colour, wired and greased by one person who signs under the saddle.</p>",
            "type=diamond height=178 size=cm54 tubes=steel fork=steel frame=alder forkpaint=same wheel=in28 rubber=mm42 tyre=cream brake=rim gears=hub8 drive=chain bar=swept saddle=cognac pedals=rubber lights=dynamo extras=guards+bell rim=silver lettering=pale", price=1510, name="Nora"),
    bicycle("Mixte bicycle", "Two slim tubes from head to hub.",
            "<p>The frame of French village doctors: easy to mount, stiff enough for cobbles.</p>",
            "type=mixte height=168 size=cm50 tubes=steel fork=steel frame=sky forkpaint=same wheel=in27 rubber=mm42 tyre=gum brake=drum gears=hub8 drive=chain bar=swept saddle=tan pedals=rubber lights=battery extras=guards+basket+case+bell rim=silver lettering=dark", price=1740, name="Ferdi"),
    bicycle("Step-through bicycle", "For skirts, knees and somebody small.",
            "<p>Low in the middle, with a belt that needs no oil and a seat for the one who comes along.</p>",
            "type=step height=172 size=cm54 tubes=steel fork=steel frame=coral forkpaint=same wheel=in28 rubber=mm42 tyre=black brake=disc gears=hub8 drive=belt bar=swept saddle=espresso pedals=flat lights=dynamo extras=guards+rack+stand+seat rim=silver lettering=pale", price=2700),
    bicycle("Racing bicycle", "Dropped bar, nothing that rattles.",
            "<p>Ten kilos without pedals. We measure you first, by post if need be: four numbers and a tape.</p>",
            "type=diamond height=182 size=cm58 tubes=steel fork=carbon frame=soot forkpaint=same wheel=in28 rubber=mm28 tyre=gum brake=rim gears=twenty drive=chain bar=drop saddle=tan pedals=click lights=none extras=bottle rim=silver lettering=gold", price=1690, name="Mistral"),
    bicycle("Courier bicycle", "Flat bar, ten gears, two bags.",
            "<p>Made for people who ride eight hours a day, and good for everybody else.</p>",
            "type=diamond height=176 size=cm54 tubes=steel fork=carrier frame=ochre forkpaint=night wheel=in28 rubber=mm35 tyre=black brake=rim gears=ten drive=chain bar=flat saddle=soot pedals=flat lights=battery extras=rack+bags+lock rim=silver lettering=dark", price=1560, name="Bote 7"),
]  # fmt: skip
