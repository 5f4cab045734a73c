"""Data of persons leaves the shop only by the permission for it, and each export is written down."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import ModelLogEntry

from config.roles import ROLES
from support.tickets.services import open as open_ticket
from tests.makers import make_customer, make_order, make_staff

pytestmark = pytest.mark.django_db

LISTS = ["orders_admin:index", "orders_admin:lines", "customers_admin:index", "tickets_admin:index"]
REPORTS = ["site_history", "aging_pages", "locked_pages", "workflow", "workflow_tasks"]
MAY_EXPORT = {"Owner", "Order clerk", "Support lead"}


@pytest.mark.parametrize("role", ROLES)
def test_only_some_roles_export_persons(client, role):
    order = make_order()
    client.force_login(make_staff(role))
    opened = [name for name in LISTS if client.get(reverse(name)).status_code == 200]

    answers = {name: client.get(reverse(name), {"export": "csv"}) for name in opened}
    bulk = client.get("/admin/orders/bulk/export/", {"row": order.pk, "format": "csv"}, follow=True)

    wanted = 200 if role in MAY_EXPORT else 403
    assert {answer.status_code for answer in answers.values()} <= {wanted}
    assert bulk.status_code == wanted or reverse("orders_admin:index") not in map(reverse, opened)
    assert b"Gesa" not in b"".join(b"".join(answer) for answer in answers.values()) or role in MAY_EXPORT


@pytest.mark.parametrize(("role", "may"), [("Agent", False), ("Support lead", True)])
def test_the_buttons_are_only_there_for_who_may(client, role, may):
    make_order()
    client.force_login(make_staff(role))

    page = client.get(reverse("orders_admin:index")).content.decode()

    assert ("export=csv" in page, "bulk/export/" in page) == (may, may)


def test_the_refusal_is_a_sentence(client):
    client.force_login(make_staff("Agent"))
    answer = client.get(reverse("customers_admin:index"), {"export": "xlsx"})

    assert (answer.status_code, "does not export data of persons" in answer.content.decode()) == (403, True)
    assert not ModelLogEntry.objects.filter(action="kontor.export_list").exists()


def test_an_export_is_written_down_with_list_rows_and_filter(client):
    make_order(), make_order()
    clerk, chief = make_staff("Order clerk"), make_staff("Owner")
    client.force_login(clerk)
    client.get(reverse("orders_admin:index"), {"export": "csv", "q": "Gesa", "view": "to-confirm"})

    entry = ModelLogEntry.objects.get(action="kontor.export_list")
    assert (entry.user, entry.data["rows"], entry.data["filter"]) == (clerk, 2, "q=Gesa&view=to-confirm")
    client.force_login(chief)
    page = client.get(reverse("wagtailadmin_reports:site_history")).content.decode()
    assert "Exported “Orders” as CSV: 2 rows (q=Gesa&amp;view=to-confirm)" in page
    assert "Sam Order clerk" in page


@pytest.mark.parametrize("report", REPORTS)
def test_reports_that_name_colleagues_need_the_permission(client, report):
    editor = make_staff("Editor")
    client.force_login(editor)
    address = reverse(f"wagtailadmin_reports:{report}")

    assert client.get(address).status_code == 200
    assert client.get(address, {"export": "csv"}).status_code == 403
    editor.user_permissions.add(Permission.objects.get(codename="export_personal_data"))
    assert client.get(address, {"export": "csv"}).status_code == 200


def test_lists_without_persons_need_none(client):
    client.force_login(make_staff("Warehouse"))

    assert client.get(reverse("stock_admin:index"), {"export": "csv"}).status_code == 200
    assert not ModelLogEntry.objects.filter(action="kontor.export_list").exists()


def test_a_list_without_columns_has_no_export(client, owner):
    client.force_login(owner)

    assert client.get(reverse("mails_admin:index"), {"export": "csv"}).status_code == 404
    assert not ModelLogEntry.objects.filter(action="kontor.export_list").exists()


def test_what_is_not_known_is_an_empty_cell(client, owner):
    open_ticket(make_customer(), subject="When?", text="Tell me")
    client.force_login(owner)

    heading, row = client.get(reverse("tickets_admin:index"), {"export": "csv"}).getvalue().decode().splitlines()

    assert heading.endswith("First answered,Closed")
    assert row.endswith(",,")
