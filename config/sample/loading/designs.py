"""Designs that the house itself has saved, to be shown on the home page."""

from store.catalogue.models import Product
from store.configurator.services import ChoiceRefused, defaults_of, definition_of, store_configuration
from store.designs import services
from store.designs.models import Design
from store.rules import finish

#: Product by address, name of the design, and the choices that differ from the merchant's defaults.
DESIGNS = [
    ("straight-mug", "For the early riser", {"body": ["ink"], "handle": ["ochre"], "name": "First coffee"}),
    ("linen-notebook", "Field notes", {"cover": ["sage"], "name": "Field notes"}),
    ("harbour-hoodie", "Crew of the Alder", {"name": "Alder crew"}),
    ("key-tag", "The attic key", {"leather": ["cognac"], "name": "Attic"}),
]


def load() -> list[Design]:
    """One design each of what is on sale; choices that a product does not offer are left out."""
    return [made for slug, name, choices in DESIGNS if (made := _design(slug, name, choices))]


def _design(slug: str, name: str, choices: dict) -> Design | None:
    product = Product.objects.filter(slug=slug).first()
    if product is None or not (groups := definition_of(product).by_key):
        return None
    wanted = {key: answer for key, answer in choices.items() if key in groups and _is_public(groups[key], answer)}
    chosen = defaults_of(product) | wanted
    try:
        configuration = store_configuration(product, finish(definition_of(product), chosen) or chosen)
    except ChoiceRefused:  # The product asks for something else by now.
        return None
    return services.save_design(configuration, variant=product.variants.order_by("position").first(), name=name)


def _is_public(group, answer: list[str] | str) -> bool:
    return isinstance(answer, str) or all(key in group.by_key for key in answer)
