"""A shopper sends a picture from a product's page, sees it on the product and orders it so."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from orders.basket import services as baskets
from orders.basket.models import BasketLine
from orders.basket.reading import read_contents
from orders.basket.services import lines
from orders.order.placing import place
from store.configurator.models import Configuration, OptionGroup
from store.configurator.services import (
    ChoiceRefused,
    check_configuration,
    definition_of,
    describe,
    store_configuration,
)
from store.uploads import cleaning
from store.uploads.limits import Limits
from store.uploads.models import Upload, UploadOwner
from store.uploads.room import PixelBudget
from store.uploads.services import Owner, store_upload
from tests.makers import ADDRESS, make_basket, make_delivery
from tests.store.uploads.pictures import picture


@pytest.fixture
def photo_mug(mug):
    """The mug asks for a photo, too, and shows it."""
    OptionGroup.objects.create(
        option_set=mug.made_to_order.option_set, key="photo", name="Photo", kind="file", required=False, min_pixels=30
    )
    drawing = mug.made_to_order.drawing
    drawing.source = drawing.source.replace("</svg>", '<image data-upload="photo" data-box="30 20 40 30"/></svg>')
    drawing.save()
    return mug


@pytest.fixture
def send(client, photo_mug):
    """Posts a file for the question, as htmx does unless said otherwise."""
    address = reverse("storefront:send_picture", args=[photo_mug.slug, "photo"])

    def post(data: bytes | None = None, *, name="cat.jpg", kind="image/jpeg", htmx=True, by=client, **form):
        file = {} if data is None else {"file-photo": SimpleUploadedFile(name, data, kind)}
        fields = {each.replace("_", "-", 1): value for each, value in form.items()}
        return by.post(address, file | fields, headers={"HX-Request": "true"} if htmx else {})

    return post


def hash_in(response) -> str:
    found = re.search(r'name="choice-photo" value="([0-9a-f]*)"', response.content.decode())
    return found[1]


def sizes() -> list[tuple[int, int]]:
    """Width and height of every picture that is stored, the newest last."""
    return list(Upload.objects.order_by("pk").values_list("width", "height"))


def test_what_the_place_cuts_off_is_said(send):
    page = send(picture()).content.decode()

    assert "11 % will be cut off, on the left and on the right." in page
    assert [name for name in ("the left", "the middle", "the right") if f">{name}</button>" in page]


@pytest.mark.parametrize(
    ("edit", "size"),
    [
        ({"keep": "start"}, (53, 40)),
        ({"keep": "end"}, (53, 40)),
        ({"turn": "left"}, (40, 60)),
        ({"turn": "right"}, (40, 60)),
    ],
)
def test_a_picture_is_turned_and_cropped_to_the_place(send, edit, size):
    page = send(choice_photo=hash_in(send(picture())), **edit)

    assert sizes()[-1] == size
    assert Upload.objects.get(hash=hash_in(page)).width == size[0]
    assert ("will be cut off" in page.content.decode()) == ("turn" in edit)


def test_a_crop_that_would_be_too_coarse_is_refused(photo_mug, send):
    before = hash_in(send(picture()))
    group = OptionGroup.objects.get(key="photo")
    group.print_cm, group.min_dpi = 1, 150
    group.save()
    page = send(choice_photo=before, keep="middle")

    assert page.status_code == 422
    assert "This picture is 53 pixels wide" in page.content.decode()
    assert hash_in(page) == before


def test_nobody_edits_the_picture_of_another(send):
    before = hash_in(send(picture()))
    send(choice_photo=before, keep="start", by=Client())

    assert len(sizes()) == 1


def test_the_question_comes_back_with_the_picture(client, send):
    response = send(picture(), name="my <b>cat</b>.jpg")

    page = response.content.decode()
    assert response.status_code == 200
    assert f'src="/uploads/{hash_in(response)}/small/"' in page
    assert "60 × 40 pixels" in page
    assert "my &lt;b&gt;cat" not in page  # The name alone is kept, and "/" parts folders.
    assert "b&gt;.jpg" in page
    assert client.get(f"/uploads/{hash_in(response)}/small/").status_code == 200


def test_it_stands_on_the_product_at_once_and_alone(client, send, photo_mug):
    choice = {"choice-photo": hash_in(send(picture()))}

    pieces = client.get(reverse("storefront:configure", args=[photo_mug.slug]), choice).content.decode()
    page = client.get(photo_mug.get_absolute_url(), choice).content.decode()

    for html in (pieces, page):
        assert 'href="data:image/jpeg;base64,' in html
        assert 'preserveAspectRatio="xMidYMid slice"' in html


def test_a_refused_file_is_named_and_the_one_before_stays(send):
    first = hash_in(send(picture()))

    response = send(b"<svg onload='alert(1)'>", name="cat.png", kind="image/png", choice_photo=first)

    assert response.status_code == 422
    assert "This is an SVG drawing. Please send a photo as PNG, JPEG or WebP." in response.content.decode()
    assert hash_in(response) == first
    assert Upload.objects.count() == 1


def test_without_a_script_the_choices_are_kept(client, send, photo_mug):
    response = send(picture(), htmx=False, choice_glaze="ink", choice_words="Für Zoë", quantity="3")

    assert response.status_code == 302
    assert response["Location"].endswith("#option-photo")
    page = client.get(response["Location"]).content.decode()
    assert 'value="Für Zoë"' in page
    assert re.search(r'value="ink" checked', page)
    assert f'value="{Upload.objects.get().hash}"' in page


def test_without_a_script_a_refusal_keeps_them_too(send):
    response = send(b"MZ", name="cat.jpg", htmx=False, choice_words="Für Zoë")

    page = response.content.decode()
    assert response.status_code == 422
    assert "“Photo”: This is a program. Please send a photo as PNG, JPEG or WebP." in page
    assert 'value="Für Zoë"' in page


def test_a_picture_is_taken_away_again(client, send, photo_mug):
    sent = hash_in(send(picture()))

    assert hash_in(send(choice_photo=sent, drop="1")) == ""
    assert send(choice_photo=sent, drop="1", htmx=False)["Location"].count("choice-photo=&") <= 1
    assert send(htmx=False, choice_photo=sent)["Location"].count(sent) == 1  # Enter, with no file chosen.


def test_a_file_that_is_far_too_large_is_read_past(send, settings):
    response = send(b"\xff" * (26 * 1024 * 1024), htmx=False, choice_words="Zoë")

    page = response.content.decode()
    assert "This file is larger than 10 MB." in page
    assert 'value="Zoë"' in page
    assert not Upload.objects.exists()


@pytest.mark.parametrize("key", ["glaze", "none", "%00", "x" * 300])
def test_only_a_question_for_a_picture_takes_one(client, photo_mug, key):
    assert client.post(f"/uploads/{photo_mug.slug}/{key}/", {}).status_code == 404
    assert client.get(f"/uploads/{photo_mug.slug}/photo/").status_code == 302
    assert client.post("/uploads/none/photo/", {}).status_code == 404


def test_only_so_many_are_taken_in_a_day(send, settings):
    limit, within = settings.RATE_LIMITS["upload"]
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"upload": (1, within)}
    first = hash_in(send(picture()))
    response = send(picture(width=61), choice_photo=first)

    assert (limit, within) == (60, timedelta(days=1))
    assert response.status_code == 422
    assert "We take at most 1 pictures a day from one visitor." in response.content.decode()
    assert hash_in(response) == first


def test_a_customer_is_counted_by_the_account_and_not_by_the_address(send, settings, client, alice):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"upload": (1, settings.RATE_LIMITS["upload"][1])}
    send(picture())
    client.force_login(alice.user)

    assert send(picture(width=61)).status_code == 200
    assert send(picture(width=62)).status_code == 422


def test_while_many_are_sent_a_sentence_asks_to_wait(send, monkeypatch):
    room = PixelBudget(pixels=100, waiting=0)
    monkeypatch.setattr(cleaning, "_room", room)
    with room.take(100):
        response = send(picture(), htmx=False, choice_words="Für Zoë")
    page = response.content.decode()

    assert response.status_code == 422
    assert "Many pictures are being sent right now." in page
    assert 'value="Für Zoë"' in page
    assert send(picture()).status_code == 200


def test_a_basket_has_room_for_so_many_pictures(send, client, photo_mug, monkeypatch):
    monkeypatch.setattr(lines, "MAX_IN_A_BASKET", 1)
    first, second = hash_in(send(picture())), hash_in(send(picture(width=61)))
    variant = photo_mug.variants.get()

    def add(hash_: str, words: str):
        form = {"variant": variant.pk, "choice-glaze": "chalk", "choice-words": words, "choice-photo": hash_}
        return client.post("/basket/add/", form)

    assert add(first, "Anna").status_code == 302
    assert add(first, "Otto").status_code == 302
    refused = add(second, "Mia")

    assert refused.status_code == 422
    assert "A basket has room for 1 of your own pictures." in refused.content.decode()
    assert 'value="Mia"' in refused.content.decode()


def test_a_disk_that_takes_no_more_is_a_sentence_and_nothing_is_half_stored(send, client, tmp_path):
    (tmp_path / "uploads").write_text("A file where the folder should be: every write fails, also for root.")
    page = send(picture(), htmx=False, choice_words="Für Zoë")
    field = send(picture())

    assert page.status_code == 507
    assert "Files cannot be stored at the moment." in page.content.decode()
    assert 'value="Für Zoë"' in page.content.decode()
    assert field.status_code == 422
    assert "Files cannot be stored at the moment." in field.content.decode()
    assert not Upload.objects.exists()
    assert not UploadOwner.objects.exists()


def test_anothers_picture_is_unknown_however_it_is_named(client, send, photo_mug, client_of_bob):
    foreign = hash_in(send(picture()))
    choice = {"choice-photo": foreign}

    for address in (photo_mug.get_absolute_url(), reverse("storefront:configure", args=[photo_mug.slug])):
        page = client_of_bob.get(address, choice).content.decode()
        assert "The picture for “Photo” is not here. Please send it again." in page
        assert foreign not in page
        assert "data:image" not in page
    bought = {"variant": photo_mug.variants.get().pk, "quantity": "1", "choice-glaze": "ink"}
    assert client_of_bob.post("/basket/add/", bought | choice).status_code == 422
    assert not BasketLine.objects.exists()
    assert not Configuration.objects.exists()


@pytest.fixture
def client_of_bob(bob):
    from django.test import Client

    client = Client()
    client.force_login(bob.user)
    return client


def test_what_is_put_into_the_basket_keeps_its_picture(client, send, photo_mug):
    sent = hash_in(send(picture()))
    bought = {"variant": photo_mug.variants.get().pk, "quantity": "1", "choice-glaze": "ink", "choice-photo": sent}

    assert client.post("/basket/add/", bought).status_code == 302

    configuration = BasketLine.objects.get().configuration
    assert [each.hash for each in configuration.uploads.all()] == [sent]
    described = describe(definition_of(configuration.product), configuration.content["choices"])
    assert {"Photo": sent}.items() <= {each["group"]: each.get("file") for each in described}.items()
    address = reverse("configurator:configured_picture", args=[configuration.hash])
    assert client.get(address)["Content-Type"].startswith("image/")


def test_a_line_is_not_remade_with_anothers_picture(client, send, photo_mug, client_of_bob):
    foreign = hash_in(send(picture()))
    bought = {"variant": photo_mug.variants.get().pk, "quantity": "1", "choice-glaze": "ink"}
    client_of_bob.post("/basket/add/", bought)
    address = reverse("basket:repair", args=[BasketLine.objects.get().pk])

    assert client_of_bob.post(address, {"choice-glaze": "ink", "choice-photo": foreign}).status_code == 422
    assert not BasketLine.objects.get().configuration.uploads.exists()


def test_an_order_names_the_picture_and_it_is_its_customers(alice, photo_mug, client):
    sent = store_upload(picture(), Limits(), owner=Owner(token="guest"), name="cat.jpg")
    configuration = store_configuration(photo_mug, {"glaze": ["ink"], "photo": sent.hash})
    basket = make_basket(customer=alice)
    baskets.add(basket, photo_mug.variants.get(), configuration=configuration)

    line = order_of(basket, alice).lines.get()

    told = next(each for each in line.choices if each["group"] == "Photo")
    assert (told["label"], told["file"]) == ("cat.jpg, 60 × 40 pixels", sent.hash)
    client.force_login(alice.user)
    assert client.get(f"/uploads/{sent.hash}/").status_code == 200


def order_of(basket, customer):
    delivery = make_delivery()
    return place(
        basket, read_contents(basket).price("DE", delivery), customer=customer, email=customer.email,
        delivery_address=ADDRESS, delivery=delivery, payment_method="transfer", pays_in_advance=True,
    )  # fmt: skip


def test_a_rule_that_changed_is_told_of_what_was_stored(client, send, photo_mug):
    sent = hash_in(send(picture()))
    bought = {"variant": photo_mug.variants.get().pk, "quantity": "1", "choice-glaze": "ink", "choice-photo": sent}
    client.post("/basket/add/", bought)

    group = photo_mug.made_to_order.option_set.groups.get(key="photo")
    group.min_pixels = 1000
    group.save()

    with pytest.raises(ChoiceRefused, match="needs 1000"):
        check_configuration(Configuration.objects.get())
    assert "needs 1000" in client.get("/basket/").content.decode()


@pytest.mark.parametrize("value", ["\x00", "0" * 64, "../../etc/passwd", "<script>", "9" * 5000, "DATA:image/png"])
def test_no_nonsense_in_place_of_a_picture_is_an_error(client, photo_mug, value):
    page = client.get(photo_mug.get_absolute_url(), {"choice-photo": value})

    assert page.status_code == 200
    assert "<script>" not in page.content.decode().replace("<script src", "")
