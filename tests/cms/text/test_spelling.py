"""What people type is read as they mean it."""

from decimal import Decimal

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from cms.text import forms as fields
from cms.text import spelling


@pytest.mark.parametrize(
    "typed",
    [
        "AF-00976",
        "#AF-00976",
        "AF 00976",
        "af00976",
        "00976",
        "976",
        "AF–00976",
        "ＡＦ－００９７６",
        "No. 976",
        " ٩٧٦\u200b",
        "AF-00976.",
        "(AF-00976)",
        "AF/00976",
        "AF_00976",
        "Where is my order AF-00976, please?",
    ],
)
def test_an_order_number_is_found_in_any_spelling(typed):
    assert spelling.numbered(typed, "AF-", 5) == "AF-00976"


@pytest.mark.parametrize("typed", ["", "hello", "AF-", "AF-976-1", "XY-976", "9" * 200, "\x00"])
def test_what_is_no_order_number_matches_none(typed):
    assert not spelling.numbered(typed, "AF-", 5).startswith("AF-0")


@pytest.mark.parametrize(
    "typed",
    [
        "anna@münchen.example",
        "ANNA@MÜNCHEN.example",
        "anna@xn--mnchen-3ya.example",
        " anna@mu\u0308nchen。example\u200b",
    ],
)
def test_one_mailbox_has_one_spelling(typed):
    assert spelling.email_address(typed) == "anna@münchen.example"


@pytest.mark.parametrize(("typed", "address"), [
    ("an\u00adna@example.com", "anna@example.com"),
    ("a@ラーメン.jp", "a@ラーメン.jp"),
    ("a@xn--4dkp5a8a.jp", "a@ラーメン.jp"),
])  # fmt: skip
def test_no_letter_of_an_address_becomes_a_dash(typed, address):
    assert spelling.email_address(typed) == address


@pytest.mark.parametrize("typed", ["", "anna", "anna@", "@", "a@-x-.example", "a@" + "x" * 80 + ".example", "a@b@c"])
def test_what_is_no_address_is_refused_by_the_field_without_an_error(typed):
    with pytest.raises(forms.ValidationError):
        fields.EmailField().clean(typed)


@pytest.mark.parametrize("typed", ["WELCOME10", "welcome10", "Ｗｅｌｃｏｍｅ１０", " wel\u200bcome  10 "])
def test_a_code_is_read_in_any_case_and_width(typed):
    assert fields.CodeField().clean(typed) == "WELCOME10"


@pytest.mark.parametrize(
    "typed", [".", "\u200b\u200d", "—", "\u202e", "42", "\u3164", "\u115f", "\u1160", "\uffa0", "ʼ", "ー", "ـ", "ª"]
)
def test_a_name_of_a_person_needs_an_alphabetic_character(typed):
    with pytest.raises(forms.ValidationError):
        fields.PersonNameField().clean(typed)


@pytest.mark.parametrize("typed", ["李明", "Øre", "علی", "नमस्ते", "O’Connor", "X"])
def test_names_of_every_script_are_valid(typed):
    assert fields.PersonNameField().clean(typed) == typed


def test_a_companys_name_may_be_a_number():
    assert fields.CompanyNameField().clean(" 1664 ") == "1664"
    with pytest.raises(forms.ValidationError):
        fields.CompanyNameField().clean("--")


def test_joiners_stay_only_where_a_script_needs_them():
    assert spelling.clean_line("می\u200cخواهم") == "می\u200cخواهم"
    assert spelling.clean_line("An\u200cna\ufeff") == "Anna"


@pytest.mark.parametrize("typed", ["Muller", "Mueller", "müller jürgen", "Jürgen Mu", "o'neil", "neil"])
def test_a_name_is_found_in_any_spelling_and_order(typed):
    key = spelling.search_key("Jürgen Müller-O’Neil")

    assert all(f" {word}" in key for word in spelling.search_words(typed))


@given(st.text())
def test_nothing_that_is_typed_is_an_error_and_each_spelling_is_stable(typed):
    for read in (spelling.clean_line, spelling.plain, spelling.code, spelling.digits, spelling.email_address):
        once = read(typed)
        assert read(once) == once
        assert "\x00" not in once


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12.5", "12.5"),
        (" 7 ", "7"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("１２．５", "12.5"),
        ("٣", "3"),
        (".5", "0.5"),
        ("+4", "4"),
    ],
)
def test_a_number_is_read_in_digits_of_any_script(typed, number):
    assert spelling.decimal_number(typed) == Decimal(number)
    assert fields.DecimalField().clean(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed", ["1e3", "1E3", "1_000", "NaN", "Infinity", "--1", "1.2.3", "1 000", ".", "-", "ten", "\x00"]
)
def test_what_only_a_program_reads_as_a_number_is_none(typed):
    assert spelling.decimal_number(typed) is None
    with pytest.raises(forms.ValidationError, match="Enter a number"):
        fields.DecimalField().clean(typed)


@pytest.mark.parametrize(
    "typed", ["Jörg Müller", "MÜLLER, Jörg", "joerg  mueller", "Jorg Muller", "Jörg Mueller", "Jo\u0308rg Mu\u0308ller"]
)
def test_names_of_one_person_share_a_key(typed):
    assert spelling.name_keys(typed) & spelling.name_keys("Jörg Müller")


@pytest.mark.parametrize(
    ("one", "other"), [("李小龙", "李 小龙"), ("O’Neil", "oneil"), ("Mary-Jane Li", "mary jane li")]
)
def test_gaps_and_apostrophes_do_not_make_another_name(one, other):
    assert spelling.name_keys(one) & spelling.name_keys(other)


@pytest.mark.parametrize("typed", ["Jörg", "Müller", "Jörg Maller", "", "…"])
def test_half_a_name_is_another_name(typed):
    assert not spelling.name_keys(typed) & spelling.name_keys("Jörg Müller")
