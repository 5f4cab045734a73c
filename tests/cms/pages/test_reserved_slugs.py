"""No page is published where the shop itself answers, for nobody would reach it there."""

import pytest
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.foundation.addresses import reserved_words
from cms.foundation.site_pages import reserved_slug_error
from cms.pages.models import ContentPage

from .conftest import published

SENTENCE = "The shop itself answers at “/{}/”, so nobody would reach the page. Choose another slug."


def _form(slug: str) -> dict:
    empty = {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL", "MIN_NUM")} | {"comments-MAX_NUM_FORMS": ""}
    texts = {"lead": "", "footer": "", "seo_title": "", "search_description": ""}
    text = {"heading": "", "text": rich_text("<p>Ours.</p>")}
    parts = nested_form_data({"parts": streamfield([("text", text)])})
    times = {"go_live_at": "", "expire_at": ""}
    return {"title": "Ours", "slug": slug, "action-publish": "yes"} | empty | texts | times | parts


@pytest.mark.parametrize("word", ["shop", "search", "basket", "admin", "media", "static", "healthz", "track"])
def test_every_first_segment_of_our_addresses_is_reserved(word):
    assert word in reserved_words()


@pytest.mark.parametrize("word", ["terms", "faq", "about"])
def test_other_words_are_free(word):
    assert word not in reserved_words()


@pytest.mark.parametrize("slug", ["shop", "search", "basket", "admin", "product"])
def test_the_form_of_a_new_page_refuses_a_reserved_slug(client, owner, home, slug):
    client.force_login(owner)
    page = client.post(f"/admin/pages/add/pages/contentpage/{home.pk}/", _form(slug))

    assert SENTENCE.format(slug) in page.content.decode()
    assert not ContentPage.objects.exists()


def test_a_free_slug_is_accepted(client, owner, home):
    client.force_login(owner)
    client.post(f"/admin/pages/add/pages/contentpage/{home.pk}/", _form("shops"))

    assert client.get("/shops/").status_code == 200


def test_a_known_page_is_refused_the_address_too(client, owner, write_page):
    terms = write_page()
    client.force_login(owner)
    page = client.post(f"/admin/pages/{terms.pk}/edit/", _form("basket"))

    assert SENTENCE.format("basket") in page.content.decode()


def test_below_another_page_the_word_is_free(write_page):
    assert reserved_slug_error("shop", write_page()) == ""


def test_a_page_is_not_moved_to_a_reserved_slug(client, owner, home, write_page):
    shop = published(
        write_page(),
        ContentPage(title="Our shop", slug="shop", parts=[("text", {"heading": "", "text": "<p>Ours.</p>"})]),
    )
    client.force_login(owner)
    page = client.post(f"/admin/pages/{shop.pk}/move/{home.pk}/confirm/", follow=True)

    assert SENTENCE.format("shop") in page.content.decode()
    shop.refresh_from_db()
    assert shop.url_path.endswith("/terms/shop/")


def test_a_page_is_not_copied_to_a_reserved_slug(client, owner, home, write_page):
    terms = write_page()
    client.force_login(owner)
    answer = {"new_title": "Shop", "new_slug": "shop", "new_parent_page": home.pk}
    page = client.post(f"/admin/pages/{terms.pk}/copy/", answer)

    assert SENTENCE.format("shop") in page.content.decode()
    assert ContentPage.objects.count() == 1


def test_pages_are_not_moved_to_a_reserved_slug_in_bulk(client, owner, home, write_page):
    shop = published(
        write_page(),
        ContentPage(title="Our shop", slug="shop", parts=[("text", {"heading": "", "text": "<p>Ours.</p>"})]),
    )
    client.force_login(owner)
    page = client.post(f"/admin/bulk/wagtailcore/page/move/?id={shop.pk}", {"chooser": home.pk}, follow=True)

    assert SENTENCE.format("shop") in page.content.decode()
