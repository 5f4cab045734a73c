"""The table of colours in the back office: every colour that a product may have gets a row."""

from django.db.models import F

from store.catalogue.models import Attribute, AttributeValue, Variant
from store.catalogue.services import list_colours
from store.configurator.models import Option

from .colours import VARIANT_KEYS

#: Colours that are read at once; a shop has fewer.
MAX_COLOURS = 5000


def list_all_colours() -> None:
    """Add the colours of options, attributes and variants that have no row yet."""
    options = Option.objects.exclude(colour="")
    found = {*options.values_list("name", "colour").distinct()[:MAX_COLOURS]}
    described = AttributeValue.objects.filter(attribute__kind=Attribute.Kind.COLOUR)
    pairs = described.values_list("text", "colour").distinct()[:MAX_COLOURS]
    found |= {(name or value, value) for name, value in pairs if name or value}
    for key in sorted({*VARIANT_KEYS, *(key.capitalize() for key in VARIANT_KEYS)}):
        named = Variant.objects.filter(options__has_key=key).values_list(F(f"options__{key}"), flat=True)
        found |= {(str(name).strip()[:100], "") for name in named.distinct()[:MAX_COLOURS] if str(name or "").strip()}
    list_colours(found)
