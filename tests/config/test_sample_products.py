"""The goods of the sample shop, as they are written down: no database."""

import re
from functools import cache
from pathlib import Path

import pytest

import config.sample
from config.sample.albums import ALBUMS
from config.sample.choices import CHOICES
from config.sample.loading.option_sets import draft_of, looks_of
from config.sample.products import ITEMS
from config.sample.products.categories import ATTRIBUTES, CATEGORIES
from config.sample.shapes import SampleGroup, SampleProduct, conditions
from store.configurator.definition import ProductDefinition
from store.configurator.picture import draw
from store.configurator.problems import rule_problems
from store.configurator.rows import definition_from_draft
from store.drawing.photograph import Layer, Photograph
from store.rules import BLOCKED, Check, check, judge
from store.rules.choices import Choices
from store.rules.terms import read_term

DRAWINGS = Path(config.sample.__file__).parent / "drawings"
MADE = [item for item in ITEMS if item.choice]
SETS = {item.choice: item for item in MADE}
#: Answers beside which an option can be seen that cannot be seen beside those of the catalogue.
BESIDE = (
    {},
    {"seat": ["pad"]},
    {"pattern": ["stripe"]},
    {"lining": ["lino"]},
    {"ends": ["tan"]},
    {"extras": ["drawer"]},
    {"elastic": ["yes"], "corners": ["no"]},
    {"icon": ["finch"], "place": ["front"]},
    {"top": ["oak"], "edge": ["straight"]},
    {"fork": ["steel"], "lights": ["none"], "extras": []},
)


@cache
def definition(item: SampleProduct) -> ProductDefinition:
    """What the rows of the item mean."""
    source = (DRAWINGS / f"{item.drawing}.svg").read_text(encoding="utf-8") if item.drawing else ""
    more = {"drawing": source, "photograph": photograph(item), "defaults": looks_of(item) | item.words}
    choice = CHOICES.get(item.choice)
    return (
        definition_from_draft(draft_of(item.choice, choice), product=1, **more)
        if choice
        else ProductDefinition(product=1, **more)
    )


def photograph(item: SampleProduct) -> Photograph | None:
    """The photographs it is shown by, if it is."""
    if not item.album:
        return None
    shots = ALBUMS[item.album].shots
    layers = (Layer(shot.name, tuple(read_term(*each) for each in conditions(shot.when))) for shot in shots)
    return Photograph(900, 900, tuple(layers))


def catalogue_choices(item: SampleProduct) -> dict:
    """The choices of the catalogue picture."""
    return Choices.of(definition(item), looks_of(item) | item.words)


def picture(item: SampleProduct, choices: dict) -> str:
    """How it looks, without its title."""
    return re.sub(r"<title>.*?</title>", "", draw(definition(item), choices))


def test_at_least_sixty_products_are_in_eight_categories():
    assert len(ITEMS) >= 60
    assert len({item.category.split("/")[0] for item in ITEMS}) >= 8
    assert {item.category for item in ITEMS} <= {path for path, *_rest in CATEGORIES}


def test_every_address_is_given_once():
    assert len({item.address for item in ITEMS}) == len(ITEMS)


def test_no_two_catalogue_pictures_are_alike():
    assert len({picture(item, catalogue_choices(item)) for item in ITEMS}) == len(ITEMS)


@pytest.mark.parametrize("item", MADE, ids=lambda item: item.address)
def test_what_the_catalogue_shows_can_be_ordered(item: SampleProduct):
    assert [
        problem.message for problem in rule_problems(definition(item), catalogue_choices(item)) if not problem.missing
    ] == []
    assert judge(definition(item), catalogue_choices(item)).conflict is None


@pytest.mark.parametrize("code", CHOICES)
def test_every_option_set_is_used(code: str):
    assert code in SETS


@pytest.mark.parametrize("code", SETS)
def test_every_option_can_be_chosen_and_conditions_speak_of_what_there_is(code: str):
    assert check(definition(SETS[code])) == Check(possible=True, never=(), always=(), broken=())


@pytest.mark.parametrize("code", SETS)
def test_every_option_that_can_be_seen_changes_the_picture(code: str):
    alike = [where for where in _alike(code) if where[1] not in CHOICES[code].unseen]
    assert alike == []


