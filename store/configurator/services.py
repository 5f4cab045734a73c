"""Judging, pricing, drawing and storing what a shopper chooses."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db import transaction
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cms.foundation.kept import kept
from store.catalogue.models import Product, Variant
from store.money.amounts import Money, total_of

from . import prices, solver
from .configuration import canonical, content_hash, lost, tidied
from .definition import ONE, Choices, Definition
from .drawn import drawn
from .models import Configuration
from .prices import PriceLine
from .rows import definition_from_rows
from .solver import GroupState, Problem


class ChoiceRefused(Exception):
    """These choices cannot be made; the message is a sentence for the shopper."""


@dataclass(frozen=True)
class Evaluation:
    """What the choices mean for one variant. Prices are list prices; a customer's own come with the basket."""

    definition: Definition
    product: Product
    variant: Variant | None
    choices: Choices
    groups: tuple[GroupState, ...]
    problems: tuple[Problem, ...]
    breakdown: tuple[PriceLine, ...]
    surcharge: Money
    unit_price: Money
    lead_days: int

    @property
    def wrong(self) -> list[Problem]:
        """Problems that are not just answers still to come."""
        return [problem for problem in self.problems if not problem.missing]

    @cached_property
    def picture_svg(self) -> SafeString:
        """The picture, for standing in a page; empty without a drawing."""
        return picture_for(self.definition, self.product, self.choices, variant=self.variant, prefix="p")


def definition_of(product: Product) -> Definition:
    """What can be chosen on a product; kept until the catalogue changes."""
    return _definition(product) if product.pk else Definition(0)


@kept("catalogue")
def _definition(product: Product) -> Definition:
    return definition_from_rows(product)


def evaluate(product: Product, variant: Variant | None, choices: Mapping[str, object]) -> Evaluation:
    """Judge, price and draw choices. Whatever a stranger sends has an answer; what is wrong stands in ``problems``.

    Asks the database nothing if the definition is kept and the variant came with its price.
    """
    definition = definition_of(product)
    answers = tidied(definition, choices)
    price = getattr(variant, "price", None)
    unpriced = [] if price else [Problem("", _("This cannot be bought at the moment."))]
    surcharges = prices.surcharges(definition, answers)
    name = f"{product.name}, {variant.name}" if variant and variant.name else product.name
    base = PriceLine(name, price.amount if price else Money(0))
    return Evaluation(
        definition=definition,
        product=product,
        variant=variant,
        choices=answers,
        groups=solver.states(definition, answers),
        problems=(*solver.problems(definition, answers), *unpriced),
        breakdown=(base, *surcharges),
        surcharge=total_of(line.amount for line in surcharges),
        unit_price=total_of(line.amount for line in (base, *surcharges)),
        lead_days=(variant.lead_days if variant else 0) + prices.more_days(definition, answers),
    )


def defaults_for(product: Product) -> Choices:
    """What is chosen when a shopper arrives: the merchant's defaults, else the first of what must be answered.

    Words are the shopper's own, so there are none.
    """
    definition = definition_of(product)
    usual = tidied(definition, definition.defaults)
    chosen: Choices = {}
    for group in definition.groups:
        known = [key for key in usual.get(group.key, []) if key in group.by_key]
        if known and not group.is_text:
            chosen[group.key] = known
        elif group.kind == ONE and group.required and group.options:
            chosen[group.key] = [group.options[0].key]
    return chosen


@transaction.atomic
def store_configuration(product: Product, choices: Mapping[str, object]) -> Configuration:
    """Store choices once under their hash; the same choices again are the same row.

    Raises:
        ChoiceRefused: they cannot be made; the message says what to change.
    """
    definition = definition_of(product)
    content = canonical(definition, choices)
    if wrong := solver.problems(definition, content["choices"]):
        raise ChoiceRefused(wrong[0].message)
    values = {"product": product, "content": content}
    return Configuration.objects.get_or_create(hash=content_hash(content), defaults=values)[0]


def check_configuration(configuration: Configuration) -> None:
    """Whether a stored configuration can still be made, asked again at basket and order.

    Raises:
        ChoiceRefused: an option is gone or a rule has changed since.
    """
    definition = definition_of(configuration.product)
    if away := lost(definition, configuration.content["choices"]):
        raise ChoiceRefused(gone(away[0]))
    if wrong := solver.problems(definition, tidied(definition, configuration.content["choices"])):
        raise ChoiceRefused(wrong[0].message)


def gone(group: str) -> str:
    """What is said of a question that was answered once and is no longer asked."""
    return _("“%(group)s” is no longer offered for this.") % {"group": group}


def surcharge_of(configuration: Configuration) -> Money:
    """What a stored configuration adds to the price of its variant, by today's surcharges."""
    definition = definition_of(configuration.product)
    return prices.surcharge(definition, tidied(definition, configuration.content["choices"]))


def more_days_of(configuration: Configuration) -> int:
    """Working days a stored configuration adds to those of its variant."""
    definition = definition_of(configuration.product)
    return prices.more_days(definition, tidied(definition, configuration.content["choices"]))


def described(source: Configuration | Definition, choices: Mapping[str, object] | None = None) -> list[dict]:
    """Choices as lines for people, in the order of the groups.

    Takes a stored configuration, or a definition with choices. Each is ``group`` (name), ``label`` (option),
    ``text`` (the shopper's words), ``yours`` (whether they are) and ``surcharge``.
    """
    if isinstance(source, Configuration):
        choices, source = source.content["choices"], definition_of(source.product)
    answers = tidied(source, choices or {})
    lines = []
    for group in source.groups:
        answer = answers.get(group.key, [])
        if isinstance(answer, str) and answer:
            lines.append(_line(group.name, "", answer, prices.price_of_text(group, answer)))
        lines += [_line(group.name, each.name, "", each.surcharge) for each in prices.chosen_of(group, answers)]
    return lines


def _line(group: str, label: str, text: str, surcharge: Money) -> dict:
    return {"group": group, "label": label, "text": text, "yours": bool(text), "surcharge": surcharge}


def picture_of(configuration: Configuration, *, prefix: str = "") -> SafeString:
    """The picture of a stored configuration; empty without a drawing."""
    product = configuration.product
    return picture_for(definition_of(product), product, configuration.content["choices"], prefix=prefix)


def catalogue_picture(product: Product, *, prefix: str = "") -> SafeString:
    """The picture for cards and lists: the merchant's defaults, with their sample words."""
    definition = definition_of(product)
    return picture_for(definition, product, defaults_for(product) | definition.defaults, prefix=prefix)


def picture_version(product: Product) -> str:
    """A short name of how the catalogue picture looks now, for ``?v=``; empty without a drawing."""
    picture = catalogue_picture(product)
    return content_hash({"picture": picture})[:12] if picture else ""


def picture_for(
    definition: Definition,
    product: Product,
    choices: Mapping[str, object],
    *,
    variant: Variant | None = None,
    prefix: str = "",
) -> SafeString:
    """The picture of these choices, titled with the product and the shopper's words."""
    answers = tidied(definition, choices)
    words = ", ".join(f"“{answer}”" for answer in answers.values() if isinstance(answer, str))
    options = variant.options if variant and isinstance(variant.options, dict) else {}
    sizes = {slugify(str(key)): slugify(str(value)) for key, value in options.items()}
    title = f"{product.name}, {words}" if words else product.name
    # The composer writes nothing but escaped text and attributes of a drawing freed of scripts.
    return mark_safe(drawn(definition, answers, sizes=sizes, prefix=prefix, title=title))
