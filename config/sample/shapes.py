"""The words in which the sample shop is written down: option groups, option sets and products as short lines."""

from dataclasses import dataclass, field

from store.drawing.colours import PALETTE

#: How a colour of the palette is called in the shop, where its own name does not say it.
COLOUR_NAMES = {"alder": "House green", "tan": "Natural tan", "sky": "Pale sky", "soot": "Soot black"}


@dataclass(frozen=True)
class SampleOption:
    """One answer: ``surcharge`` as a number in euros."""

    key: str
    name: str
    colour: str = ""
    surcharge: str = "0"
    lead_days: int = 0


@dataclass(frozen=True)
class SampleGroup:
    """One question to the shopper, with the fields of the model's own; ``after`` are keys of groups.

    ``asked`` are conditions as in rules of which one must hold. Prices are numbers in euros.
    """

    key: str
    name: str
    kind: str = "one"
    display: str = "pills"
    of_part: bool = False
    options: tuple[SampleOption, ...] = ()
    help: str = ""
    section: str = ""
    required: bool = True
    is_measurement: bool = False
    least: int = 0
    most: int = 1
    max_length: int = 24
    lines: int = 1
    characters: str = "any"
    low: str = "0"
    high: str = "100"
    step: str = "1"
    unit: str = ""
    from_days: int = 0
    until_days: int = 365
    min_pixels: int = 0
    print_cm: str = "0"
    min_text_mm: str = "0"
    min_dpi: int = 0
    surcharge: str = "0"
    per_character: str = "0"
    lead_days: int = 0
    after: str = ""
    asked: str = ""


@dataclass(frozen=True)
class SampleRule:
    """``when`` and ``then`` are conditions: ``group=option, option``, ``group=at least 200``, ``group`` (answered).

    Two conditions that must both hold have an ampersand between them. A table has groups in its first line.
    """

    kind: str
    when: str
    then: str
    reason: str
    table: str = ""
    group: str = ""
    second: str = ""
    contrast: str = "2"


@dataclass(frozen=True)
class SamplePrice:
    """A price for choices together: see ``PriceRule`` of the configurator. ``amount`` in euros or percent."""

    name: str
    amount: str
    kind: str = "each"
    when: str = ""
    group: str = ""
    second: str = ""
    min_quantity: int = 1


@dataclass(frozen=True)
class SampleOptionSet:
    """An option set. ``unseen`` names the options that no picture can show."""

    name: str
    groups: tuple[SampleGroup, ...]
    rules: tuple[SampleRule, ...] = ()
    unseen: tuple[str, ...] = ()
    prices: tuple[SamplePrice, ...] = ()


@dataclass(frozen=True)
class Shot:
    """One photograph, clear around what it shows: parts of a drawing as these choices make it look."""

    name: str
    parts: tuple[str, ...]
    looks: str = ""
    when: str = ""


@dataclass(frozen=True)
class Spot:
    """Where an answer stands on photographs, in parts of their width and height."""

    group: str
    box: tuple[float, float, float, float]
    size: float = 1.0
    colour: str = "#26262a"
    when: str = ""


