"""Contexts of the pages of designs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.urls import reverse

from store.catalogue.models import Variant
from store.configurator.models import Configuration
from store.configurator.services import Configured, address_of, configure, definition_of, fields_of
from store.designs.models import Design, DesignVersion
from store.money.amounts import Money
from store.search.pictures import picture_of
from store.storefront.choosing import variant_from, variants_of
from store.storefront.pages import PricePage, price_page


@dataclass(frozen=True)
class CurrentDesign:
    """A design judged by today's rules, options and prices."""

    design: Design
    variant: Variant | None
    configured: Configured

    @property
    def can_be_ordered(self) -> bool:
        """Whether it can be put into a basket as it is."""
        return self.configured.can_be_ordered and self.design.product.live and bool(self.variant)

    @property
    def total(self) -> Money:
        """The price of the whole quantity today."""
        return self.configured.total

    @cached_property
    def described(self) -> list[dict]:
        """Its choices as lines for people."""
        return self.configured.described

    @property
    def picture(self) -> str:
        """The address of its picture."""
        return picture_address(self.design)

    @property
    def begin(self) -> str:
        """The page of its product with these choices, for a design of one's own."""
        return self._address()

    @property
    def change(self) -> str:
        """The same; what is saved there is the next version of this design."""
        return self._address(design=self.design.token)

    def _address(self, **more: str) -> str:
        fields = fields_of(self.configured.definition, self.design.configuration.content["choices"])
        return address_of(self.design.product, fields, variant=self.variant, quantity=self.design.quantity, **more)


def picture_address(design: Design) -> str:
    """The address of the picture of a design: its drawing, else a photograph of the product."""
    if definition_of(design.product).has_picture:
        return reverse("configurator:configured_picture", args=[design.configuration.hash])
    return picture_of(design.product)[0]


def current_design(design: Design) -> CurrentDesign:
    """The design today. Its variant is None if that is not sold any more."""
    variant = design.variant if design.variant and design.variant.active else None
    if variant and not hasattr(variant, "price"):
        variant = None
    if variant:
        variant.product = design.product
    return CurrentDesign(design, variant, configured_as(design.configuration, variant, design.quantity))


def configured_as(configuration: Configuration, variant: Variant | None, quantity: int) -> Configured:
    """A stored configuration by the rules, options and prices of today; nothing in it is replaced."""
    stored = configuration.content["choices"]
    return configure(configuration.product, stored, variant=variant, quantity=quantity)


def current_designs(designs: Iterable[Design]) -> list[CurrentDesign]:
    """Several designs today."""
    return [current_design(design) for design in designs]


@dataclass(frozen=True)
class DesignListPage:
    """Some designs; ``older``: the key after which the next page begins, None on the last page."""

    designs: Sequence[CurrentDesign]
    older: int | None
    #: The design that was deleted a moment ago, to undo it.
    just_deleted: Design | None
    #: Whether there are designs to bring back.
    has_deleted: bool


@dataclass(frozen=True, kw_only=True)
class DesignPage(PricePage):
    """One design. ``looked_at``: an older version of it; ``versions``: number and time, if there are several."""

    design: Design
    current: CurrentDesign
    own: bool
    looked_at: DesignVersion | None
    versions: Sequence[tuple[int, datetime]]
    link: str


@dataclass(frozen=True, kw_only=True)
class OrderAgainPage(PricePage):
    """Something that was made once, to be ordered again."""

    configuration: Configuration
    begin: str
    described: Sequence[dict]


def design_page(design: Design, *, own: bool, version: DesignVersion | None = None) -> DesignPage:
    """One design; ``version``: an older one of it is looked at."""
    if version is not None:
        design.configuration, design.variant = version.configuration, version.variant
        design.quantity = version.quantity
    current = current_design(design)
    configured, variants = current.configured, variants_of(design.product)
    variant = next((each for each in variants if current.variant and each.pk == current.variant.pk), None)
    if variant is None and (variant := variant_from({}, variants)):
        configured = configured_as(design.configuration, variant, design.quantity)
    page = vars(price_page(configured, variant, configured.total)) | {"product": design.product}
    versions = tuple(design.versions.values_list("number", "saved_at")) if own else ()
    return DesignPage(
        **page,
        design=design,
        current=current,
        own=own,
        looked_at=version,
        versions=versions if len(versions) > 1 else (),
        link=settings.BASE_URL + design.get_absolute_url(),
    )


def again_page(configuration: Configuration, *, data: Mapping[str, str], quantity: int) -> OrderAgainPage:
    """A stored configuration today; ``data`` of an address names the variant."""
    product, choices = configuration.product, configuration.content["choices"]
    variant = variant_from(data, variants_of(product))
    configured = configured_as(configuration, variant, quantity)
    page = vars(price_page(configured, variant, configured.total)) | {"product": product}
    begin = address_of(product, fields_of(configured.definition, choices), variant=variant, quantity=quantity)
    return OrderAgainPage(**page, configuration=configuration, begin=begin, described=configured.described)
