"""From the rows of an option set to a definition."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import F
from wagtail.models import Orderable

from cms.foundation.models import public_files
from store.calendars.promise import Capacity
from store.catalogue.models import Product
from store.drawing.photograph import Layer, Photograph, Place
from store.money.amounts import Money
from store.rules.definition import Group, OptionSpec, RuleSpec

from . import models
from .conditions import read_conditions
from .definition import ProductDefinition, SurchargeRule

Row = TypeVar("Row", bound=Orderable)
#: What a group's row and a group call the same.
_SAME = (
    *(
        "key",
        "name",
        "kind",
        "display",
        "help",
        "section",
        "required",
        "is_measurement",
        "min_options",
        "max_options",
        "max_length",
        "lines",
        "characters",
    ),
    *("low", "high", "step", "unit", "from_days", "until_days", "min_pixels", "max_megabytes", "min_dpi", "print_cm"),
    "min_text_mm",
    *("surcharge", "per_character", "lead_days"),
)
_OF_OPTION = ("pk", "key", "name", "colour", "surcharge", "lead_days", "sort_order", "picture")


def definition_from_rows(product: Product) -> ProductDefinition:
    """Read with a fixed number of queries, three if the product came with how it is made, else four.

    A photograph takes three more. A set that is not published offers nothing.
    """
    made = _made_to_order(product)
    if made is None:
        return ProductDefinition(product=product.pk or 0)
    option_set = made.option_set if made.option_set and made.option_set.live else None
    return ProductDefinition(
        product=product.pk,
        code=option_set.code if option_set else "",
        groups=_groups(option_set) if option_set else (),
        rules=rules_of(models.Rule.objects.filter(option_set=option_set)) if option_set else (),
        prices=prices_of(models.PriceRule.objects.filter(option_set=option_set)) if option_set else (),
        drawing=made.drawing.source if made.drawing else "",
        photograph=photograph_of(made.photo) if made.photo else None,
        defaults=made.defaults if isinstance(made.defaults, dict) else {},
        several_sizes=made.several_sizes,
        needs_proof=made.needs_proof,
        capacity=Capacity(made.units_per_day, made.day_open_from),
    )


def definition_from_draft(option_set: models.OptionSet, *, product: int = 0, **more: Any) -> ProductDefinition:
    """A set as it stands in memory, saved or not: for trying it and for checking it before it is published.

    ``more`` are further fields of the definition, such as its drawing.
    """
    groups = tuple(_group(row, [_option(each) for each in row.options.all()]) for row in option_set.groups.all())
    rules, prices = rules_of(option_set.rules.all()), prices_of(option_set.prices.all())
    return ProductDefinition(product=product, code=option_set.code, groups=groups, rules=rules, prices=prices, **more)


def rules_of(rows: Iterable[models.Rule]) -> tuple[RuleSpec, ...]:
    """The rules in the merchant's order."""
    return tuple(
        RuleSpec(row.kind, row.reason, row.when, row.then, row.groups, row.rows, row.contrast) for row in _ordered(rows)
    )


def prices_of(rows: Iterable[models.PriceRule]) -> tuple[SurchargeRule, ...]:
    """The prices in the merchant's order."""
    return tuple(
        SurchargeRule(
            name=row.name,
            kind=row.kind,
            amount=Money(0) if row.kind == models.PriceRule.Kind.PERCENT else Money(row.amount),
            percent=row.amount if row.kind == models.PriceRule.Kind.PERCENT else SurchargeRule.percent,
            when=row.when,
            min_quantity=row.min_quantity,
            group=row.group,
            second=row.second,
        )
        for row in _ordered(rows)
    )


def photograph_of(photo: models.LayeredPhoto) -> Photograph | None:
    """Photographs as they are stacked; nothing without a layer."""
    rows = list(photo.layers.select_related("image"))
    if not rows:
        return None
    places = (
        Place(
            **{name: getattr(row, name) for name in ("group", "x", "y", "width", "height", "angle", "curve", "size")},
            colour=row.colour,
            when=row.when,
        )
        for row in photo.places.all()
    )
    first = rows[0].image
    layers = tuple(Layer(row.image.file.name, row.when) for row in rows)
    return Photograph(first.width, first.height, layers, tuple(places))


def _made_to_order(product: Product) -> models.MadeToOrder | None:
    if "made_to_order" in product._state.fields_cache:
        return getattr(product, "made_to_order", None)
    related = ("option_set", "drawing", "photo")
    return models.MadeToOrder.objects.select_related(*related).filter(pk=product.pk).first()


def _ordered(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row.sort_order or 0, row.pk or 0))


def _groups(option_set: models.OptionSet) -> tuple[Group, ...]:
    """One query: each group with each of its options beside it, text groups with none."""
    rows = models.OptionGroup.objects.filter(option_set=option_set).order_by("sort_order", "pk")
    beside = {f"option_{name}": F(f"options__{name}") for name in _OF_OPTION}
    beside["option_file"] = F("options__picture__file")
    groups: dict[int, models.OptionGroup] = {}
    options: dict[int, list[models.OptionGroup]] = {}
    for row in rows.annotate(**beside):
        groups.setdefault(row.pk, row)
        if row.option_pk is not None:
            options.setdefault(row.pk, []).append(row)
    return tuple(_group(row, _beside(options.get(key, []))) for key, row in groups.items())


def _beside(rows: list[models.OptionGroup]) -> list[OptionSpec]:
    ordered = sorted(rows, key=lambda row: (row.option_sort_order or 0, row.option_pk))
    return [
        OptionSpec(
            row.option_key,
            row.option_name,
            row.option_colour,
            row.option_surcharge,
            row.option_lead_days,
            _address(row.option_file),
        )
        for row in ordered
    ]


def _option(row: models.Option) -> OptionSpec:
    picture = _address(row.picture.file.name) if row.picture else ""
    return OptionSpec(row.key, row.name, row.colour, row.surcharge, row.lead_days, picture)


def _address(path: str | None) -> str:
    return public_files().url(path) if path else ""


def _group(row: models.OptionGroup, options: Iterable[OptionSpec]) -> Group:
    values: dict[str, Any] = {name: _plain(getattr(row, name)) for name in _SAME}
    return Group(
        **values,
        font=str(row.font_id or ""),
        after=tuple(filter(None, (key.strip() for key in row.after.split(",")))),
        applies_if=read_conditions(row.applies_if),
        options=tuple(options),
    )


def _plain(value: object) -> object:
    """A number of the database without zeros that say nothing."""
    return Decimal(f"{value.normalize():f}") if isinstance(value, Decimal) else value
