"""The log opens nobody's page."""

import logging.config

import pytest
from django.conf import settings

from cms.foundation.logs import without_secrets
from orders.order.passes import pass_for
from tests.makers import make_order


@pytest.fixture
def log(caplog):
    """What the log holds, each line as the settings write it."""
    written = dict(settings.LOGGING["formatters"]["line"])
    formatter = logging.config.DictConfigurator({}).configure_formatter(written)
    return lambda: [formatter.format(record) for record in caplog.records]


@pytest.mark.django_db
def test_a_refused_answer_is_logged_without_the_token_of_its_address(client, log):
    order = make_order()
    client.get(f"/track/{order.token[:-1]}_/")
    client.post(f"/checkout/done/{pass_for(order)}/")

    missing, refused = log()
    assert missing.endswith("Not Found: /track/…/")
    assert refused.endswith("Method Not Allowed (POST): /checkout/done/…/")


@pytest.mark.parametrize(
    "line",
    [
        "Not Found: /questions/h4T0kenThatNobodyGuesses_-x1/",
        "Gone: /account/confirm-email/MTg:1xXwJf:FWECSYUoAmkxbW7T0Pu6MWhq2eAgM9RVfbBi8Kyfg-U/",
        "Not Found: /account/password/reset/key/3-set-cqx6Zk1Token5e8d1f00/",
        "Not Found: /account/password/reset/key/3-d4kx1u-3f2a8e0c9b7d6f5e4a3b2c1d0e9f8a7b/",
    ],
)
def test_tokens_are_hidden(line):
    assert without_secrets(line).endswith("/…/")


@pytest.mark.parametrize("line", ["Not Found: /product/a-very-long-straight-mug-2024/", "Not Found: /shop/mugs/"])
def test_addresses_that_people_read_stay(line):
    assert without_secrets(line) == line
