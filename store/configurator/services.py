"""Judging, pricing, drawing and storing what a shopper chooses."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db import transaction
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cms.foundation.caching import cached
from store import rules
from store.catalogue.models import Product, Variant
from store.money.amounts import Money, total_of
from store.rules.definition import DATE, FILE, NAMES, NUMBER, Group
from store.rules.terms import Choices
from store.uploads.models import Upload

from . import prices
from .answers import Problem, day_written
from .configuration import canonical, content_hash, lost, tidied
from .definition import ProductDefinition
from .drawn import drawn
from .models import Configuration
from .prices import Price, PriceLine
from .rows import definition_from_rows
from .states import GroupState, problems, states
from .uploads import attach, images_for, upload_problems


class ChoiceRefused(Exception):
    """These choices cannot be made; the message is a sentence for the shopper."""


@dataclass(frozen=True)
class Evaluation:
    """What the choices mean for one variant. Prices are list prices; a customer's own come with the basket."""

    definition: ProductDefinition
    product: Product
    variant: Variant | None
    choices: Choices
    problems: tuple[Problem, ...]
    price: Price
    quantity: int
    lead_days: int

    @property
    def breakdown(self) -> tuple[PriceLine, ...]:
        """The lines of the slip; they add up to the total."""
        return self.price.lines

    @property
    def unit_price(self) -> Money:
        """One piece."""
        return self.price.unit

    @property
    def total(self) -> Money:
        """All pieces, with what is paid once."""
        return self.price.total(self.quantity)

    @cached_property
    def groups(self) -> tuple[GroupState, ...]:
        """Every question with its options, each free, forced or blocked."""
        return states(self.definition, self.choices, self.problems)

    @property
    def wrong(self) -> list[Problem]:
        """Problems that are not just answers still to come."""
        return [problem for problem in self.problems if not problem.missing]

    @cached_property
    def picture_svg(self) -> SafeString:
        """The picture, for standing in a page; empty without a drawing."""
        return picture_for(self.definition, self.product, self.choices, variant=self.variant, prefix="p")


def definition_of(product: Product) -> ProductDefinition:
    """What can be chosen on a product; cached until options change."""
    return _definition(product.pk) if product.pk else ProductDefinition(product=0)


@cached("options")
def _definition(key: int) -> ProductDefinition:
    made = ("made_to_order__option_set", "made_to_order__drawing", "made_to_order__photo")
    return definition_from_rows(Product.objects.select_related(*made).get(pk=key))


def evaluate(
    product: Product,
    variant: Variant | None,
    choices: Mapping[str, object],
    quantity: int | None = None,
    *,
    together: int = 0,
    is_set_up: bool = False,
    pictures: Mapping[str, Upload] | None = None,
) -> Evaluation:
    """Judge, price and draw choices, for page, basket, order and staff alike.

    Whatever a stranger sends has an answer; what is wrong stands in ``problems``. Asks the database nothing if the
    definition is kept and the variant came with its price, but for pictures of the shopper that are not given.

    Args:
        quantity: pieces wanted; if nothing is said, as many as a list of names has, else one.
        together: pieces of this design in all lines, where there are several.
        is_set_up: another line of this design pays for setting up.
        pictures: those among the answers by hash, where they are known already.
    """
    definition = definition_of(product)
    answers = tidied(definition, choices)
    pieces = quantity or pieces_of(definition, answers) or 1
    listed = getattr(variant, "price", None)
    unpriced = [] if listed else [Problem("", _("This cannot be bought at the moment."))]
    name = f"{product.name}, {variant.name}" if variant and variant.name else product.name
    base = PriceLine(name, listed.amount if listed else Money(0))
    return Evaluation(
        definition=definition,
        product=product,
        variant=variant,
        choices=answers,
        problems=(*problems(definition, answers, pieces), *upload_problems(definition, answers, pictures), *unpriced),
        price=prices.price(definition, answers, base, max(together, pieces), is_set_up=is_set_up),
        quantity=pieces,
        lead_days=(variant.lead_days if variant else 0) + prices.more_days(definition, answers),
    )


def pieces_of(definition: ProductDefinition, choices: Choices) -> int:
    """How many pieces a list of names asks for, one each; 0 if nothing says so."""
    lists = (choices.get(group.key) for group in definition.groups if group.kind == NAMES)
    return max((len(names) for names in lists if isinstance(names, list)), default=0)


def defaults_for(product: Product) -> Choices:
    """What is chosen when a shopper arrives: the merchant's defaults, and the first that fits of what must be answered.

    Words, days and pictures are the shopper's own, so there are none.
    """
    return dict(_defaults(product)) if product.pk else {}


@cached("options")
def _defaults(product: Product) -> Choices:
    definition = definition_of(product)
    usual = tidied(definition, definition.defaults)
    chosen: Choices = {}
    for group in definition.groups:
        if group.kind == NUMBER and group.required:
            chosen[group.key] = usual.get(group.key) or f"{group.low.normalize():f}"
        elif group.has_options and (known := [key for key in usual.get(group.key, []) if key in group.by_key]):
            chosen[group.key] = known
    chosen = tidied(definition, chosen)
    return rules.finish(definition, chosen) or rules.finish(definition, {}) or chosen


