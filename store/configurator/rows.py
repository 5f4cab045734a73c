"""From the rows of an option set to a definition."""

from .definition import Definition, Group, Option, Rule
from .models import MadeToOrder, OptionGroup, OptionSet
from .models import Option as OptionRow
from .models import Rule as RuleRow


def definition_from_rows(product_id: int) -> Definition:
    """Read with a fixed number of queries; a set that is not published offers nothing."""
    made = MadeToOrder.objects.select_related("option_set", "drawing").filter(pk=product_id).first()
    if made is None:
        return Definition(product_id)
    option_set = made.option_set if made.option_set and made.option_set.live else None
    return Definition(
        product=product_id,
        code=option_set.code if option_set else "",
        groups=_groups(option_set) if option_set else (),
        rules=_rules(option_set) if option_set else (),
        drawing=made.drawing.source if made.drawing else "",
        defaults=made.defaults if isinstance(made.defaults, dict) else {},
    )


def _groups(option_set: OptionSet) -> tuple[Group, ...]:
    rows = OptionGroup.objects.filter(option_set=option_set).order_by("sort_order", "pk")
    options: dict[int, list[Option]] = {}
    for row in OptionRow.objects.filter(group__option_set=option_set).order_by("sort_order", "pk"):
        option = Option(row.key, row.name, row.colour, row.surcharge, row.lead_days)
        options.setdefault(row.group_id, []).append(option)
    return tuple(_group(row, tuple(options.get(row.pk, []))) for row in rows)


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
            when=(row.when_group, row.when_option),
            then=(row.then_group, row.then_option),
            excludes=row.kind == RuleRow.Kind.EXCLUDES,
            reason=row.reason,
        )
        for row in rows
    )
