"""The list of vouchers says what each gives."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from store.money.amounts import Money
from store.promotions.models import Voucher

pytestmark = pytest.mark.django_db


def table(client, owner) -> str:
    """The words of the list, cells parted by bars."""
    client.force_login(owner)
    page = client.get(reverse("vouchers_admin:index")).content.decode()
    words = re.sub(r"<[^>]+>", " ", page[page.rindex("<tbody") : page.rindex("</tbody")].replace("</td>", " | "))
    return " ".join(words.split())


def test_a_voucher_says_what_it_gives_in_words(client, owner):
    Voucher.objects.create(code="TEN", percent="10", ends_at=datetime(2026, 3, 4, 12, tzinfo=UTC))
    Voucher.objects.create(code="FIVE", amount=Money("5"), least_total=Money("40"), uses_allowed=3)

    words = table(client, owner)

    assert "| €5.00 | €40.00 | 0 of 3 | | yes |" in words
    assert "| 10% | | 0 | 4 Mar 2026, 13:00 | no |" in words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"percent": "12.50"}, "12.5%"),
        ({"percent": "100"}, "100%"),
        ({"percent": "10", "amount": Money("2")}, "10% + €2.00"),
        ({}, ""),
    ],
)
def test_what_it_gives_is_written_as_people_do(fields, words):
    voucher = Voucher.objects.create(code="CODE", **fields)

    assert Voucher.objects.get(pk=voucher.pk).gives == words
