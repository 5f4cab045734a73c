"""A long select is the same as Django's, and attributes are as in its own template."""

import pytest
from django import forms

from cms.foundation.widgets import LongSelect

CHOICES = [("", "Please choose"), ("DE", "Germany"), ("CI", "Côte d’Ivoire"), ('"<b>', "A & 'B'")]


@pytest.mark.parametrize("value", [None, "", "DE", "CI", '"<b>', "<script>", "XX"])
def test_a_long_select_is_written_as_a_select_is(value):
    long, plain = (
        kind(choices=CHOICES, attrs={"autocomplete": "country"}).render("c", value, {"id": "c", "required": True})
        for kind in (LongSelect, forms.Select)
    )
    assert long.split() == plain.split()


def test_what_one_reader_chose_is_not_chosen_for_the_next():
    select = LongSelect(choices=CHOICES)
    assert select.render("c", "DE").count(" selected") == 1
    assert '"CI" selected' in select.render("c", "CI")
    assert '"DE" selected' not in select.render("c", "CI")


def test_attributes_of_an_input_are_written_by_our_template():
    attrs = {"id": "n", "required": True, "disabled": False, "list": None, "maxlength": 5, "title": '"A" & <b>\'s'}
    written = forms.TextInput().render("name", "Zoë", attrs)

    assert written == (
        '<input type="text" name="name" value="Zoë" id="n" required maxlength="5"'
        ' title="&quot;A&quot; &amp; &lt;b&gt;&#x27;s">'
    )
