"""A product as it is configured: one function judges, prices and draws choices, for page, basket, order and staff."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from store.calendars.promise import LineWork, work_for
from store.catalogue.models import Product, Variant
from store.money.amounts import Money
from store.pricing.unit_price import UnitPrice, unit_price
from store.rules import Judgement, finish, for_line, repairs
from store.rules.choices import Choices
from store.rules.definition import FILE, Group
from store.uploads.models import Upload

from .answers import AnswerProblem
from .definition import ProductDefinition
from .definitions import definition_of
from .differences import Differences, price_differences
from .line_price import ConfiguredPrice, LinePricing, PriceLine, more_days, named_quantity
from .picture import capital_height_mm, picture_for, sizes_of, upload_ratio
from .problems import dropped_answers, problems_of
from .questions import GroupState, states
from .repairs import MAX_REPAIRS, ProposedRepair, Repairing, Why
from .wording import describe


@dataclass(frozen=True)
class Configured:
    """What choices mean for one variant today. Prices are list prices; a customer's own come with the basket."""

    product: Product
    variant: Variant | None
    definition: ProductDefinition
    #: The choices by the rules of today; all else hangs on them.
    answers: Choices
    quantity: int
    price: ConfiguredPrice
    #: What other choices on the same line would cost.
    price_of: LinePricing
    #: Working days to make it.
    days: int
    problems: tuple[AnswerProblem, ...]
    #: Answers to questions that are not asked any more, a sentence each.
    dropped: tuple[AnswerProblem, ...] = ()
    #: The shopper's pictures by hash, where they were given.
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    @property
    def price_by_content(self) -> UnitPrice | None:
        """The price per litre, kilogram or metre of one piece; None if the variant does not say how much is in it."""
        return unit_price(self.unit_price, self.variant.content if self.variant else "")

    @property
    def work(self) -> LineWork:
        """The work on the whole quantity, for the promised day."""
        return self.work_on(self.quantity)

    def work_on(self, quantity: int) -> LineWork:
        """The work if so many of the product are made together."""
        needs_proof = self.definition.needs_proof and bool(self.definition.groups)
        return work_for(
            lead_days=self.days, quantity=quantity, capacity=self.definition.capacity, needs_proof=needs_proof
        )

    @property
    def objections(self) -> tuple[AnswerProblem, ...]:
        """Why stored choices cannot be ordered as they are; empty if they can."""
        return (*self.dropped, *self.problems)

    @property
    def can_be_ordered(self) -> bool:
        """Whether stored choices can be ordered as they are."""
        return not self.objections

    @property
    def is_only_unfinished(self) -> bool:
        """Whether nothing is wrong but that answers are still to come."""
        return bool(self.objections) and all(each.missing for each in self.objections)

    @property
    def unit_price(self) -> Money:
        """One piece."""
        return self.price.unit

    @property
    def total(self) -> Money:
        """The whole quantity, with what is paid once."""
        return self.price.total(self.quantity)

    @property
    def has_names(self) -> bool:
        """Whether each piece has a text of its own, so that the texts say how many there are."""
        return bool(named_quantity(self.definition, self.answers))

    @property
    def can_be_finished(self) -> bool:
        """Whether an answer is missing that can be given without the shopper's own words."""
        missing = {problem.group for problem in self.problems if problem.missing}
        return any(group.has_options for group in self.definition.groups if group.key in missing)

    @cached_property
    def groups(self) -> tuple[GroupState, ...]:
        """Every question with its options, each free, forced or blocked, and what each would add to the price."""
        found = states(self.definition, self.answers, self.problems, self._differences)
        return tuple(self._measured(each) if each.text else each for each in found)

    def _measured(self, state: GroupState) -> GroupState:
        """With the shape of the place of a picture, and a warning of text that is too small."""
        if state.group.kind == FILE:
            ratio = upload_ratio(self.definition, self.answers, state.group, sizes_of(self.variant))
            return replace(state, ratio=ratio)
        warning = self._warning(state.group)
        return replace(state, warning=warning) if warning else state

    def _warning(self, group: Group) -> str:
        """That the words of a group become too small to be read; empty if they do not."""
        if not (group.is_text and group.min_text_mm and group.print_cm):
            return ""
        height = capital_height_mm(self.definition, self.answers, group, sizes_of(self.variant))
        if not 0 < height < group.min_text_mm:
            return ""
        sentence = _(
            "The letters will be %(height)s mm high; below %(min)s mm they are hard to read. Fewer are larger."
        )
        return sentence % {"height": f"{height:.1f}", "min": f"{group.min_text_mm.normalize():f}"}

    def _differences(self, judgement: Judgement) -> Differences:
        return price_differences(self.definition, self.answers, judgement, self.price_of, self.price_of.line)

    @cached_property
    def described(self) -> list[dict]:
        """The choices as lines for people."""
        return describe(self.definition, self.answers, self.uploads)

    @cached_property
    def picture(self) -> SafeString:
        """The picture, for standing in a page; empty without a drawing."""
        return picture_for(self.definition, self.product, self.answers, variant=self.variant, prefix="p")

    @cached_property
    def repairs(self) -> tuple[ProposedRepair, ...]:
        """The smallest changes that end a contradiction; none if only answers are missing."""
        return self._repairing.repairs() if self.problems else ()

    @cached_property
    def repairs_to_order(self) -> list[ProposedRepair]:
        """One to three of the smallest changes with which it can be ordered; none if only the shopper's words help."""
        return _repairs_to_order(self) if self.objections else []

    def why(self, question: str) -> Why | None:
        """Why an option, named ``group:option``, cannot be chosen; None if it can."""
        return self._repairing.why_blocked(question)

    @property
    def _repairing(self) -> Repairing:
        return Repairing(self.definition, self.answers, self.price_of, self.quantity)


