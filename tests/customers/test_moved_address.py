"""What of an address stays in the form when its country or region changes."""

import pytest

from customers.profiles.address_checks import checked
from customers.profiles.address_parts import every_country, parts_of
from customers.profiles.address_rows import address_rows
from customers.profiles.moved_address import MadeFor, carried_over

TYPED = {"name": "Ada", "street_address": "Rua 1", "postal_code": "01099"}
#: A region and a town of each country that has lists of towns.
LISTED = {
    "BR": ("SP", "São Paulo"),
    "CN": ("广东省", "广州市"),
    "KR": ("경기도", "수원시"),
    "TW": ("新北市", "三重區"),
    "HK": ("Kowloon", "Kowloon City"),
}


def parts(country, *where):
    return {part.key: part for part in parts_of(country, *where)}


def made_for(country, *where):
    return MadeFor.parse(str(MadeFor.of(country, parts_of(country, *where))))


MOVES = [(country, target) for country in LISTED for target in ("DE", "US", "JP", "BR", "CN") if country != target]


@pytest.mark.parametrize(("country", "target"), MOVES)
def test_a_region_and_a_town_from_lists_stay_in_their_country(country, target):
    area, town = LISTED[country]
    typed = TYPED | {"country_area": area, "city": town}

    carried = carried_over(typed, target, made_for(country, area))

    assert carried == TYPED | {"country_area": "", "city": ""}


def test_what_was_typed_stays():
    typed = TYPED | {"city": "Dresden"}

    assert carried_over(typed, "AT", made_for("DE")) == typed
    assert carried_over(typed, "JP", made_for("DE"))["city"] == "Dresden"


def test_the_code_of_a_region_means_nothing_in_another_country():
    """MT is Montana in the United States and Mato Grosso in Brazil."""
    assert carried_over({"country_area": "MT"}, "BR", made_for("US")) == {"country_area": ""}
    assert carried_over({"country_area": "MT"}, "US", made_for("US")) == {"country_area": "MT"}


def test_a_town_of_the_list_goes_with_its_province():
    typed = {"country_area": "浙江省", "city": "广州市"}

    assert carried_over(typed, "CN", made_for("CN", "广东省")) == {"country_area": "浙江省", "city": ""}


def test_a_region_is_known_by_its_name():
    assert carried_over({"country_area": "hokkaido"}, "JP", MadeFor()) == {"country_area": "北海道"}


@pytest.mark.parametrize("country", every_country())
def test_every_country_has_a_name_a_street_and_a_second_line(country):
    keys = [part.key for part in parts_of(country)]

    assert keys[0] == "name"
    assert keys.index("address_line2") == keys.index("street_address") + 1
    assert len(keys) == len(set(keys))


def test_a_region_that_decides_the_towns_comes_before_them():
    keys = [part.key for part in parts_of("BR")]
    assert keys.index("country_area") == keys.index("city") - 1
    assert [part.key for part in parts_of("US")][-3:] == ["city", "country_area", "postal_code"]


def test_japan_has_a_prefecture_and_a_town():
    address = {
        "name": "Aiko Mori", "street_address": "1-2-3 Jingumae", "address_line2": "Room 501", "city": "Shibuya",
        "postal_code": "150-0001", "country_area": "東京都", "country_code": "JP",
    }  # fmt: skip

    assert parts("JP")["city"].required
    assert [problem.key for problem in checked(address | {"city": ""})[1]] == ["city"]
    normal, problems = checked(address)
    assert (problems, normal["city"], normal["address_line2"]) == ([], "Shibuya", "Room 501")
    assert address_rows(normal) == [
        "〒150-0001", "東京都Shibuya", "1-2-3 Jingumae", "Room 501", "Aiko Mori", "Japan",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", " ", "BR", "ZZ city", "x" * 900, "\x00"])
def test_a_forged_hidden_field_does_no_harm(text):
    assert carried_over(TYPED, "DE", MadeFor.parse(text)) == TYPED
