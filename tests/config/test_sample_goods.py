"""The goods of the sample shop, as they are written down: no database."""

import re
from functools import cache
from pathlib import Path

import pytest

import config.sample
from config.sample.choices import CHOICES
from config.sample.goods import ITEMS
from config.sample.goods.shelves import ATTRIBUTES, CATEGORIES
from config.sample.loading.making import draft_of, looks_of
from config.sample.shapes import Group, Item
from store.configurator.definition import Definition
from store.configurator.drawn import drawn
from store.configurator.rows import definition_from_draft
from store.configurator.states import problems

DRAWINGS = Path(config.sample.__file__).parent / "drawings"
MADE = [item for item in ITEMS if item.choice]
SETS = {item.choice: item for item in MADE}


@cache
def definition(item: Item) -> Definition:
    """What the rows of the item mean."""
    source = (DRAWINGS / f"{item.drawing}.svg").read_text(encoding="utf-8")
    more = {"drawing": source, "defaults": looks_of(item) | item.words}
    choice = CHOICES.get(item.choice)
    return definition_from_draft(draft_of(item.choice, choice), product=1, **more) if choice else Definition(1, **more)


def shown(item: Item) -> dict:
    """The choices of the catalogue picture."""
    answers = looks_of(item) | item.words
    return {key: [each] if isinstance(each, str) and key in _asked(item) else each for key, each in answers.items()}


def _asked(item: Item) -> set[str]:
    return {group.key for group in definition(item).groups if not group.is_text}


def picture(item: Item, choices: dict) -> str:
    """How it looks, without its title."""
    return re.sub(r"<title>.*?</title>", "", drawn(definition(item), choices))


def test_at_least_sixty_things_lie_on_eight_shelves():
    assert len(ITEMS) >= 60
    assert len({item.category.split("/")[0] for item in ITEMS}) >= 8
    assert {item.category for item in ITEMS} <= {path for path, *_rest in CATEGORIES}


def test_every_address_is_given_once():
    assert len({item.address for item in ITEMS}) == len(ITEMS)


def test_no_two_catalogue_pictures_are_alike():
    assert len({picture(item, shown(item)) for item in ITEMS}) == len(ITEMS)


@pytest.mark.parametrize("item", MADE, ids=lambda item: item.address)
def test_what_the_catalogue_shows_can_be_ordered(item: Item):
    known = {key: answer for key, answer in shown(item).items() if key in definition(item).by_key}
    assert [problem.message for problem in problems(definition(item), known) if not problem.missing] == []


@pytest.mark.parametrize("code", CHOICES)
def test_every_option_set_is_used(code: str):
    assert code in SETS


@pytest.mark.parametrize("code", SETS)
def test_every_option_that_can_be_seen_changes_the_picture(code: str):
    alike = [where for where in _alike(code) if where[1] not in CHOICES[code].unseen]
    assert alike == []


def _alike(code: str) -> list[tuple[str, str]]:
    """Options that no item of the set draws differently from the others of their group."""
    items = [item for item in MADE if item.choice == code]
    places = [(group, option.key) for group in CHOICES[code].groups for option in group.options]
    return [(group.key, key) for group, key in places if not any(_differs(item, group, key) for item in items)]


def _differs(item: Item, group: Group, option: str) -> bool:
    written = {each.key: "Words" for each in definition(item).groups if each.is_text}
    for others in ({}, {"seat": ["pad"]}, {"pattern": ["stripe"]}, {"lining": ["lino"]}, {"ends": ["tan"]}):
        base = shown(item) | written | others
        without = next(each.key for each in group.options if each.key != option) if len(group.options) > 1 else ""
        other = [without] if group.kind == "one" else []
        if picture(item, base | {group.key: [option]}) != picture(item, base | {group.key: other}):
            return True
    return False


@pytest.mark.parametrize("item", MADE, ids=lambda item: item.address)
def test_at_least_three_layers_follow_the_choices(item: Item):
    asked = "|".join(re.escape(group.key) for group in definition(item).groups)
    several = "|".join(re.escape(key.key) for group in CHOICES[item.choice].groups for key in group.options)
    source = definition(item).drawing
    layers = re.split(r'<g data-layer="', source)[1:]
    follows = [layer for layer in layers if re.search(rf"--({asked})\b|[\"' +-]({asked}|{several})(!?=|\")", layer)]
    assert len(follows) >= 3


def test_facets_of_all_five_kinds_are_filled():
    filled = {key for item in ITEMS for key in item.about}
    assert {ATTRIBUTES[key][1] for key in filled} == {"text", "number", "choice", "colour", "yesno"}