def configure(
    product: Product,
    answers: Mapping[str, object],
    *,
    variant: Variant | None = None,
    quantity: int | None = None,
    together: int = 0,
    is_set_up: bool = False,
    uploads: Mapping[str, Upload] | None = None,
) -> Configured:
    """Judge, price and draw choices.

    Any input is answered; what is wrong with it stands in ``problems``. Asks the database nothing if the
    definition is cached and the variant came with its price, but for pictures of the shopper that are not given.

    Args:
        quantity: how many are wanted; if nothing is said, as many as a list of names has, else one.
        together: quantity of this design in all lines, where there are several.
        is_set_up: another line of this design pays for setting up.
        uploads: the pictures among the answers by hash, where they are known already.
    """
    plain = definition_of(product)
    quantity = quantity or named_quantity(plain, Choices.of(plain, answers)) or 1
    sku, together = variant.sku if variant else "", max(together, quantity)
    definition = for_line(plain, variant=sku, quantity=together)
    choices = Choices.of(definition, answers)
    listed = getattr(variant, "price", None)
    name = f"{product.name}, {variant.name}" if variant and variant.name else product.name
    base = PriceLine(name, listed.amount if listed else Money(0))
    pricing = LinePricing(definition, base, together, sku, is_set_up)
    price = pricing(choices)
    unpriced = _unpriced(price, quantity) if listed else (AnswerProblem("", _("This cannot be bought at the moment.")),)
    return Configured(
        product=product,
        variant=variant,
        definition=definition,
        answers=choices,
        quantity=quantity,
        price=price,
        price_of=pricing,
        days=(variant.lead_days if variant else 0) + more_days(definition, choices),
        problems=(*problems_of(definition, choices, quantity, uploads=uploads), *unpriced),
        dropped=dropped_answers(choices, answers),
        uploads=uploads or {},
    )


def _unpriced(price: ConfiguredPrice, quantity: int) -> tuple[AnswerProblem, ...]:
    if not price.is_below_zero(quantity):
        return ()
    sentence = _("Made like this it has no price at the moment. Please choose something else, or ask us.")
    return (AnswerProblem("", sentence),)


def _repairs_to_order(now: Configured) -> list[ProposedRepair]:
    """The solver repairs what contradicts itself; what must be answered besides is filled with the defaults."""
    definition, before = now.definition, now.answers
    found = []
    for repair in repairs(definition, before, limit=MAX_REPAIRS):
        for choices in (repair.choices, finish(definition, repair.choices)):
            if choices is None:
                continue
            after = configure(now.product, choices, variant=now.variant, quantity=now.quantity)
            if not after.problems:
                found.append(now._repairing.propose(choices, unit_price=after.unit_price))
                break
    return found
