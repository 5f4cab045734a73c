"""A gift card with its code, beside the shopper at the checkout."""

from tests.customers.wallet.conftest import card, code  # noqa: F401
