"""What staff take out of a list opens in a spreadsheet as they mean it."""

import io
from datetime import UTC, datetime

import openpyxl
import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(client, owner, alice, order_of):
    order_of(alice, number="AF-00500", placed_at=datetime(2026, 7, 1, 22, 30, tzinfo=UTC))
    client.force_login(owner)
    return lambda kind: client.get(reverse("orders_admin:index"), {"export": kind}).getvalue()


def test_a_csv_has_the_clock_of_the_shop_plain_amounts_and_says_that_it_is_utf_8(export):
    table = export("csv")

    assert table.startswith(b"\xef\xbb\xbf")
    assert "Total (EUR)" in table.decode()
    assert "2026-07-02 00:30" in table.decode()
    assert table.decode().splitlines()[1].endswith(",24.00")


def test_a_workbook_has_the_clock_of_the_shop_and_amounts_as_numbers(export):
    row = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(export("xlsx"))).active[2]]

    assert 24 in row
    assert any(isinstance(value, datetime) and value.hour == 0 and value.day == 2 for value in row)
