"""What the pages of designs show, as template variables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.urls import reverse

from store.catalogue.models import Variant
from store.configurator.models import Configuration
from store.configurator.services import Configured, address_of, configure, fields_of
from store.designs.models import Design, DesignVersion
from store.money.amounts import Money
from store.search.pictures import picture_of
from store.storefront.choosing import variant_from, variants_of
from store.storefront.pages import price_page


@dataclass(frozen=True)
class Shown:
    """A design as it stands today."""

    design: Design
    variant: Variant | None
    configured: Configured

    @property
    def can_be_ordered(self) -> bool:
        """Whether it can be put into a basket as it is."""
        return self.configured.can_be_ordered and self.design.product.live and bool(self.variant)

    @property
    def total(self) -> Money:
        """What all its pieces cost today."""
        return self.configured.total

    @cached_property
    def described(self) -> list[dict]:
        """Its choices as lines for people."""
        return self.configured.described

    @property
    def picture(self) -> str:
        """The address of its picture."""
        if self.configured.definition.has_picture:
            return reverse("configurator:configured_picture", args=[self.design.configuration.hash])
        return picture_of(self.design.product)[0]

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
        more = {"variant": self.variant, "quantity": self.design.quantity} | more
        return address_of(self.design.product, fields, **more)


def shown(design: Design) -> Shown:
    """Judged by today's rules. Its variant is that of the design while it is sold, else there is none."""
    variant = design.variant if design.variant and design.variant.active else None
    if variant and not hasattr(variant, "price"):
        variant = None
    if variant:
        variant.product = design.product
    return Shown(design, variant, configured_as(design.configuration, variant, design.quantity))


def configured_as(configuration: Configuration, variant: Variant | None, quantity: int) -> Configured:
    """A stored configuration by the rules, options and prices of today; nothing in it is replaced."""
    stored = configuration.content["choices"]
    return configure(configuration.product, stored, variant=variant, quantity=quantity)


def all_shown(designs: Iterable[Design]) -> list[Shown]:
    """Several of them."""
    return [shown(design) for design in designs]


def design_page(design: Design, *, own: bool, version: DesignVersion | None = None) -> dict:
    """One design; ``version``: an older one of it is looked at."""
    if version is not None:
        design.configuration, design.variant = version.configuration, version.variant
        design.quantity = version.quantity
    found = shown(design)
    configured, variants = found.configured, variants_of(design.product)
    variant = next((each for each in variants if found.variant and each.pk == found.variant.pk), None)
    if variant is None and (variant := variant_from({}, variants)):
        configured = configured_as(design.configuration, variant, design.quantity)
    page = price_page(configured, variant, configured.total)
    versions = tuple(design.versions.values_list("number", "saved_at")) if own else ()
    return page | {
        "product": design.product,
        "design": design,
        "shown": found,
        "own": own,
        "looked_at": version,
        "versions": versions if len(versions) > 1 else (),
        "link": settings.BASE_URL + design.get_absolute_url(),
        "crumbs": None,
    }


def again_page(configuration: Configuration, *, data: Mapping[str, str], quantity: int) -> dict:
    """What was chosen once, as it stands today; ``data`` of an address names the variant."""
    product, choices = configuration.product, configuration.content["choices"]
    variant = variant_from(data, variants_of(product))
    configured = configured_as(configuration, variant, quantity)
    page = price_page(configured, variant, configured.total)
    begin = address_of(product, fields_of(configured.definition, choices), variant=variant, quantity=quantity)
    return page | {
        "product": product,
        "configuration": configuration,
        "begin": begin,
        "described": configured.described,
    }
