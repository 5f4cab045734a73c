"""The configurator's one public module: what other apps may ask of a product that is made to order.

``configure`` judges, prices and draws choices; the rest stores them, words them, and reads them from forms.
Other apps import from here and from ``models``.
"""

from store.rules.choices import Choices

from .answers import AnswerProblem
from .conditions import read_conditions
from .configured import Configured, configure
from .definition import ProductDefinition
from .definitions import defaults_of, definition_of, finished
from .forms import address_of, changes_from, choices_from, fields_of
from .from_prices import find_lowest_prices_now, lowest_price_address, lowest_price_of
from .ladder import PriceStep, price_ladder
from .line_price import ConfiguredPrice, PriceLine, named_quantity
from .low_prices import product_below_zero
from .picture import capital_groups, catalogue_picture, picture_for, picture_of_configuration, picture_version
from .picture_response import PRIVATE_DAY, picture_response, stored_image
from .problems import problems_of
from .repairs import ProposedRepair, Why
from .stored import (
    ChoiceRefused,
    canonical,
    check_configuration,
    content_hash,
    delete_unused_configurations,
    store_configuration,
)
from .uploads import limits_of, own_pictures, uploads_among
from .wording import answer_in_words, changes_in_words, describe

__all__ = [
    "PRIVATE_DAY",
    "AnswerProblem",
    "ChoiceRefused",
    "Choices",
    "Configured",
    "ConfiguredPrice",
    "PriceLine",
    "PriceStep",
    "ProductDefinition",
    "ProposedRepair",
    "Why",
    "address_of",
    "answer_in_words",
    "canonical",
    "capital_groups",
    "catalogue_picture",
    "changes_from",
    "changes_in_words",
    "check_configuration",
    "choices_from",
    "configure",
    "content_hash",
    "defaults_of",
    "definition_of",
    "delete_unused_configurations",
    "describe",
    "fields_of",
    "find_lowest_prices_now",
    "finished",
    "limits_of",
    "lowest_price_address",
    "lowest_price_of",
    "named_quantity",
    "own_pictures",
    "picture_for",
    "picture_of_configuration",
    "picture_response",
    "picture_version",
    "price_ladder",
    "problems_of",
    "product_below_zero",
    "read_conditions",
    "store_configuration",
    "stored_image",
    "uploads_among",
]
