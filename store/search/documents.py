"""Builds index documents from product rows, with a fixed number of queries a batch."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from html import unescape

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.utils.html import strip_tags

from store.catalogue.models import Attribute, AttributeValue, Category, Product, ProductPicture, Variant
from store.catalogue.services import chosen_families
from store.configurator.models import OptionGroup
from store.stock.services import available

from .cards import card_of, figures_of
from .colours import ProductColour, colour_terms, colours_of, is_only_term
from .engines.base import ORDERS, Document
from .facets import BRAND, COLOUR, IndexedValue
from .indexed_values import available_value, indexed_values_of, option_groups
from .query import ProductCard
from .sound import sorting_key, sound_starts, sound_terms
from .text import bigrams, code_terms, has_digit, index_terms, plain_words, tokens

#: Products that are read at once.
BATCH = 500
#: Greater than every price and popularity: a descending order is stored as ascending text (_ABOVE - value).
_ABOVE = 10**12 - 1


def documents(product_ids: Iterable[int] | None = None) -> Iterator[Document]:
    """The documents of these products, or of all; products that shoppers may not see have none."""
    category_names, chosen = dict(Category.objects.values_list("path", "name")), chosen_families()
    for batch in _batches(product_ids):
        rows = list(batch)
        free = _free_stock(rows)
        for product in rows:
            yield _document(product, category_names, free, colours_of(product, chosen))


def _batches(product_ids: Iterable[int] | None) -> Iterator[QuerySet]:
    if product_ids is None:
        last = 0
        while True:
            following = Product.objects.on_sale().filter(pk__gt=last).order_by("pk")
            keys = list(following.values_list("pk", flat=True)[:BATCH])
            if not keys:
                return
            yield _complete(keys)
            last = keys[-1]
    wanted = sorted(set(product_ids))
    for start in range(0, len(wanted), BATCH):
        yield _complete(wanted[start : start + BATCH])


def _complete(keys: list[int]) -> QuerySet:
    """These products with all rows that their documents need."""
    related = (
        "category",
        "brand",
        "figures",
        "made_to_order__drawing",
        "made_to_order__option_set",
        "lowest_price__variant",
    )
    return (
        Product.objects.on_sale()
        .filter(pk__in=keys)
        .order_by("pk")
        .select_related(*related)
        .prefetch_related(
            Prefetch("variants", _sold_variants(), "sold_variants"),
            Prefetch("attribute_values", AttributeValue.objects.select_related("attribute")),
            Prefetch("pictures", ProductPicture.objects.select_related("image").prefetch_related("image__renditions")),
            Prefetch("made_to_order__option_set__groups", OptionGroup.objects.prefetch_related("options")),
            "made_to_order__option_set__rules",
        )
    )


def _sold_variants() -> QuerySet:
    return Variant.objects.filter(active=True).select_related("price", "image").prefetch_related("image__renditions")


def _free_stock(rows: list[Product]) -> dict[int, int]:
    return available([variant.pk for product in rows for variant in product.sold_variants if variant.counts_stock])


def _document(
    product: Product, category_names: dict[str, str], free: dict[int, int], colours: list[ProductColour]
) -> Document:
    values = indexed_values_of(product, category_names, colours)
    card = card_of(product, free, colours)
    values += [available_value()] if card.available else []
    texts = _texts(product, values, colours)
    return Document(
        id=str(product.pk),
        number=product.pk,
        terms=_terms(texts, colours),
        nature=_nature(product, values, colours),
        words=_words(texts, colours),
        starts=_starts(product.name),
        filters=[text for value in values for text in value.as_filters()],
        facets=[value.as_facet() for value in values],
        price=card.price_from,
        popularity=figures_of(product).popularity,
        orders=_orders(product, card),
        card=json.dumps(asdict(card), ensure_ascii=False, separators=(",", ":")),
    )


def _texts(product: Product, values: list[IndexedValue], colours: list[ProductColour]) -> dict[str, str]:
    """The words of a product by field; a hit in the name counts more than one in the text."""
    labels = [word for value in values for word in (value.name, value.label) if word and value.value != "no"]
    labels += [colour.name for colour in colours]
    choices = [name for group in option_groups(product) for name in (group.name, *map(str, group.options.all()))]
    texts = [value.text for value in product.attribute_values.all() if value.attribute.kind == Attribute.Kind.TEXT]
    written = unescape(strip_tags(product.description.replace("<", " <")))
    return {
        "name": product.name,
        "labels": " · ".join(dict.fromkeys(labels)),
        "text": " · ".join([product.summary, written, *texts, *dict.fromkeys(choices)]),
        "codes": " · ".join(variant.sku for variant in product.sold_variants),
    }


def _terms(texts: dict[str, str], colours: list[ProductColour]) -> dict[str, str]:
    language = settings.LANGUAGE_CODE
    in_name, in_colours = colour_terms(texts["name"], colours)
    more = {"name": in_name, "labels": in_colours, "text": []}
    terms = {name: " ".join([*index_terms(texts[name], language), *more[name]]) for name in more}
    sounds = sound_terms(f"{texts['name']} · {texts['labels']}")
    return {**terms, "codes": " ".join(code_terms(texts["codes"], language)), "sound": " ".join(sounds)}


def _nature(product: Product, values: list[IndexedValue], colours: list[ProductColour]) -> str:
    """Terms by which a shopper excludes the product: its name, its categories, what it is made of, its only colour."""
    labels = [value.label for value in values if value.key not in {BRAND, COLOUR} and value.number is None]
    terms = index_terms(" · ".join([product.name, *labels]), settings.LANGUAGE_CODE)
    only = [term for terms in colour_terms(product.name, colours) for term in terms if is_only_term(term)]
    return " ".join(dict.fromkeys([*terms, *only]))


def _words(texts: dict[str, str], colours: list[ProductColour]) -> str:
    """Words for the vocabulary, which decides whether a shopper's word is misspelt; colour families as their terms."""
    written = [word for text in texts.values() for word in plain_words(text) if not has_digit(word)]
    families = [term for terms in colour_terms(texts["name"], colours) for term in terms]
    return " ".join(dict.fromkeys([*written, *families, *sound_terms(f"{texts['name']} · {texts['labels']}")]))


def _starts(name: str) -> str:
    """Terms by which the name is completed while somebody types."""
    chinese = [sign for token in tokens(name) if token.is_cjk for sign in (*token.text, *bigrams(token.text))]
    return " ".join(dict.fromkeys([*plain_words(name), *chinese, *sound_starts(name)]))


def _orders(product: Product, card: ProductCard) -> dict[str, str]:
    """One sortable text for each order of a list; ties are sorted by popularity, then by number."""
    popular = f"{_ABOVE - figures_of(product).popularity:012d} {product.pk:019d}"
    price = _ABOVE if card.price_from is None else card.price_from
    dear = _ABOVE if card.price_from is None else _ABOVE - 1 - card.price_from
    firsts = {
        "popular": "",
        "price": f"{price:012d}",
        "-price": f"{dear:012d}",
        "newest": f"{_ABOVE - int(product.created_at.timestamp() * 100):012d}",
        "name": sorting_key(product.name)[:100],
    }
    return {name: f"{firsts[name]}\x1f{popular}" for name in ORDERS}
