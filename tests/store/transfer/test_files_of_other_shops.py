"""Files are read as other shops and spreadsheets write them; a bad row harms no neighbour."""

import csv

import pytest

from store.catalogue.models import Brand, Product, Variant
from store.transfer.importing import Import
from store.transfer.readers import vendure
from store.transfer.records import BadRow
from store.transfer.words import description_html
from tests.store.transfer.test_import import ROW

NEXT = ROW | {"name": "Red cup", "slug": "red-cup", "sku": "C2"}
LAST = ROW | {"name": "Old cup", "slug": "old-cup", "sku": "C3"}


@pytest.fixture
def file_of(tmp_path):
    """Writes rows in a spelling of choice; a row may be a line of its own."""

    def write(*rows: dict | str, separator=",", encoding="utf-8", header=str):
        path = tmp_path / "products.csv"
        with path.open("w", newline="", encoding=encoding) as file:
            writer = csv.writer(file, delimiter=separator)
            writer.writerow([header(name) for name in vendure.COLUMNS])
            for row in rows:
                file.write(row) if isinstance(row, str) else writer.writerow(row[name] for name in vendure.COLUMNS)
        return path

    return write


def read(path) -> tuple[list[str], list[BadRow]]:
    found = list(vendure.read(path))
    return [each.name for each in found if not isinstance(each, BadRow)], [
        each for each in found if isinstance(each, BadRow)
    ]


@pytest.mark.parametrize(
    "spelling",
    [
        {"separator": ";"},
        {"separator": "\t"},
        {"encoding": "utf-16"},
        {"encoding": "utf-16-le"},
        {"encoding": "utf-8-sig"},
        {"header": str.upper},
        {"header": lambda name: f" {name.title()} "},
    ],
)
def test_a_file_is_read_in_any_common_spelling(file_of, spelling):
    assert read(file_of(ROW, NEXT, **spelling)) == (["Blue cup", "Red cup"], [])


@pytest.mark.parametrize("bad", ["Short,row\n", "x" * 300 + "," * 13 + "\n", "Caf\udce9" + "," * 13 + "\n"])
def test_a_bad_row_keeps_no_neighbour_out(file_of, tmp_path, bad):
    path = file_of(ROW, bad.encode("utf-8", "surrogateescape").decode("latin-1"), LAST, encoding="latin-1")

    names, problems = read(path)

    assert names == ["Blue cup", "Old cup"]
    assert {row.line for row in problems} == {3}


def test_an_open_quote_is_named_and_swallows_nothing(file_of):
    names, problems = read(file_of(ROW, 'Green cup,green-cup,"never closed,,,,,C9,1,,,,,\n', NEXT, LAST))

    assert names == ["Blue cup", "Red cup", "Old cup"]
    assert problems[0].line == 3
    assert "quote" in problems[0].reason


def test_an_open_quote_that_a_later_one_closes_swallows_nothing(file_of):
    quoted = NEXT | {"description": 'He said "yes"'}

    names, problems = read(file_of('Green cup,green-cup,"never closed,,,,,C9,1,,,,,\n', quoted, LAST))

    assert names == ["Red cup", "Old cup"]
    assert problems[0].line == 2


def test_a_description_over_several_lines_is_one_cell(file_of):
    assert read(file_of(ROW | {"description": "One\nTwo\n\nThree"}, NEXT))[0] == ["Blue cup", "Red cup"]


@pytest.mark.parametrize("word", ["false", "FALSE", "no", "0", "N"])
def test_stock_that_is_not_tracked_is_not_counted(file_of, word):
    record = next(iter(vendure.read(file_of(ROW | {"trackInventory": word, "stockOnHand": ""}))))

    assert record.variants[0].stock is None


def test_pictures_of_variants_come_with_the_product(file_of):
    rows = ROW | {"assets": "a.jpg"}, ROW | {"name": "", "sku": "C4", "variantAssets": "b.jpg|a.jpg"}

    assert next(iter(vendure.read(file_of(*rows)))).pictures == ["a.jpg", "b.jpg"]