@dataclass(frozen=True)
class Album:
    """Photographs that are laid over each other, all taken of one drawing."""

    name: str
    drawing: str
    shots: tuple[Shot, ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class SampleVariant:
    """One variant: ``stock`` is counted where it is a number, else the piece is built when it is ordered.

    ``weight`` in grams; ``length`` is the longest side of the parcel in centimetres; ``content`` as ``750 ml``.
    """

    name: str
    price: str
    sizes: dict[str, str] = field(default_factory=dict)
    lead_days: int = 4
    weight: int = 400
    stock: int | None = None
    length: int = 30
    content: str = ""


@dataclass(frozen=True, eq=False)
class SampleProduct:
    """One product. ``about`` holds attributes by key; ``looks`` are pairs of group and option.

    ``album`` is the code of its photographs, if it is shown by them instead of a drawing.
    """

    name: str
    category: str
    drawing: str
    summary: str
    description: str
    variants: tuple[SampleVariant, ...]
    about: dict[str, object]
    looks: str = ""
    words: dict[str, str] = field(default_factory=dict)
    choice: str = ""
    tax: str = "standard"
    slug: str = ""
    several_sizes: bool = False
    album: str = ""

    @property
    def address(self) -> str:
        """How the page is called."""
        return self.slug or self.name.lower().replace("’", "").replace(" ", "-")


def swatches(key: str, name: str, colours: str, *, dearer: dict[str, str] | None = None, **more) -> SampleGroup:
    """A group of colours of the palette, in this order."""
    prices = dearer or {}
    options = tuple(
        SampleOption(colour, COLOUR_NAMES.get(colour, colour.capitalize()), PALETTE[colour], prices.get(colour, "0"))
        for colour in colours.split()
    )
    return SampleGroup(key, name, display="swatches", options=options, **more)


def pills(key: str, name: str, options: dict[str, str | tuple], **more) -> SampleGroup:
    """A group of buttons: key to name, or to name, surcharge and more days."""
    return SampleGroup(key, name, options=_options(options), **more)


def several(key: str, name: str, options: dict[str, str | tuple], **more) -> SampleGroup:
    """A group of which several may be chosen."""
    built = _options(options)
    return SampleGroup(
        key, name, kind="several", display="list", options=built, required=False, most=len(built), **more
    )


def words(key: str, name: str, most: int, *, price: str = "0", each: str = "0", **more) -> SampleGroup:
    """A group for the shopper's own words."""
    more.setdefault("required", False)
    return SampleGroup(key, name, kind="text", max_length=most, surcharge=price, per_character=each, **more)


def number(key: str, name: str, low: int, high: int, unit: str, *, step: int = 1, **more) -> SampleGroup:
    """A group for a number from ``low`` to ``high``."""
    return SampleGroup(key, name, kind="number", low=str(low), high=str(high), step=str(step), unit=unit, **more)


def names(key: str, name: str, most: int, *, price: str = "0", **more) -> SampleGroup:
    """A group for a text on each piece."""
    return SampleGroup(key, name, kind="names", max_length=most, surcharge=price, required=False, **more)


def day(key: str, name: str, *, first: int, last: int, **more) -> SampleGroup:
    """A group for a day, ``first`` to ``last`` days from today."""
    return SampleGroup(key, name, kind="date", from_days=first, until_days=last, **more)


def photo(key: str, name: str, *, wide: str, dpi: int, pixels: int, **more) -> SampleGroup:
    """A group for a picture of the shopper, printed so many centimetres wide."""
    return SampleGroup(key, name, kind="file", print_cm=wide, min_dpi=dpi, min_pixels=pixels, **more)


def excludes(when: str, then: str, reason: str) -> SampleRule:
    """The two cannot be had together."""
    return SampleRule("excludes", when, then, reason)


def requires(when: str, then: str, reason: str) -> SampleRule:
    """The first is built with the second only."""
    return SampleRule("requires", when, then, reason)


def stands_out(group: str, second: str, contrast: str, reason: str, when: str = "") -> SampleRule:
    """The colours of the first group must be told from those of the second."""
    return SampleRule("contrast", when, "", reason, group=group, second=second, contrast=contrast)


def together(reason: str, *lines: str) -> SampleRule:
    """Only these combinations: groups in the first line, one combination in each other, ``*`` for any answer."""
    return SampleRule("allowed", "", "", reason, "\n".join(lines))


def conditions(text: str) -> list[tuple[str, str]]:
    """Group and value of each condition."""
    parts = (part.partition("=") for part in text.split("&") if part.strip())
    return [(group.strip(), value.strip()) for group, _equals, value in parts]


def _options(options: dict[str, str | tuple]) -> tuple[SampleOption, ...]:
    return tuple(
        SampleOption(key, value) if isinstance(value, str) else SampleOption(key, value[0], "", *value[1:])
        for key, value in options.items()
    )
