"""Staff find a person however they spell the name or the number."""

import pytest

from customers.people.models import Customer


@pytest.fixture
def customer(db):
    return Customer.objects.create(name="Jürgen O’Connor-Müller", email="jo@ümlaut.example", phone="0351/123 45 67")


@pytest.mark.parametrize(
    "typed",
    ["o'connor", "O`Connor", "oconnor", "muller", "Mueller", "MÜLLER jürgen", "jo@xn--mlaut-jva.example", "ümlaut"],
)
def test_a_name_or_address_is_found_in_any_spelling(customer, typed):
    assert Customer.objects.matching(typed).get() == customer


@pytest.mark.parametrize("typed", ["+49 351 123", "0351/123", "0049 351 12", "(0351) 12345", "+49 (0)351 1", "1234567"])
def test_a_phone_number_is_found_as_it_is_dialled_from_anywhere(customer, typed):
    assert Customer.objects.matching(typed).get() == customer


@pytest.mark.parametrize("typed", ["", "\x00", "%", "_", "schmidt", "jürgen schmidt", "0351 999", "' OR 1=1 --"])
def test_what_fits_nobody_finds_nobody(customer, typed):
    assert not Customer.objects.matching(typed).exists()


def test_who_changes_name_or_number_is_found_by_the_new_one(customer):
    Customer.objects.filter(pk=customer.pk).update(name="Änne Wolf", phone="+33 4 72 00 00 12")
    customer.refresh_from_db()

    assert Customer.objects.matching("anne wolf").exists()
    assert not Customer.objects.matching("connor").exists()
    assert customer.phone_e164 == "+33472000012"

    customer.name = "Zoë Wolf"
    customer.save(update_fields=["name"])
    assert Customer.objects.matching("zoe").exists()


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Mary-Jane van der Berg", ["maryjane", "Mary Jane", "vanderberg", "Mary-Jane Berg"]),
        ("Jo Müller-Oß", ["muelleross", "mulleross"]),
        ("李 小龙", ["李小龙", "李 小龙", "小龙"]),
        ("李小龙", ["李小龙", "李 小龙", "小龙"]),
    ],
)
def test_a_name_is_found_whether_its_words_are_joined_or_apart(db, name, typed):
    customer = Customer.objects.create(name=name, email="a@example.com")

    assert [each for each in typed if Customer.objects.matching(each).first() != customer] == []


@pytest.mark.parametrize(
    "typed", ["tel. 0351 12345", "Phone: 0351/123 45", "Tel 0351 12345 67 (mobile)", "tel.:0351-12345"]
)
def test_words_beside_a_number_are_left_out(customer, typed):
    assert Customer.objects.matching(typed).get() == customer