@pytest.mark.django_db
def test_two_products_of_one_address_are_kept_apart_on_every_run(file_of):
    path = file_of(ROW, NEXT | {"slug": "blue-cup"})
    for _time in range(2):
        importing = Import("vendure")
        *_, report = importing.run(vendure.read, path)

    assert set(Product.objects.values_list("name", "slug")) == {("Blue cup", "blue-cup"), ("Red cup", "blue-cup-2")}
    assert (report.changed, report.unchanged, len(report.notes)) == (0, 2, 1)


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("", ""),
        ("Plain & simple", "<p>Plain &amp; simple</p>"),
        ("One\n\nTwo", "<p>One</p>\n\n<p>Two</p>"),
        ("3 < 4", "<p>3 &lt; 4</p>"),
        ("Fish &amp; chips", "<p>Fish &amp; chips</p>"),
        ("<strong>Bold</strong><script>alert(1)</script>", "<p><b>Bold</b></p>"),
        ("<div onclick='x()'>A <em>cup</em></div>", "<p>A <i>cup</i></p>"),
        ('<a href="javascript:x()">no</a>', "<p><a>no</a></p>"),
    ],
)
def test_a_description_keeps_its_plain_structure_and_nothing_else(typed, html):
    assert description_html(typed) == html


@pytest.mark.django_db
def test_a_repeated_address_never_gets_that_of_another_product(file_of):
    path = file_of(ROW, NEXT | {"slug": "blue-cup"}, LAST | {"slug": "blue-cup-2"})
    for _time in range(2):
        importing = Import("vendure")
        *_, report = importing.run(vendure.read, path)

    assert set(Product.objects.values_list("name", "source_id")) == {
        ("Blue cup", "blue-cup"), ("Red cup", "blue-cup-3"), ("Old cup", "blue-cup-2"),
    }  # fmt: skip
    assert (report.created, report.changed, report.unchanged) == (0, 0, 3)


@pytest.mark.django_db
@pytest.mark.parametrize(("repeated", "carried"), [("C1", "C1-red-cup"), ("", "red-cup-small")])
def test_a_made_up_article_number_never_is_that_of_another_product(file_of, repeated, carried):
    path = file_of(ROW, NEXT | {"sku": repeated}, LAST | {"sku": carried})
    for _time in range(2):
        importing = Import("vendure")
        *_, report = importing.run(vendure.read, path)

    assert set(Variant.objects.values_list("product__name", "sku")) == {
        ("Blue cup", "C1"), ("Red cup", f"{carried}-2"), ("Old cup", carried),
    }  # fmt: skip
    assert (report.created, report.changed, report.unchanged) == (0, 0, 3)


@pytest.mark.django_db
def test_a_product_without_a_brand_makes_none(file_of):
    for _report in Import("vendure").run(vendure.read, file_of(ROW)):
        pass

    assert not Brand.objects.exists()


@pytest.mark.parametrize("first", ["sep=;\n", "\n", " \n\n", '"sep=,"\r\n', "sep=,\n", ";;;\n"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_lines_before_the_header_are_skipped(file_of, first, encoding):
    path = file_of(ROW, separator=";")
    path.write_text(first + path.read_text(), encoding=encoding)

    assert read(path) == (["Blue cup"], [])


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Salt &amp; pepper", "Salt & pepper"),
        ("5&#8239;cm&nbsp;mug", "5 cm mug"),
        ("Fish & chips &copy", "Fish & chips &copy"),
        ("A &#" + "9" * 100 + "; mug", "A &#" + "9" * 100 + "; mug"),
    ],
)
def test_entities_in_a_name_are_characters(file_of, typed, name):
    record = next(iter(vendure.read(file_of(ROW | {"name": typed, "optionValues": "S &amp; M"}))))

    assert (record.name, record.variants[0].options) == (name, {"size": "S & M"})