def _alike(code: str) -> list[tuple[str, str]]:
    """Options that no item of the set draws differently from the others of their group."""
    items = [item for item in MADE if item.choice == code]
    places = [(group, option.key) for group in CHOICES[code].groups for option in group.options]
    return [(group.key, key) for group, key in places if not any(_differs(item, group, key) for item in items)]


def _differs(item: SampleProduct, group: SampleGroup, option: str) -> bool:
    written = {each.key: "Words" for each in definition(item).groups if each.is_text}
    for others in BESIDE:
        base = catalogue_choices(item) | written | others
        without = next(each.key for each in group.options if each.key != option) if len(group.options) > 1 else ""
        other = [without] if group.kind == "one" else []
        if picture(item, base | {group.key: [option]}) != picture(item, base | {group.key: other}):
            return True
    return False


@pytest.mark.parametrize("item", MADE, ids=lambda item: item.address)
def test_at_least_three_layers_follow_the_choices(item: SampleProduct):
    if item.album:
        assert sum(bool(shot.when) for shot in ALBUMS[item.album].shots) >= 3
        return
    groups = "|".join(re.escape(group.key) for group in definition(item).groups)
    several = "|".join(re.escape(key.key) for group in CHOICES[item.choice].groups for key in group.options)
    source = definition(item).drawing
    layers = re.split(r'<g data-layer="', source)[1:]
    follows = [layer for layer in layers if re.search(rf"--({groups})\b|[\"' +-]({groups}|{several})(!?=|\")", layer)]
    assert len(follows) >= 3


def test_facets_of_all_five_kinds_are_filled():
    filled = {key for item in ITEMS for key in item.about}
    assert {ATTRIBUTES[key][1] for key in filled} == {"text", "number", "choice", "colour", "yesno"}


def test_every_kind_of_group_is_used():
    kinds = {group.kind for choice in CHOICES.values() for group in choice.groups}
    assert kinds == {"one", "several", "number", "text", "names", "date", "file"}


def test_every_kind_of_price_is_used():
    priced = {price.kind for choice in CHOICES.values() for price in choice.prices}
    assert priced == {"each", "setup", "percent", "character", "unit", "area"}


def test_the_bicycle_has_forty_options_and_sixty_rules():
    bicycle = definition(SETS["bicycle"])
    assert sum(len(group.options) for group in bicycle.groups) >= 40
    assert len(bicycle.rules) >= 60
    assert len({rule.reason for rule in bicycle.rules}) == len(bicycle.rules)


@pytest.mark.parametrize(
    ("width", "frame", "can_be_had"),
    [("200", "trestle", False), ("200", "lift-black", False), ("200", "black", True), ("160", "trestle", True)],
)
def test_only_the_steel_frame_carries_two_metres(width: str, frame: str, can_be_had: bool):
    desk = definition(SETS["desk"])
    state = judge(desk, {"width": width}).state("frame", frame)
    assert (state != BLOCKED) == can_be_had


@pytest.mark.parametrize("address", ["twelve-pencils", "espresso-cup"])
def test_what_has_a_shape_of_its_own_has_a_picture_of_its_own(address: str):
    drawing = next(item.drawing for item in ITEMS if item.address == address)

    assert [item.address for item in ITEMS if item.drawing == drawing] == [address]


@pytest.mark.parametrize("mark", ["hb", "2b", "4b"])
def test_the_band_round_the_pencils_names_their_hardness(mark: str):
    pencils = next(item for item in ITEMS if item.address == "twelve-pencils")
    pictures = {each: draw(definition(pencils), {}, sizes={"hardness": each}) for each in ("hb", "2b", "4b")}

    assert [each for each, picture in pictures.items() if picture == pictures[mark]] == [mark]


@pytest.mark.parametrize(
    ("cloth", "ink"), [("ink", "soot"), ("plum", "soot"), ("plum", "ink"), ("graphite", "soot"), ("chalk", "white")]
)
def test_words_and_motifs_on_a_shirt_are_neither_dark_on_dark_nor_light_on_light(cloth, ink):
    rules = definition(SETS["shirt"])
    printed = {"body": [cloth], "place": ["front"], "print": "Hello", "icon": ["finch"]}
    judgement = judge(rules, Choices.of(rules, printed))

    assert judgement.state("ink", ink) == BLOCKED
    assert judgement.state("tint", ink) == BLOCKED
