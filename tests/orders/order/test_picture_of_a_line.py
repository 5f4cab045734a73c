"""The picture of a line is the picture of the day it was ordered, in every list and letter."""

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


def test_letters_get_pixels(client, line):
    response = client.get(line.picture_png)

    assert response["Content-Type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")


@pytest.mark.parametrize("key", ["1", "1:forged", "x", "%00", "1:" + "a" * 43])
def test_nobody_guesses_the_address_of_a_line(client, line, key):
    assert client.get(f"/pictures/lines/{key}.svg").status_code == 404


def test_another_kind_of_picture_does_not_exist(client, line):
    assert client.get(line.picture_address.replace(".svg", ".exe")).status_code == 404
