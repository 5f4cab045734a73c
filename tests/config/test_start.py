"""A shop that is set up in a way that hurts does not start."""

import os
import subprocess
import sys

import pytest


def start(**environment) -> subprocess.CompletedProcess:
    """Read the settings as a fresh process does."""
    return subprocess.run(
        [sys.executable, "-c", "import config.settings.http"],
        env=os.environ | {"DEMO": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_behind_a_proxy_the_number_of_proxies_must_be_said():
    started = start(BEHIND_PROXY="1")

    assert started.returncode
    assert "Write how many proxies stand in front." in started.stderr


@pytest.mark.parametrize("environment", [{}, {"BEHIND_PROXY": "1", "TRUSTED_PROXIES": "1"}])
def test_it_starts_where_that_is_said_or_there_is_no_proxy(environment):
    assert start(**environment).returncode == 0


@pytest.mark.parametrize("code", ["EURO", "XXX", "DEM", "XAU", "€", "CLF"])
def test_a_currency_that_nobody_pays_in_stops_the_start_with_a_sentence(code):
    started = start(CURRENCY=code)

    assert started.returncode
    assert f"CURRENCY is {code!r}. Write the three letters of a currency" in started.stderr


@pytest.mark.parametrize("code", ["eur", "ISK", "KWD"])
def test_it_starts_with_a_currency_of_today(code):
    assert start(CURRENCY=code).returncode == 0
