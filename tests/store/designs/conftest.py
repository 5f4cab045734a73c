"""A mug to be designed, and saved designs of it."""

import pytest

from store.configurator.services import defaults_of, store_configuration
from store.designs import services
from store.designs.models import Design
from tests.makers import make_mug_with_words


@pytest.fixture
def mug(db):
    return make_mug_with_words()


@pytest.fixture
def configured(mug):
    """Stores choices of the mug."""
    return lambda **choices: store_configuration(mug, defaults_of(mug) | choices)


@pytest.fixture
def saved(mug, configured):
    """Saves a design of the mug."""

    def save(customer=None, *, name: str = "", quantity: int = 1, **choices) -> Design:
        made = {"variant": mug.variants.get(), "quantity": quantity}
        return services.save_design(configured(**choices), customer=customer, name=name, **made)

    return save


@pytest.fixture
def gold_leaves(mug):
    """The merchant takes the gold rim out of the set."""

    def leave() -> None:
        mug.made_to_order.option_set.groups.get(key="rim").options.all().delete()

    return leave
