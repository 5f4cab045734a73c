"""Lists that Wagtail exports are as safe in a spreadsheet as our own."""

from collections.abc import Iterator

import pytest
from django.urls import URLResolver, get_resolver, reverse
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.models import Page

from cms.faq.models import FaqEntry
from cms.foundation.exports import ExportMixin
from tests.makers import make_faq

pytestmark = pytest.mark.django_db
REPORTS = ["site_history", "aging_pages", "locked_pages", "workflow", "workflow_tasks"]


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_is_exported_for_spreadsheets(client, owner, report):
    make_faq()
    client.force_login(owner)
    address = reverse(f"wagtailadmin_reports:{report}")

    assert client.get(address, {"export": "csv"}).getvalue().startswith(b"\xef\xbb\xbf")
    assert client.get(address, {"export": "xlsx"}).getvalue().startswith(b"PK")
    assert client.get(address).status_code == 200
    client.logout()
    assert client.get(address, {"export": "csv"}).status_code == 302


def test_a_title_is_no_formula_and_times_are_those_of_the_shop(client, owner):
    make_faq()
    Page.objects.filter(pk=FaqEntry.objects.first().pk).update(
        title="=1+1|x", latest_revision_created_at="2026-07-01T22:30Z", last_published_at="2026-07-01T22:30Z"
    )
    client.force_login(owner)

    table = client.get(reverse("wagtailadmin_reports:aging_pages"), {"export": "csv"}).getvalue().decode()

    row = next(line for line in table.splitlines() if "1+1" in line)
    assert row.startswith("'=1+1|x")
    assert "2026-07-02 00:30" in row


def test_every_list_that_is_exported_uses_our_exports(db):
    views = dict(_views(get_resolver().url_patterns))
    exporting = {
        route: view
        for route, view in views.items()
        if issubclass(view.view_class, SpreadsheetExportMixin)
        and (view.view_initkwargs.get("list_export") or view.view_class.list_export)
    }

    assert len(exporting) > 10
    assert [route for route, view in exporting.items() if not issubclass(view.view_class, ExportMixin)] == []


def _views(patterns, before: str = "") -> Iterator[tuple[str, object]]:
    """Each class-based view by its route; of two with one route, the first answers."""
    seen = {}
    for each in patterns:
        route = before + str(each.pattern)
        found = _views(each.url_patterns, route) if isinstance(each, URLResolver) else [(route, each.callback)]
        for where, view in found:
            if hasattr(view, "view_class"):
                seen.setdefault(where, view)
    yield from seen.items()
