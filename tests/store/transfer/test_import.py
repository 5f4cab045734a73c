"""Products of another shop come in, and come in again."""

import csv
import tracemalloc

import pytest
from django.core.management import CommandError, call_command

from cms.foundation.versions import numbers
from store.catalogue.models import Product, Variant
from store.money.amounts import Money
from store.stock.models import StockLevel
from store.transfer.importing import Import
from store.transfer.readers import vendure
from store.transfer.records import BadRow
from tests.makers import make_product

pytestmark = pytest.mark.django_db

ROW = dict.fromkeys(vendure.COLUMNS, "") | {
    "name": "Blue cup",
    "slug": "blue-cup",
    "description": "A <b>cup</b>",
    "facets": "category:Kitchen|category:Cups|color:blue",
    "optionGroups": "size",
    "optionValues": "small",
    "sku": "C1",
    "price": "12.50",
    "stockOnHand": "7",
}


@pytest.fixture
def file_of(tmp_path):
    """Writes rows, each given as what differs from the blue cup."""

    def write(*rows: dict):
        path = tmp_path / "products.csv"
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, vendure.COLUMNS)
            writer.writeheader()
            writer.writerows(ROW | row for row in rows)
        return path

    return write


def run(path, **options):
    importing = Import("vendure", **options)
    for _report in importing.run(vendure.read, path):
        pass
    return importing.report


def test_the_real_shop_comes_in_once_however_often_it_is_imported(shared_data, capsys):
    folder = shared_data / "catalog_vendure"
    for _time in range(2):
        call_command(
            "import_products", str(folder / "products.csv"), format="vendure", images=folder / "images", verbosity=0
        )
        assert (Product.objects.count(), Variant.objects.count()) == (54, 88)
    out = capsys.readouterr().out
    assert "54 new pictures" in out
    assert "0 new, 0 changed, 54 as before; 0 new pictures" in out
    assert "line 88: The article number is used more than once" in out


def test_a_row_becomes_a_product_with_shelf_price_and_stock(file_of):
    run(file_of({}))

    product = Product.objects.get()
    assert product.category.path == "kitchen/cups"
    assert product.description == "<p>A <b>cup</b></p>"
    assert product.variants.get().price.amount == Money("12.50")
    assert StockLevel.objects.get().on_hand == 7


def test_what_a_machine_wrote_survives_the_publishing_of_an_older_draft(file_of):
    run(file_of({}))
    product = Product.objects.get()
    product.summary = "Thrown by hand"
    product.save_revision()
    run(file_of({"price": "15.00", "stockOnHand": "3"}, {"name": "", "optionValues": "big", "sku": "C2"}))

    Product.objects.get().get_latest_revision().publish()

    product = Product.objects.get()
    assert product.summary == "Thrown by hand"
    assert product.variants.count() == 2
    assert product.variants.get(sku="C1").price.amount == Money("15.00")
    assert StockLevel.objects.get(variant__sku="C1").on_hand == 3


def test_words_under_an_open_draft_are_left_and_reported(file_of):
    run(file_of({}))
    Product.objects.get().save_revision()
    Product.objects.update(has_unpublished_changes=True)

    report = run(file_of({"name": "Green cup"}))

    assert Product.objects.get().name == "Blue cup"
    assert "draft" in report.notes[0].reason


def test_a_new_name_of_a_variant_under_an_open_draft_reaches_the_public_page(file_of):
    run(file_of({}))
    Product.objects.update(has_unpublished_changes=True)
    before = numbers("catalogue")

    run(file_of({"name": "Green cup", "optionValues": "large"}))

    assert Variant.objects.get().name == "large"
    assert numbers("catalogue") != before


def test_new_words_are_where_an_editor_begins(file_of):
    run(file_of({}))
    run(file_of({"name": "Green cup"}))

    assert Product.objects.get().get_latest_revision_as_object().name == "Green cup"


def test_a_product_made_by_hand_is_found_by_its_article_number(file_of):
    make_product("My cup", slug="c1")
    Variant.objects.update(sku="C1")

    run(file_of({}))

    assert Product.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"price": "free"}, "no number"),
        ({"price": "-1"}, "cannot be"),
        ({"price": "NaN"}, "no number"),
        ({"stockOnHand": "many"}, "whole number"),
        ({"stockOnHand": "9" * 5000}, "whole number"),
        ({"optionValues": "small|red"}, "2 options for 1 groups"),
        ({"name": "x" * 300}, "too long"),
        ({"description": "a\x00b"}, "UTF-8"),
    ],
)
def test_a_bad_row_is_reported_with_its_line_and_the_rest_goes_on(file_of, wrong, reason):
    report = run(file_of(wrong, {"name": "Red cup", "slug": "red-cup", "sku": "C9"}))

    assert Product.objects.get().name == "Red cup"
    assert any(row.line == 2 and reason in row.reason for row in report.bad)


def test_a_product_with_one_bad_variant_is_not_half_written(file_of):
    report = run(file_of({}, {"name": "", "optionValues": "big", "sku": "C2", "price": "?"}))

    assert not Product.objects.exists()
    assert [row.line for row in report.bad] == [3, 2]


def test_a_repeated_number_of_another_product_is_kept_apart_on_every_run(file_of):
    path = file_of({}, {"name": "Other", "slug": "other"})
    for _time in range(2):
        report = run(path)

    assert set(Variant.objects.values_list("sku", flat=True)) == {"C1", "C1-other"}
    assert len(report.notes) == 1


def test_trying_writes_nothing(file_of):
    report = run(file_of({}), write=False)

    assert report.created == 1
    assert not Product.objects.exists()


def test_missing_and_hostile_pictures_are_reported_and_stop_nothing(file_of, tmp_path):
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "fake.jpg").write_text("no picture")
    report = run(file_of({"assets": "none.jpg|../products.csv|fake.jpg"}), images=tmp_path / "images")

    assert not report.bad
    assert Product.objects.exists()
    assert len(report.notes) == 3


def test_a_file_of_another_kind_is_refused(tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")

    with pytest.raises(CommandError, match="no column"):
        call_command("import_products", str(tmp_path / "x.csv"), format="vendure")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b'name,slug\n"', b"\x00" * 100])
def test_no_content_is_more_than_a_refusal(tmp_path, content):
    (tmp_path / "x.csv").write_bytes(content)

    with pytest.raises(CommandError):
        call_command("import_products", str(tmp_path / "x.csv"), format="vendure")


def test_a_longer_file_needs_hardly_more_memory(file_of):
    def peak(products: int) -> int:
        path = file_of(*({"slug": f"cup-{n}", "sku": f"C{n}", "description": "words " * 300} for n in range(products)))
        tracemalloc.start()
        for record in vendure.read(path):
            assert not isinstance(record, BadRow)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(20 * 200) - peak(200) < 30 * 2**20


def test_writing_many_products_needs_hardly_more_memory(file_of):
    def peak(products: int) -> int:
        path = file_of(*({"slug": f"cup-{n}", "sku": f"C{n}"} for n in range(products)))
        tracemalloc.start()
        run(path)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(100) - peak(5) < 30 * 2**20
