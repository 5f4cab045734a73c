"""What the pages show, as template variables."""

from store.catalogue.models import Category, Product
from store.search import addresses
from store.search.query import Query
from store.search.services import search


def product_page(product: Product) -> dict:
    """A product with its variants and their prices."""
    variants = list(product.variants.filter(active=True, price__isnull=False).select_related("price"))
    return {"product": product, "variants": variants, "category": product.category}


def listing_page(query: Query, *, category: Category | None = None) -> dict:
    """One page of cards with the facets beside it."""
    result = search(query)
    facets = [
        (facet, [(value, addresses.write(query.toggled(facet.key, value.value))) for value in facet.values])
        for facet in result.facets
    ]
    return {"category": category, "query": query, "result": result, "facets": facets}
