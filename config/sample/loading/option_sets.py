"""Option sets and pictures of the sample shop, and which product is made how."""

import pathlib
from decimal import Decimal

from config.sample.albums import ALBUMS
from config.sample.choices import CHOICES
from config.sample.loading.photographs import condition_lines, stored
from config.sample.shapes import (
    SampleGroup,
    SampleOption,
    SampleOptionSet,
    SamplePrice,
    SampleProduct,
    SampleRule,
)
from store.catalogue.models import Product
from store.configurator.models import Drawing, MadeToOrder, Option, OptionGroup, OptionSet, PriceRule, Rule
from store.money.amounts import Money

DRAWINGS = pathlib.Path(__file__).parents[1] / "drawings"
#: What a group and its row call the same.
_OF_GROUP = (
    *("key", "name", "kind", "display", "of_part", "help", "section", "required", "is_measurement", "max_length"),
    *("lines", "characters", "unit"),
    *("from_days", "until_days", "min_pixels", "min_dpi", "lead_days", "after"),
)


class OptionSets:
    """Every option set and drawing, stored, ready to be given to products."""

    def __init__(self) -> None:
        self.sets = {code: store_set(draft_of(code, choice)) for code, choice in CHOICES.items()}
        self.drawings = {path.stem: _drawing(path) for path in sorted(DRAWINGS.glob("*.svg"))}
        self.albums = {code: stored(album, DRAWINGS) for code, album in ALBUMS.items()}

    def describe(self, product: Product, item: SampleProduct) -> None:
        """Store how one product is made."""
        MadeToOrder.objects.create(
            product=product,
            option_set=self.sets.get(item.choice),
            drawing=self.drawings.get(item.drawing),
            photo=self.albums.get(item.album),
            several_sizes=item.several_sizes,
            defaults=looks_of(item) | item.words,
        )


def looks_of(item: SampleProduct) -> dict[str, str | list[str]]:
    """What the catalogue picture shows; several answers stand with a plus between them."""
    pairs = dict(part.split("=", 1) for part in item.looks.split())
    groups = CHOICES[item.choice].groups if item.choice else ()
    many = {group.key for group in groups if group.kind == "several"}
    return {key: value.split("+") if key in many else value for key, value in pairs.items()}


def draft_of(code: str, choice: SampleOptionSet) -> OptionSet:
    """An option set with all its rows, not stored."""
    return OptionSet(
        name=choice.name,
        code=code,
        groups=[_group(group, place) for place, group in enumerate(choice.groups)],
        rules=[_rule(rule, place) for place, rule in enumerate(choice.rules)],
        prices=[_price(price, place) for place, price in enumerate(choice.prices)],
    )


def store_set(draft: OptionSet) -> OptionSet:
    """A draft, stored with one statement for each table; saved row by row, Wagtail would index every one of them."""
    groups, rules, prices = (list(rows.all()) for rows in (draft.groups, draft.rules, draft.prices))
    option_set = OptionSet.objects.create(name=draft.name, code=draft.code)
    for row in (*groups, *rules, *prices):
        row.option_set = option_set
    options = [(group, option) for group in groups for option in group.options.all()]
    OptionGroup.objects.bulk_create(groups)
    for group, option in options:
        option.group = group
    Option.objects.bulk_create(option for _group, option in options)
    Rule.objects.bulk_create(rules)
    PriceRule.objects.bulk_create(prices)
    return option_set


def _group(group: SampleGroup, place: int) -> OptionGroup:
    values = {name: getattr(group, name) for name in _OF_GROUP}
    values |= {name: Decimal(getattr(group, name)) for name in ("low", "high", "step", "print_cm", "min_text_mm")}
    values |= {name: Money(getattr(group, name)) for name in ("surcharge", "per_character")}
    values |= {"min_options": group.least, "max_options": group.most}
    options = [_option(option, position) for position, option in enumerate(group.options)]
    return OptionGroup(sort_order=place, applies_if=condition_lines(group.asked), options=options, **values)


def _option(option: SampleOption, place: int) -> Option:
    values = {name: getattr(option, name) for name in ("key", "name", "colour", "lead_days")}
    return Option(surcharge=Money(option.surcharge), sort_order=place, **values)


def _rule(rule: SampleRule, place: int) -> Rule:
    values = {name: getattr(rule, name) for name in ("kind", "table", "reason", "group", "second")}
    values["contrast"] = Decimal(rule.contrast)
    return Rule(results=condition_lines(rule.then), sort_order=place, **values, conditions=condition_lines(rule.when))


def _price(price: SamplePrice, place: int) -> PriceRule:
    values = {name: getattr(price, name) for name in ("name", "kind", "group", "second", "min_quantity")}
    return PriceRule(amount=Decimal(price.amount), sort_order=place, **values, conditions=condition_lines(price.when))


def _drawing(path: pathlib.Path) -> Drawing:
    return Drawing.objects.create(name=path.stem.capitalize(), source=path.read_text(encoding="utf-8"))
