"""Products, designs and questions on the home page."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from wagtail.rich_text import expand_db_html

from cms.faq.models import FaqEntry
from cms.foundation.caching import cached
from cms.foundation.site_pages import open_to_all
from store.catalogue.models import Product
from store.designs.models import Design
from store.search.pictures import picture_of
from store.search.query import ProductCard, Query
from store.search.services import cards, search
from store.storefront.designs.pages import CurrentDesign, current_designs

#: Questions on one page.
MAX_QUESTIONS = 8


@dataclass(frozen=True)
class HeroProduct:
    """The product beside the headline."""

    name: str
    url: str
    picture: str
    #: The address of the picture of the shared home page; empty without a picture.
    to_share: str


@dataclass(frozen=True)
class FrequentQuestion:
    """A question with its answer as HTML."""

    title: str
    answer: SafeString


def hero_product(product_id: int) -> HeroProduct | None:
    """The product with this key; None if it is not on sale."""
    product = Product.objects.on_sale().select_related("made_to_order").filter(pk=product_id).first()
    if product is None:
        return None
    picture = picture_of(product)[0]
    to_share = reverse("storefront:product_to_share", args=[product.slug]) if picture else ""
    return HeroProduct(product.name, product.get_absolute_url(), picture, to_share)


@cached("catalogue", "options")
def chosen_cards(product_ids: tuple[int, ...]) -> tuple[ProductCard, ...]:
    """The cards of these products, in this order, without those that are not on sale."""
    return tuple(cards(product_ids))


def popular_cards(number: int) -> list[ProductCard]:
    """The cards of the best sellers."""
    return list(search(Query(limit=number)).hits)


def token_in(link: str) -> str:
    """The token of a design from its link, which may be a full address or a path."""
    return link.replace("\x00", "").partition("?")[0].rstrip("/").rpartition("/")[2][:64]


def featured(tokens: tuple[str, ...]) -> list[CurrentDesign]:
    """The designs with these tokens, in this order, without those that are gone or cannot be ordered."""
    found = {design.token: design for design in Design.objects.with_products().filter(token__in=tokens)}
    designs = current_designs(found[token] for token in dict.fromkeys(tokens) if token in found)
    return [design for design in designs if design.can_be_ordered]


@cached("pages")
def frequent_questions() -> tuple[FrequentQuestion, ...]:
    """The questions that editors chose as frequent, in the order of the FAQ."""
    entries = open_to_all(FaqEntry.objects.filter(is_frequent=True)).order_by("path")[:MAX_QUESTIONS]
    return tuple(FrequentQuestion(entry.title, SafeString(expand_db_html(entry.answer))) for entry in entries)