@transaction.atomic
def store_configuration(product: Product, choices: Mapping[str, object], *, pieces: int | None = None) -> Configuration:
    """Store choices once under their hash; the same choices again are the same row. ``pieces``: how many are wanted.

    Raises:
        ChoiceRefused: they cannot be made; the message says what to change.
    """
    definition = definition_of(product)
    content = canonical(definition, choices)
    answers = content["choices"]
    if wrong := problems(definition, answers, pieces) or upload_problems(definition, answers):
        raise ChoiceRefused(wrong[0].message)
    values = {"product": product, "content": content}
    configuration, _new = Configuration.objects.get_or_create(hash=content_hash(content), defaults=values)
    if pictures := [answers[group.key] for group in definition.groups if group.kind == FILE and group.key in answers]:
        attach(configuration, pictures)
    return configuration


def check_configuration(configuration: Configuration, *, pieces: int | None = None) -> None:
    """Whether a stored configuration can still be made, asked again at basket and order. ``pieces``: how many.

    Raises:
        ChoiceRefused: an option is gone, a rule has changed since, or each piece has a text and they do not match.
    """
    definition = definition_of(configuration.product)
    if away := lost(definition, configuration.content["choices"]):
        raise ChoiceRefused(gone(away[0]))
    answers = tidied(definition, configuration.content["choices"])
    if wrong := problems(definition, answers, pieces) or upload_problems(definition, answers):
        raise ChoiceRefused(wrong[0].message)


def gone(group: str) -> str:
    """What is said of a question that was answered once and is no longer asked."""
    return _("“%(group)s” is no longer offered for this.") % {"group": group}


def described(
    source: Configuration | ProductDefinition,
    choices: Mapping[str, object] | None = None,
    pictures: Mapping[str, Upload] | None = None,
) -> list[dict]:
    """Choices as lines for people, in the order of the groups.

    Takes a stored configuration, or a definition with choices. Each is ``group`` (name), ``label`` (option, number
    or day), ``text`` (the shopper's words), ``yours`` (whether they are) and ``surcharge``; a list of names is one
    line with all of them in ``names``; a picture of the shopper has its hash in ``file``, and
    is called by its name and size if ``pictures``, by hash, knows it.
    """
    if isinstance(source, Configuration):
        choices, source = source.content["choices"], definition_of(source.product)
    answers = tidied(source, choices or {})
    return [line for group in source.groups for line in _described(group, answers, pictures or {})]


def _described(group: Group, answers: Choices, pictures: Mapping[str, Upload]) -> list[dict]:
    answer = answers.get(group.key)
    if not answer:
        return []
    if group.has_options:
        return [_line(group.name, each.name, "", each.surcharge) for each in prices.chosen_of(group, answers)]
    if isinstance(answer, list):
        price = total_of(prices.price_of_text(group, name) for name in answer)
        return [_line(group.name, "", ", ".join(answer), price) | {"names": answer}]
    if group.is_text:
        return [_line(group.name, "", answer, prices.price_of_text(group, answer))]
    if group.kind == FILE:
        return [_line(group.name, _name_of(pictures.get(answer)), "", group.surcharge) | {"file": answer}]
    return [_line(group.name, _label(group, answer), "", group.surcharge)]


def _label(group: Group, answer: str) -> str:
    return day_written(answer) if group.kind == DATE else f"{answer} {group.unit}".strip()


def _name_of(upload: Upload | None) -> str:
    if upload is None:
        return _("Your picture")
    return _("%(name)s, %(width)s × %(height)s pixels") % {
        "name": upload.name or _("Your picture"),
        "width": upload.width,
        "height": upload.height,
    }


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
    definition: ProductDefinition,
    product: Product,
    choices: Mapping[str, object],
    *,
    variant: Variant | None = None,
    prefix: str = "",
) -> SafeString:
    """The picture of these choices, titled with the product and the shopper's words."""
    answers = tidied(definition, choices)
    spoken = (answers.get(group.key) for group in definition.groups if group.is_text or group.kind == NAMES)
    words = ", ".join(f"“{text}”" for text in map(_first, spoken) if text)
    options = variant.options if variant and isinstance(variant.options, dict) else {}
    sizes = {slugify(str(key)): slugify(str(value)) for key, value in options.items()}
    title = f"{product.name}, {words}" if words else product.name
    images = images_for(definition, answers)
    # The composer writes nothing but escaped text and attributes of a drawing freed of scripts.
    return mark_safe(drawn(definition, answers, sizes=sizes, prefix=prefix, title=title, images=images))


def _first(answer: list[str] | str | None) -> str:
    """The words to show: of a list those of the first piece."""
    return next(iter(answer), "") if isinstance(answer, list) else answer or ""
