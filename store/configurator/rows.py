"""From the rows of an option set to a definition."""

from django.db import models

from store.catalogue.models import Product

from .definition import Definition, Group, Option, Rule, Term
from .models import MadeToOrder, OptionGroup, OptionSet
from .models import Rule as RuleRow


def definition_from_rows(product: Product) -> Definition:
    """Read with a fixed number of queries, two if the product came with how it is made, else three.

    A set that is not published offers nothing.
    """
    made = _made_to_order(product)
    if made is None:
        return Definition(product.pk or 0)
    option_set = made.option_set if made.option_set and made.option_set.live else None
    return Definition(
        product=product.pk,
        code=option_set.code if option_set else "",
        groups=_groups(option_set) if option_set else (),
        rules=_rules(option_set) if option_set else (),
        drawing=made.drawing.source if made.drawing else "",
        defaults=made.defaults if isinstance(made.defaults, dict) else {},
    )


def _made_to_order(product: Product) -> MadeToOrder | None:
    if Product._meta.get_field("made_to_order").is_cached(product):
        return getattr(product, "made_to_order", None)
    return MadeToOrder.objects.select_related("option_set", "drawing").filter(pk=product.pk).first()


def _groups(option_set: OptionSet) -> tuple[Group, ...]:
    """One query: each group with each of its options beside it, text groups with none."""
    rows = OptionGroup.objects.filter(option_set=option_set).order_by("sort_order", "pk")
    columns = [f"options__{name}" for name in ("pk", "key", "name", "colour", "surcharge", "lead_days", "sort_order")]
    groups: dict[int, OptionGroup] = {}
    options: dict[int, list[OptionGroup]] = {}
    for row in rows.annotate(**{name.replace("options__", "option_"): models.F(name) for name in columns}):
        groups.setdefault(row.pk, row)
        if row.option_pk is not None:
            options.setdefault(row.pk, []).append(row)
    return tuple(_group(row, _options(options.get(key, []))) for key, row in groups.items())


def _options(rows) -> tuple[Option, ...]:
    ordered = sorted(rows, key=lambda row: (row.option_sort_order or 0, row.option_pk))
    return tuple(
        Option(row.option_key, row.option_name, row.option_colour, row.option_surcharge, row.option_lead_days)
        for row in ordered
    )


def _group(row: OptionGroup, options: tuple[Option, ...]) -> Group:
    return Group(
        key=row.key,
        name=row.name,
        kind=row.kind,
        display=row.display,
        help=row.help,
        required=row.required,
        least=row.least,
        most=row.most,
        max_length=row.max_length,
        characters=row.characters,
        surcharge=row.surcharge,
        per_character=row.per_character,
        options=options,
    )


def _rules(option_set: OptionSet) -> tuple[Rule, ...]:
    rows = RuleRow.objects.filter(option_set=option_set).order_by("sort_order", "pk")
    return tuple(
        Rule(
            kind=row.kind,
            when=(Term(row.when_group, (row.when_option,)),),
            then=(Term(row.then_group, (row.then_option,)),),
            reason=row.reason,
        )
        for row in rows
    )
