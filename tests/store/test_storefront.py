"""The page of a product as a shopper sees it."""

import json
import re
from dataclasses import replace
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.template.loader import render_to_string
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from cms.foundation.models import SiteImage
from store.catalogue.models import Attribute, AttributeValue, Product, ProductPicture
from store.configurator.models import MadeToOrder
from store.configurator.services import find_lowest_prices_now
from store.search.services import rebuild
from store.storefront.pages import product_page
from tests.makers import make_category, make_delivery, make_mug_with_words, make_product, make_variant

pytestmark = pytest.mark.django_db


def _text(client, address):
    return client.get(address).content.decode()


def _photograph(title):
    Collection.get_first_root_node() or Collection.add_root(name="Root")  # Emptied by transactional tests.
    file = BytesIO()
    Image.new("RGB", (40, 30), "#b33").save(file, "PNG")
    file.seek(0)
    return SiteImage.objects.create(title=title, file=ImageFile(file, name=f"{title}.png"))


def test_it_shows_what_one_wants_to_know(client):
    table = make_category("Table")
    mugs = make_category("Mugs", parent=table)
    product = make_product("Plain mug", price="24.00", category=mugs, summary="For tea.", description="<p>Thrown.</p>")
    washer = Attribute.objects.create(key="dishwasher", name="Dishwasher safe", kind="yesno")
    AttributeValue.objects.create(product=product, attribute=washer, yes=True)
    make_delivery()
    page = _text(client, product.get_absolute_url())

    for told in ("€24.00", "For tea.", "<p>Thrown.</p>", "Dishwasher safe", "Includes 19% VAT", "€3.83", "In stock."):
        assert told in page
    assert re.search(r'href="/shop/table/">Table</a>.*href="/shop/table/mugs/">Mugs</a>', page, re.DOTALL)


def test_it_is_the_same_for_everybody_and_sets_no_cookie(client, alice):
    address = make_product().get_absolute_url()
    page = client.get(address)
    client.force_login(alice.user)
    again = client.get(address, headers={"If-None-Match": page["ETag"]})

    assert not page.cookies
    assert "public" in page["Cache-Control"]
    assert "Cookie" not in page.get("Vary", "")
    assert again.status_code == 304


def test_a_draft_does_not_exist(client):
    product = make_product("Draft mug", live=False)

    assert client.get(product.get_absolute_url()).status_code == 404
    assert client.get(reverse("storefront:configure", args=[product.slug])).status_code == 404


def test_nobody_posts_to_it(client):
    assert client.post(make_product().get_absolute_url()).status_code == 405


def test_what_costs_nothing_yet_is_not_sold(client):
    product = make_product()
    product.variants.update(active=False)
    page = _text(client, product.get_absolute_url())

    assert "This is not sold at the moment." in page
    assert "Add to basket" not in page


def test_sold_out_is_said_and_cannot_be_pressed(client):
    page = _text(client, make_product(stock=0).get_absolute_url())

    assert "Sold out at the moment." in page
    assert re.search(r'id="add" disabled', page)


def test_of_several_sizes_the_first_to_be_had_is_chosen(client):
    product = make_product(price="24.00", stock=0)
    large = make_variant(product, sku="large", price="31.00", name="Large", position=1)
    page = _text(client, product.get_absolute_url())

    assert re.search(rf'value="{large.pk}" checked', page)
    assert "<b>€31.00</b>" in page
    assert "<small>sold out</small>" in page


def test_an_address_names_a_size(client):
    product = make_product()
    large = make_variant(product, sku="large", price="31.00", name="Large", position=1)

    assert "<b>€31.00</b>" in _text(client, f"{product.get_absolute_url()}?variant={large.pk}")


def _data_blocks(client, product) -> dict[str, dict]:
    page = _text(client, product.get_absolute_url())
    blocks = [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)]
    return {block["@type"]: block for block in blocks}


def test_search_engines_read_prices(client):
    product = make_product("Mug </script> & cup", slug="mug", price="24.50", summary="<b>")
    ProductPicture.objects.create(product=product, image=_photograph("front"), alt="From the front")
    make_variant(product, sku="large", price="31.00", stock=0, name="Large", position=1)
    data = _data_blocks(client, product)["Product"]

    assert data["name"] == "Mug </script> & cup"
    assert data["image"][0].startswith("http://127.0.0.1:8000/media/images/")
    assert [offer["price"] for offer in data["offers"]] == ["24.50", "31.00"]
    assert [offer["availability"].rsplit("/", 1)[1] for offer in data["offers"]] == ["InStock", "OutOfStock"]
    assert data["offers"][0]["priceCurrency"] == "EUR"


def test_search_engines_read_a_price_with_choices_that_can_be_had(client):
    product = make_mug_with_words(price="24.00")
    MadeToOrder.objects.update(defaults={"glaze": ["ink"]})
    before = _data_blocks(client, product)["Product"]["offers"]
    find_lowest_prices_now()
    after = _data_blocks(client, product)["Product"]["offers"]

    assert [offer["price"] for offer in before] == ["27.00"]
    assert [offer["price"] for offer in after] == ["24.00"]
    assert "choice-glaze=chalk" in after[0]["url"]


def test_a_product_without_a_picture_has_no_structured_data(client):
    assert "Product" not in _data_blocks(client, make_product())


def test_choices_do_not_change_its_canonical_address(client, settings):
    product = make_mug_with_words()
    page = _text(client, f"{product.get_absolute_url()}?choice-glaze=ink&utm=x")

    assert f'<link rel="canonical" href="{settings.BASE_URL}{product.get_absolute_url()}">' in page


