"""Postcodes are read as people write them."""

import pytest

from customers.profiles.address_checks import checked
from customers.profiles.postcodes import areas_of, as_written


@pytest.mark.parametrize(
    ("country", "typed", "written"),
    [
        ("NL", "1012ab", "1012 AB"),
        ("IE", "d02 af30", "D02 AF30"),
        ("PL", "50010", "50-010"),
        ("PT", "1000205", "1000-205"),
        ("LV", "lv-1010", "LV-1010"),
        ("LV", "1010", "LV-1010"),
        ("DE", "D-01067", "01067"),
        ("SE", "SE-114 55", "11455"),
        ("SE", "114 55", "114 55"),
        ("CH", "CH 8001", "8001"),
        ("GB", "sw1a1aa", "SW1A 1AA"),
        ("JP", "１００－０００１", "100-0001"),
        ("BR", "٠١٣١٠١٠٠", "01310-100"),
        ("CA", "k1a0b1", "K1A 0B1"),
        ("US", "90001 1234", "90001 1234"),
        ("DE", "nonsense", "NONSENSE"),
        ("JP", "154ー0023", "154-0023"),
        ("SA", "115647890", "11564-7890"),
        ("KZ", "z05k1a5", "Z05K1A5"),
        ("GB", "UK SW1A 1AA", "SW1A 1AA"),
        ("GB", "GB-SW1A 1AA", "SW1A 1AA"),
        ("SG", "Singapore 018956", "018956"),
        ("HK", "", ""),
        ("??", "12", "12"),
    ],
)
def test_a_postcode_is_written_as_its_country_writes_it(country, typed, written):
    assert as_written(country, typed) == written


def test_a_region_is_known_by_its_postcodes():
    assert areas_of("US", "90001") == ("California",)
    assert areas_of("DE", "01067") == ()


def test_a_postcode_of_another_region_says_where_it_belongs():
    address = {
        "name": "Anna",
        "street_address": "1 Elm",
        "city": "Albany",
        "country_area": "NY",
        "postal_code": "90001",
    }

    _address, problems = checked(address | {"country_code": "US", "postal_code": "90001"})

    assert [(each.key, each.belongs_to) for each in problems] == [("postal_code", ("California",))]


@pytest.mark.parametrize(("country", "postcode", "city"), [("SA", "11564-7890", "Riyadh"), ("KZ", "Z05K1A5", "Astana")])
def test_a_format_that_the_address_data_lacks_is_taken(country, postcode, city):
    typed = {"name": "Anna", "street_address": "1 Elm", "city": city, "country_code": country, "postal_code": postcode}

    address, problems = checked(typed)

    assert (address["postal_code"], problems) == (postcode, [])
