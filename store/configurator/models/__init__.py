"""Made to order: option sets with their rules and prices, pictures that follow choices, stored configurations."""

from .combinations import CombinationCount
from .configurations import Configuration
from .lowest_prices import LowestPrice
from .pictures import Drawing, Font, LayeredPhoto, MadeToOrder, PhotoLayer, PhotoPlace
from .rules import PriceRule, Rule
from .sets import Option, OptionGroup, OptionSet

__all__ = [
    "CombinationCount",
    "Configuration",
    "Drawing",
    "Font",
    "LayeredPhoto",
    "LowestPrice",
    "MadeToOrder",
    "Option",
    "OptionGroup",
    "OptionSet",
    "PhotoLayer",
    "PhotoPlace",
    "PriceRule",
    "Rule",
]
