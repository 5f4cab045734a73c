"""What the written pages show of the shop. They are public pages, cached as a whole."""

from dataclasses import dataclass

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
from store.storefront.designs.pages import Shown as ShownDesign
from store.storefront.designs.pages import all_shown

#: Questions that a page shows at most.
MOST_QUESTIONS = 8


@dataclass(frozen=True)
class Shown:
    """The product whose picture opens a page."""

    name: str
    url: str
    picture: str


@dataclass(frozen=True)
class Question:
    """A question with its answer, ready to be shown."""

    title: str
    answer: SafeString


def shown_product(product_id: int) -> Shown | None:
    """The product of this number, unless it is no longer on sale."""
    product = Product.objects.on_sale().select_related("made_to_order").filter(pk=product_id).first()
    return Shown(product.name, product.get_absolute_url(), picture_of(product)[0]) if product else None


@cached("catalogue", "options")
def chosen_cards(product_ids: tuple[int, ...]) -> tuple[ProductCard, ...]:
    """The cards of these products, in this order; what is not on sale has none."""
    return tuple(cards(product_ids))


def popular_cards(number: int) -> list[ProductCard]:
    """The cards of what sells best."""
    return list(search(Query(limit=number)).hits)


def token_in(link: str) -> str:
    """The token of a design in its link, whole or as a path."""
    return link.replace("\x00", "").partition("?")[0].rstrip("/").rpartition("/")[2][:64]


def featured(tokens: tuple[str, ...]) -> list[ShownDesign]:
    """The designs with these links as they are today, in this order; what is gone or cannot be ordered is left out."""
    found = {design.token: design for design in Design.objects.with_goods().filter(token__in=tokens)}
    designs = all_shown(found[token] for token in dict.fromkeys(tokens) if token in found)
    return [design for design in designs if design.can_be_ordered]


@cached("pages")
def often_asked() -> tuple[Question, ...]:
    """The questions that editors marked, in the order of the FAQ."""
    entries = open_to_all(FaqEntry.objects.filter(often=True)).order_by("path")[:MOST_QUESTIONS]
    return tuple(Question(entry.title, SafeString(expand_db_html(entry.answer))) for entry in entries)
