"""The picture of a line is the picture of the day it was ordered, in every list and mail."""

import pytest

from orders.order.models import OrderLine
from store.configurator.models import Drawing
from tests.makers import make_mug_with_words, make_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def line():
    make_order(products=[make_mug_with_words()], words="Zoë")
    return OrderLine.objects.get()


def test_a_drawing_that_changes_later_changes_no_order(client, line):
    before = client.get(line.picture_address).content
    drawing = Drawing.objects.get()
    drawing.source = drawing.source.replace("M1 1h8", "M2 2h7")
    drawing.save()

    assert client.get(line.picture_address).content == before
    assert b"M1 1h8" in before


def test_the_address_names_what_it_shows_and_stays_out_of_shared_caches(client, line):
    response = client.get(line.picture_address)

    assert line.picture_hash in line.picture_address
    assert response["Cache-Control"] == "private, max-age=86400, immutable"


def test_the_address_of_another_state_leads_to_the_picture_of_now(client, line):
    for address in (line.picture_address, line.picture_png):
        response = client.get(address.replace(line.picture_hash, "0123456789abcdef"))

        assert response["Location"] == address
        assert response["Cache-Control"] == "private, no-cache"


def test_the_picture_of_a_design_is_requested_again_each_time(client, line):
    address = f"/pictures/configured/{line.configuration.hash}.svg"
    response = client.get(address)

    assert response["Cache-Control"] == "private, no-cache"
    assert client.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_mails_get_pixels(client, line):
    response = client.get(line.picture_png)

    assert response["Content-Type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")


@pytest.mark.parametrize("key", ["1", "1:forged", "x", "%00", "1:" + "a" * 43])
def test_nobody_guesses_the_address_of_a_line(client, line, key):
    assert client.get(f"/pictures/lines/{key}/{line.picture_hash}.svg").status_code == 404


def test_another_kind_of_picture_does_not_exist(client, line):
    assert client.get(line.picture_address.replace(".svg", ".exe")).status_code == 404
