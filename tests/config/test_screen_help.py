"""Each screen of the back office has a short help, with sentences and pictures from the docs."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import URLResolver, get_resolver, resolve, reverse

from cms.foundation.screen_help import DOCS, NAMES, help_for
from config.screen_help import SCREEN_HELP
from tests.config.test_admin_addresses import addresses
from tests.makers import make_faq, make_mug_with_words

#: Screens of Wagtail that are for whoever sets up the shop, and the docs themselves.
WITHOUT = re.compile(r"/admin/(help|collections|workflows|sites|redirects|reports|documents|snippets/$)")


def our_namespaces(patterns=None) -> set[str]:
    found = set()
    for each in patterns or get_resolver().url_patterns:
        if isinstance(each, URLResolver):
            found |= {each.namespace} | our_namespaces(each.url_patterns)
    return {name for name in found if re.search(r"_admin$|^wagtailsnippets_|_data$", name or "")}


def test_each_namespace_of_our_screens_has_help():
    helped = {screen for each in SCREEN_HELP for screen in re.split(r",\s*", each.screens)}

    assert our_namespaces() - helped == set()
    assert len(our_namespaces()) > 25


@pytest.mark.django_db
def test_each_screen_that_opens_shows_its_help(owner):
    make_faq()
    make_mug_with_words()
    client = Client(raise_request_exception=False)
    client.force_login(owner)
    pages = {path: client.get(path) for path in (each.replace("{}", "1") for each in addresses())}
    screens = {
        path: page for path, page in pages.items() if page.status_code == 200 and b"wagtail-sidebar" in page.getvalue()
    }
    bare = [path for path, page in screens.items() if b"k-help" not in page.getvalue() and not WITHOUT.match(path)]

    assert bare == []
    assert len(screens) > 60


@pytest.mark.parametrize("each", SCREEN_HELP, ids=lambda each: each.screens[:40])
def test_its_sentences_and_its_picture_exist(each):
    assert 40 < len(re.sub(r"<[^>]+>", "", each.text)) < 1200
    assert not each.picture or (finders.find(f"docs/{each.picture}.webp") and each.picture_text)


def test_help_needs_no_database():
    found = help_for(resolve("/admin/orders/inspect/1/"))  # Without a mark, a test may not ask the database.

    assert found.title == "Confirm a transfer"
    assert "Mark" in found.text


@pytest.mark.django_db
@pytest.mark.parametrize("doc", NAMES)
def test_the_docs_are_read_in_the_back_office(client, owner, doc):
    client.force_login(owner)
    page = client.get(reverse("screen_help", args=[doc])).content.decode()

    assert (DOCS / f"{doc}.md").read_text().splitlines()[0].removeprefix("# ") in page
    assert all(finders.find(path) for path in re.findall(r'src="/static/(docs/[^"]+)"', page))
    assert (
        ".md"
        not in re.sub(r"<pre.*?</pre>", "", page).split('class="nice-padding k-help-page"')[1].split("</article>")[0]
    )


@pytest.mark.django_db
def test_only_the_docs_for_staff_are_shown_and_only_to_staff(client, owner):
    assert client.get("/admin/help/staff/").status_code == 302
    client.force_login(owner)

    assert client.get("/admin/help/architecture/").status_code == 404