def test_similar_products_come_from_its_category(client):
    product = make_product("Plain mug")
    make_product("Tall mug")
    make_product("Oak desk", category=make_category("Desks"))
    rebuild()
    page = _text(client, product.get_absolute_url())
    others = page[page.index('id="others"') :]

    assert "Tall mug" in others
    assert "Oak desk" not in others
    assert ">Plain mug</a>" not in others


def test_photographs_stand_in_their_order_that_of_the_size_first(client):
    product = make_product()
    front, back = _photograph("front"), _photograph("back")
    ProductPicture.objects.create(product=product, image=front, alt="From the front", sort_order=0)
    ProductPicture.objects.create(product=product, image=back, alt="From behind", sort_order=1)
    large = make_variant(product, sku="large", name="Large", position=1, image=back)

    assert product_page(product).photographs[0].alt == "From the front"
    assert [each.alt for each in product_page(product, variant=large).photographs] == [
        "From behind", "From the front",
    ]  # fmt: skip
    assert 'alt="From the front"' in _text(client, product.get_absolute_url())


def test_a_photograph_whose_file_is_gone_costs_only_itself(client):
    product = make_product()
    picture = _photograph("front")
    ProductPicture.objects.create(product=product, image=picture)
    picture.file.storage.delete(picture.file.name)

    assert client.get(product.get_absolute_url()).status_code == 200


def test_a_refused_product_comes_back_with_the_reason(rf):
    product = make_mug_with_words()
    product.made_to_order.option_set.groups.filter(key="words").update(required=True)
    page = replace(product_page(product, choices={"glaze": ["ink"]}, show_missing=True), problem="Only 2 are left.")
    shown = render_to_string("store/storefront/product.html", vars(page), rf.get("/"))

    assert "Only 2 are left." in shown
    assert '<a href="#option-words">Please write “Words”.</a>' in shown
    assert re.search(r'value="ink" checked', shown)


def test_a_draft_can_be_looked_at_with_the_words_it_has_now(owner, rf):
    product = make_mug_with_words()
    product.name, product.description = "Bent mug", "<p>Written today.</p>"
    product.attribute_values.add(
        AttributeValue(attribute=Attribute.objects.create(key="clay", name="Clay"), text="Red")
    )
    shown = render_to_string("store/storefront/product.html", product.get_preview_context(rf.get("/"), ""), rf.get("/"))

    assert "Bent mug" in shown
    assert "Written today." in shown
    assert "Red" in shown


def test_an_editor_looks_at_the_page_of_a_draft(client, owner):
    product = make_mug_with_words()
    product.name = "Bent mug"
    draft = product.save_revision()
    client.force_login(owner)
    address = reverse(product.snippet_viewset.get_url_name("revisions_view"), args=[product.pk, draft.pk])
    page = client.get(address).content.decode()

    assert "<h1>Bent mug</h1>" in page
    assert 'value="rim:gold"' in page  # Gold is blocked: one may ask why.
    assert "Bent mug" not in _text(client, product.get_absolute_url())


def test_a_product_that_was_never_saved_can_be_looked_at(rf):
    make_product()
    product = Product(name="Idea", slug="idea", category=make_category(), tax_class=Product.objects.get().tax_class)
    shown = render_to_string("store/storefront/product.html", vars(product_page(product)), rf.get("/"))

    assert "Idea" in shown
    assert "This is not sold at the moment." in shown


@pytest.mark.parametrize("make", [make_mug_with_words, make_product], ids=["made to order", "from stock"])
def test_the_number_of_queries_does_not_grow_with_sizes_and_pictures(client, make, queries_of):
    product = make()

    def asked(numbers) -> int:
        for number in numbers:
            make_variant(product, sku=f"size-{number}", name=f"Size {number}")
            if not MadeToOrder.objects.filter(pk=product.pk).exists():
                ProductPicture.objects.create(product=product, image=_photograph(f"p{number}"))
        rebuild()
        product_page(Product.objects.get(pk=product.pk))  # Sizes of photographs are stored.
        client.get(product.get_absolute_url())
        return queries_of(lambda: client.get(product.get_absolute_url(), {"from": "a letter"}))

    few = asked([1])
    assert asked(range(2, 13)) == few
    assert queries_of(lambda: client.get(product.get_absolute_url())) == 1


def test_following_a_choice_asks_the_database_little(client, django_assert_max_num_queries):
    product = make_mug_with_words()
    address = reverse("storefront:configure", args=[product.slug])
    client.get(address)

    with django_assert_max_num_queries(3):
        client.get(address, {"choice-glaze": "ink", "choice-words": "Für Zoë"})


@pytest.mark.parametrize("path", ["/product/%00/", "/product/a%00b/configure/", "/shop/no-such/", "/shop/%00/"])
def test_what_is_not_there_is_a_404(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ([{"Size": "S"}, {"Size": "L"}], "Size"),
        ([{"Size": "S", "Colour": "red"}, {"Size": "L", "Colour": "red"}], "Size"),
        ([{"Size": "S", "Colour": "red"}, {"Size": "S", "Colour": "blue"}, {"Size": "L"}], "Size, Colour"),
        ([{}, {}], "Version"),
    ],
)
def test_the_choice_of_a_variant_is_called_what_the_variants_differ_in(client, options, named):
    product = make_product()
    product.variants.all().delete()
    for place, each in enumerate(options):
        make_variant(product, sku=f"sku-{place}", options=each, position=place)

    assert f'<legend class="option-head"><b>{named}</b>' in _text(client, product.get_absolute_url())
