"""The list of vouchers says what each gives."""

import re
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError
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
    Voucher.objects.create(code="FIVE", amount=Money("5"), min_subtotal=Money("40"), uses_allowed=3)

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


@pytest.mark.parametrize("code", ["SPRING", "spring", "Spring ", "spr ing", "ｓｐｒｉｎｇ"])
def test_a_code_in_another_case_is_the_same_code(client, owner, code):
    Voucher.objects.create(code="SPRING", percent="10")
    client.force_login(owner)
    new = {"code": code, "percent": "20", "amount": "0", "min_subtotal": "0", "starts_at": "2026-01-01 00:00"}

    answer = client.post(reverse("vouchers_admin:add"), new | {"active": "on"})

    assert "already" in answer.content.decode()
    assert Voucher.objects.get().percent == 10


def test_the_database_refuses_it_too():
    Voucher.objects.create(code="SPRING", percent="10")

    with pytest.raises(IntegrityError):
        Voucher.objects.bulk_create([Voucher(code="spring", percent="20")])


def test_a_negative_amount_is_refused_with_a_sentence(client, owner):
    client.force_login(owner)
    new = {"code": "LESS", "percent": "0", "amount": "-5", "min_subtotal": "0", "starts_at": "2026-01-01 00:00"}

    answer = client.post(reverse("vouchers_admin:add"), new | {"active": "on"})

    assert "without a minus sign" in answer.content.decode()
    assert not Voucher.objects.exists()


@pytest.mark.parametrize("percent", ["1e1", "1_0", "NaN"])
def test_a_percentage_is_written_in_plain_digits(client, owner, percent):
    client.force_login(owner)
    new = {"code": "TEN", "percent": percent, "amount": "0", "min_subtotal": "0", "starts_at": "2026-01-01 00:00"}

    page = client.post(reverse("vouchers_admin:add"), new).content.decode()

    assert "Enter a number." in page
    assert not Voucher.objects.exists()
