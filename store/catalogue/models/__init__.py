"""The catalogue. A product's own row and its children are editorial; prices, stock, variants and figures are not.

A Wagtail revision restores a product's row and all its ``ParentalKey`` children. Prices, stock, variants and figures
have plain foreign keys, so publishing an old draft cannot undo them.
"""

from ..former_addresses import FormerCategoryAddress, FormerProductAddress
from .attributes import Attribute, AttributeValue, colour_value
from .categories import Brand, Category
from .colours import Colour
from .products import Product, ProductPicture
from .size_tables import SizeTable
from .tax import TaxClass
from .variants import IndexChange, ProductFigures, Variant

__all__ = [
    "Attribute",
    "AttributeValue",
    "Brand",
    "Category",
    "Colour",
    "FormerCategoryAddress",
    "FormerProductAddress",
    "IndexChange",
    "Product",
    "ProductFigures",
    "ProductPicture",
    "SizeTable",
    "TaxClass",
    "Variant",
    "colour_value",
]
