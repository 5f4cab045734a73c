"""What staff take out of a list opens in a spreadsheet as they mean it."""

import io
from datetime import UTC, datetime

import openpyxl
import pytest
from django.urls import reverse

from tests.makers import make_order

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
    cells = openpyxl.load_workbook(io.BytesIO(export("xlsx"))).active[2]
    row = [cell.value for cell in cells]

    assert next(cell.number_format for cell in cells if cell.value == 24) == "0.00"
    assert any(isinstance(value, datetime) and value.hour == 0 and value.day == 2 for value in row)


def rows_of(answer) -> list[list]:
    sheet = openpyxl.load_workbook(io.BytesIO(answer.getvalue())).active
    return [[cell.value for cell in row] for row in sheet.rows]


def test_an_order_has_its_address_tax_and_balance_in_columns(client, owner):
    order = make_order()
    client.force_login(owner)

    heading, row = rows_of(client.get(reverse("orders_admin:index"), {"export": "xlsx"}))
    cells = dict(zip(heading, row, strict=True))

    assert (cells["Parcels: postcode"], cells["Parcels: town"]) == ("04229", "Leipzig")
    assert (cells["Parcels: country"], cells["Parcels: name of the country"]) == ("DE", "Germany")
    assert cells["Total (EUR)"] == cells["Balance (EUR)"] == float(order.total.amount)
    assert cells["Tax contained (EUR)"] == float(order.tax_rows[0]["amount"].amount)


def test_lines_are_a_table_with_choices_and_tax(client, owner):
    order = make_order()
    client.force_login(owner)

    heading, *rows = rows_of(client.get(reverse("orders_admin:lines"), {"export": "xlsx"}))
    first = dict(zip(heading, rows[0], strict=True))

    assert len(rows) == 2
    assert (first["Order"], first["Product"], first["Quantity"]) == (order.number, "Straight mug", 1)
    assert first["Choices"] == "Glaze: Chalk; Words: “Für Zoë”"
    assert (first["Sum (EUR)"], first["Tax in percent"]) == (30, 19)
    assert first["Sum without tax (EUR)"] == pytest.approx(30 - first["Tax contained (EUR)"])


def test_lines_follow_the_filter_of_the_list(client, owner):
    make_order()
    client.force_login(owner)

    answer = client.get(reverse("orders_admin:lines"), {"export": "csv", "view": "to-send"})

    assert len(answer.getvalue().decode().splitlines()) == 1


def test_only_ticked_orders_are_downloaded(client, owner, alice, order_of):
    first, _second = order_of(alice, number="AF-1"), order_of(alice, number="AF-2")
    client.force_login(owner)

    answer = client.get("/admin/orders/bulk/export/", {"row": first.pk, "format": "csv"}, follow=True)

    assert "AF-1" in answer.getvalue().decode()
    assert "AF-2" not in answer.getvalue().decode()


def test_lines_add_no_queries(client, owner, queries_of):
    make_order()
    client.force_login(owner)
    download = lambda: client.get(reverse("orders_admin:lines")).getvalue()  # noqa: E731
    download()
    one = queries_of(download)
    make_order(), make_order()

    assert queries_of(download) == one
