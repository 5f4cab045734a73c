"""A shared link has a title and a picture as PNG."""

import re
from io import BytesIO

import PIL.Image
import pytest
from django.core.files.storage import storages
from django.utils import timezone

from store.configurator.services import defaults_of, store_configuration
from store.designs.services import save_design
from store.drawing import sharing
from store.storefront import share_pictures
from tests.makers import make_mug_with_words, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def mug():
    return make_mug_with_words()


@pytest.fixture
def design(mug):
    configuration = store_configuration(mug, defaults_of(mug) | {"words": "Ada"})
    return save_design(configuration, variant=mug.variants.get(), name="For Zoë")


def picture_at(client, page: str) -> PIL.Image.Image:
    """The picture that the page names for other sites."""
    address = re.search(r'og:image" content="http://[^/]+([^"]+)"', client.get(page).content.decode())[1]
    answer = client.get(address)
    assert answer["Content-Type"] == "image/png"
    return PIL.Image.open(BytesIO(answer.content))


def test_a_product_and_a_design_have_one(client, mug, design):
    for page in (mug.get_absolute_url(), design.get_absolute_url()):
        assert picture_at(client, page).size == (1200, 630)


def test_a_shared_design_has_its_own_name(client, design):
    page = client.get(design.get_absolute_url()).content.decode()

    assert '<meta property="og:title" content="For Zoë">' in page
    assert f"/pictures/share/design/{design.token}.png" in page


def test_it_is_made_once(client, mug, monkeypatch):
    picture_at(client, mug.get_absolute_url())
    monkeypatch.setattr(share_pictures, "drawing_to_share", lambda *_args, **_named: pytest.fail("made twice"))

    assert picture_at(client, mug.get_absolute_url()).size == (1200, 630)


def test_old_files_are_deleted_and_made_again(client, mug):
    picture_at(client, mug.get_absolute_url())

    share_pictures.delete_old_files(timezone.now())

    assert storages["default"].listdir("share")[1] == []
    assert picture_at(client, mug.get_absolute_url()).size == (1200, 630)


def test_a_photograph_fits_in_whole():
    file = BytesIO()
    PIL.Image.new("RGB", (400, 1600), "red").save(file, "JPEG")

    picture = PIL.Image.open(BytesIO(sharing.photograph_to_share(file.getvalue())))

    assert picture.size == (1200, 630)
    assert picture.getpixel((600, 315))[0] > 200
    assert picture.getpixel((5, 5)) == (241, 239, 233)


@pytest.mark.parametrize("address", ["product/x", "product/%00", "design/x", "design/%00", f"design/{'a' * 900}"])
def test_what_does_not_exist_has_none(client, mug, address):
    assert client.get(f"/pictures/share/{address}.png").status_code == 404


def test_a_product_without_a_picture_names_none(client, db):
    product = make_product("Bare")

    assert "og:image" not in client.get(product.get_absolute_url()).content.decode()
    assert client.get(f"/pictures/share/product/{product.slug}.png").status_code == 404
