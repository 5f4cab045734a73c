"""Every written page takes pictures, columns and products, as the home page does."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.foundation.models import SiteImage
from store.money.amounts import Money
from store.pricing.services import set_price
from store.search.services import rebuild
from tests.makers import make_product, make_staff
from tests.store.uploads.pictures import picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop(db) -> SiteImage:
    """A picture of the workshop."""
    file = SimpleUploadedFile("workshop.jpg", picture(1600, 900), "image/jpeg")
    return SiteImage.objects.create(title="Workshop", file=file)


def _parts(*blocks: tuple[str, dict]) -> str:
    """Blocks as they are stored."""
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


def _with_words(image: SiteImage) -> dict:
    return {"image": image.pk, "decorative": False, "alt_text": "Two people at a wheel"}


def test_a_picture_stands_with_its_words_and_in_several_sizes(client, write_page, workshop):
    block = {"picture": _with_words(workshop), "caption": "Lindenwerk, 2025", "width": "page"}
    write_page(parts=_parts(("picture", block)))
    page = client.get("/terms/").content.decode()

    assert 'alt="Two people at a wheel"' in page
    assert "Lindenwerk, 2025</figcaption>" in page
    assert all(f"{width}w" in page for width in (480, 960, 1360))


def test_a_picture_whose_file_is_gone_leaves_the_page_as_it_is(client, write_page, workshop):
    write_page(parts=_parts(("picture", {"picture": _with_words(workshop), "width": "text"})))
    workshop.file.storage.delete(workshop.file.name)

    assert client.get("/terms/").status_code == 200


def test_columns_stand_side_by_side_and_lead_on(client, write_page):
    other = write_page(title="Delivery", slug="delivery")
    columns = [{"title": "We throw", "text": "<p>On a wheel.</p>"}, {"title": "We send", "page": other.pk}]
    write_page(parts=_parts(("columns", {"heading": "Us", "columns": columns})))
    page = client.get("/terms/").content.decode()

    assert "On a wheel." in page
    assert '<a href="/delivery/">We send</a>' in page


def test_products_on_a_written_page_have_the_price_of_now(client, write_page):
    mug = make_product("Straight mug", price="24.00")
    rebuild()
    write_page(parts=_parts(("products", {"heading": "Ours", "products": [mug.pk], "number": 4})))
    assert "€24.00" in client.get("/terms/").content.decode()

    set_price(mug.variants.get(), amount=Money("26.00"))
    assert "€26.00" in client.get("/terms/").content.decode()


def test_an_empty_column_is_refused_with_a_sentence(client, home):
    client.force_login(make_staff("Editor"))
    column = {"picture-image": "", "picture-alt_text": "", "title": "", "page": "", "text": rich_text("")}
    columns = streamfield([("column", column), ("column", column)])
    fields = {"title": "Us", "slug": "us", "lead": "", "footer": "", "seo_title": "", "search_description": ""}
    parts = nested_form_data({"parts": streamfield([("columns", {"heading": "", "columns": columns})])})
    rest = {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL", "MIN_NUM")} | {"action-publish": "yes"}
    page = client.post(f"/admin/pages/add/pages/contentpage/{home.pk}/", fields | parts | rest)

    assert "Write a title or a text, or choose a picture." in page.content.decode()
