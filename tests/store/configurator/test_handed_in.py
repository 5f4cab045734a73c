"""Drawings, fonts and photographs that merchants hand in, and how a product is made of them."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cms.foundation.models import SiteImage
from store.configurator.fonts import _FOLDER
from store.configurator.models import Drawing, Font, LayeredPhoto, MadeToOrder
from tests.makers import make_mug_with_words, make_product
from tests.pages import seen

from .test_editing import merchandiser

__all__ = ["merchandiser"]
pytestmark = pytest.mark.django_db
PLAIN = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M1 1h8v8H1z"/></svg>'
PROGRAM = b"MZ\x90\x00" + b"\x00" * 200


def hand_in(client, screen: str, **fields):
    return client.post(reverse(f"{screen}:add"), {"name": "Handed in"} | fields)


def file(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_drawing_is_handed_in_as_a_file_and_shown(client, merchandiser):
    hand_in(client, "drawings_admin", upload=file(PLAIN, "mug.svg"), source="")

    drawing = Drawing.objects.get()
    page = client.get(reverse("drawings_admin:edit", args=[drawing.pk])).content.decode()
    assert "M1 1h8v8H1z" in drawing.source
    assert "As it looks" in page


@pytest.mark.parametrize(
    "content",
    [PLAIN.replace(b"<path", b"<script>alert(1)</script><path"), b"<html><body>no</body></html>", PROGRAM, b""],
)
def test_what_is_no_plain_drawing_is_refused_with_a_sentence(client, merchandiser, content):
    page = hand_in(client, "drawings_admin", upload=file(content, "mug.svg"), source="")

    assert page.status_code == 200
    assert not Drawing.objects.exists()
    assert "error-message" in page.content.decode()


def test_a_font_is_kept_under_a_name_of_ours_and_shown(client, merchandiser):
    content = (_FOLDER / "newsreader-latin-500-normal.woff2").read_bytes()

    hand_in(client, "fonts_admin", file=file(content, "evil.html"), licence="OFL")

    font = Font.objects.get()
    assert font.file.name == "fonts/handed-in.woff2"
    assert "k-sample" in client.get(reverse("fonts_admin:edit", args=[font.pk])).content.decode()


def test_a_program_that_calls_itself_a_font_is_refused(client, merchandiser):
    page = hand_in(client, "fonts_admin", file=file(PROGRAM, "font.ttf"), licence="")

    assert not Font.objects.exists()
    assert "error-message" in page.content.decode()


def picture(width: int = 40) -> SiteImage:
    data = BytesIO()
    Image.new("RGBA", (width, 30)).save(data, "PNG")
    return SiteImage.objects.create(title="Layer", file=ImageFile(BytesIO(data.getvalue()), name=f"{width}.png"))


TERMS = {"conditions": ""}
PLACE = TERMS | {
    "group": "words",
    "x": "0.2",
    "y": "0.3",
    "angle": "4",
    "curve": "30",
    "size": "1",
    "colour": "#26262a",
}


def photo(*pictures: SiteImage, **place: str) -> dict:
    layers = inline_formset([TERMS | {"image": each.pk} for each in pictures])
    places = inline_formset([PLACE | {"width": "0.5", "height": "0.2"} | place])
    return nested_form_data({"name": "Mug in layers", "layers": layers, "places": places})


def test_photographs_are_stacked_with_places_for_words(client, merchandiser, django_assert_max_num_queries):
    client.post(reverse("layered_photos_admin:add"), photo(picture(), picture()))

    made = LayeredPhoto.objects.get()
    assert made.places.get().curve == 30
    client.get(reverse("layered_photos_admin:edit", args=[made.pk]))  # Makes the thumbnails.
    with django_assert_max_num_queries(25):
        page = client.get(reverse("layered_photos_admin:edit", args=[made.pk])).content.decode()
    assert "kontor-stage" in page


def test_layered_photographs_say_what_to_do_first_and_what_is_done(client, merchandiser):
    page = client.get(reverse("layered_photos_admin:add")).content.decode()
    assert page.index("How to begin") < page.index("Prepare PNG or WebP files") < page.index("Join them to a product")
    assert "Done." not in page

    client.post(reverse("layered_photos_admin:add"), photo(picture()))

    page = client.get(reverse("layered_photos_admin:edit", args=[LayeredPhoto.objects.get().pk])).content.decode()
    assert page.count("Done.") == 3
    assert f'<a href="{reverse("made_to_order_admin:index")}">Join them to a product' in page


def test_photographs_of_another_size_are_refused(client, merchandiser):
    page = client.post(reverse("layered_photos_admin:add"), photo(picture(), picture(50))).content.decode()

    assert "This one has 50 × 30 pixels, the first one 40 × 30." in page


def test_a_place_beyond_the_photograph_is_refused(client, merchandiser):
    page = client.post(reverse("layered_photos_admin:add"), photo(picture(), width="0.9")).content.decode()

    assert "The place reaches beyond the photograph." in page


def make(client, mug, defaults: str) -> str:
    data = {"product": mug.pk, "option_set": mug.made_to_order.option_set_id, "drawing": mug.made_to_order.drawing_id}
    address = reverse("made_to_order_admin:edit", args=[mug.pk])
    data |= {"photo": "", "defaults": defaults} | seen(client, address)
    return client.post(address, data, follow=True).content.decode()


def test_usual_choices_are_written_a_line_each(client, merchandiser):
    mug = make_mug_with_words()

    make(client, mug, "glaze: ink\nwords: Für Zoë")

    assert MadeToOrder.objects.get().defaults == {"glaze": ["ink"], "words": "Für Zoë"}
    page = client.get(reverse("made_to_order_admin:edit", args=[mug.pk])).content.decode()
    assert "glaze: ink\nwords: Für Zoë" in page
    assert mug.get_absolute_url() in page


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("glaze: pink", "“Glaze” has no option “pink”."),
        ("lid: red", "Neither a question nor the drawing has “lid”."),
        ("nonsense", "“nonsense” is not written as “glaze: ink”."),
    ],
)
def test_usual_choices_that_do_not_exist_are_refused(client, merchandiser, written, sentence):
    mug = make_mug_with_words()

    assert sentence in make(client, mug, written)
    assert MadeToOrder.objects.get().defaults == {}


def test_a_product_leads_to_how_it_is_made(client, merchandiser):
    plain, mug = make_product(), make_mug_with_words()
    addresses = [reverse("wagtailsnippets_catalogue_product:edit", args=[each.pk]) for each in (plain, mug)]

    new, old = (client.get(address).content.decode() for address in addresses)

    assert f"{reverse('made_to_order_admin:add')}?product={plain.pk}" in new
    assert reverse("made_to_order_admin:edit", args=[mug.pk]) in old
